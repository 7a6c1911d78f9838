"""Nothing of a draft reaches the other side: by page, list, history, thread, home page or mail (règles C3, C4)."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from ctri.saisines import actions
from ctri.saisines.etats import EN_PREPARATION, OUVERTES, Etat, Instance, Sens
from ctri.saisines.models import Saisine, est_visible
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import maintenant
from tests.courriels import distribuer
from tests.ctri.saisines.conftest import Page, texte
from tests.ctri.saisines.moments import SECRET, VOIX, acteur, jusqu_a, voix
from tests.distribution import PERSONNES

pytestmark = pytest.mark.django_db

MEMBRES = {
    Instance.COMITE: {
        *("secretaire_a", "chef_siege_a", "chef_local_a", "chef_local_a2", "chef_local_a3", "chef_local_a4")
    },
    Instance.COLLEGE: {"mir_a", "medecin_a", "medecin_a2", "medecin_a3"},
}
LECTEURS = {"prefet_a", "evaluateur", "national", "gestionnaire_a"}
REPRISE = "Motif confidentiel de reprise"
NOTE = "Note confidentielle"


def qui_voit(sens: Sens, etat: Etat) -> set[str]:
    """Who may know of the question, said without the code."""
    if etat == Etat.BROUILLON:
        return MEMBRES[sens.demandeur]
    deux = MEMBRES[Instance.COMITE] | MEMBRES[Instance.COLLEGE]
    return deux | LECTEURS if etat == Etat.RENDUE else deux


@pytest.mark.parametrize("sens", Sens)
def test_qui_sait_qu_elle_existe(monde: Any, sens: Sens) -> None:
    """Every role x every state, in the database and in memory."""
    saisines = {etat: jusqu_a(monde, etat, sens) for etat in Etat}
    for cle in PERSONNES:
        personne = acteur_de(monde.personnes[cle])
        visibles = set(Saisine.objects.visibles_par(personne).values_list("pk", flat=True))
        for etat, saisine in saisines.items():
            attendu = cle in qui_voit(sens, etat)
            assert (saisine.pk in visibles) == attendu, f"{cle} {etat} {sens}"
            assert est_visible(personne, saisine) == attendu, f"{cle} {etat} {sens}"


def rediger_en_secret(monde: Any, etat: str, sens: Sens) -> Saisine:
    """An answer taken back once, then led to this state, with a note kept inside each body."""
    saisine = jusqu_a(monde, Etat.EN_PROJET, sens)
    repondant, demandeur = voix(monde, sens.repondant), voix(monde, sens.demandeur)
    actions.echanger(saisine=saisine, texte=f"{NOTE} {sens.repondant}", interne=True, par=repondant)
    actions.echanger(saisine=saisine, texte=f"{NOTE} {sens.demandeur}", interne=True, par=demandeur)
    saisine = actions.reprendre(saisine=saisine, motif=REPRISE, par=repondant)
    if etat != Etat.ADRESSEE:
        saisine = actions.presenter(saisine=saisine, revision=saisine.revision, par=repondant)
    if etat == Etat.APPROUVEE:
        saisine = actions.approuver(saisine=saisine, revision=saisine.revision, par=repondant)
    if etat == Etat.RETIREE:
        saisine = actions.retirer(saisine=saisine, motif="Sans objet", par=demandeur)
    return saisine


@pytest.mark.parametrize(("sens", "etat"), itertools.product(Sens, (*OUVERTES, Etat.RETIREE)))
def test_le_projet_reste_dans_l_instance_qui_repond(monde: Any, page: Page, sens: Sens, etat: Etat) -> None:
    saisine = rediger_en_secret(monde, etat, sens)
    dehors = MEMBRES[sens.demandeur] - MEMBRES[sens.repondant]
    Utilisateur.objects.update(derniere_visite=saisine.adressee_le)
    for cle in sorted(dehors):
        lus = {
            "page": texte(page(cle, "saisine", saisine.pk)),
            "liste": texte(page(cle, "saisines", monde.auvergne.pk, suite="?vue=toutes")),
            "accueil": texte(page(cle, "accueil")),
        }
        for ou, lu in lus.items():
            for secret in (SECRET, REPRISE, f"{NOTE} {sens.repondant}", "en projet", "approuvé"):
                assert secret not in lu, f"{cle} lit « {secret} » ({ou})"
        assert saisine.objet in lus["page"]
        assert f"{NOTE} {sens.demandeur}" in lus["page"]


@pytest.mark.parametrize(("sens", "etat"), itertools.product(Sens, EN_PREPARATION))
def test_l_instance_qui_repond_lit_son_projet(monde: Any, page: Page, sens: Sens, etat: Etat) -> None:
    saisine = rediger_en_secret(monde, etat, sens)
    for cle in sorted(MEMBRES[sens.repondant]):
        lu = texte(page(cle, "saisine", saisine.pk))
        assert SECRET in lu, cle
        assert REPRISE in lu, cle
        assert f"{NOTE} {sens.repondant}" in lu, cle
        assert f"{NOTE} {sens.demandeur}" not in lu, cle


@pytest.mark.parametrize("sens", Sens)
def test_les_autres_lecteurs_lisent_la_reponse_et_rien_de_ce_qui_l_entoure(monde: Any, page: Page, sens: Sens) -> None:
    saisine = rediger_en_secret(monde, Etat.APPROUVEE, sens)
    actions.rendre(saisine=saisine, revision=saisine.revision, sans_patient=True, par=voix(monde, sens.repondant))
    for cle in sorted(LECTEURS):
        reponse = page(cle, "saisine", saisine.pk)
        lu = texte(reponse)
        assert all(attendu in lu for attendu in (saisine.objet, "Une astreinte régionale", SECRET)), cle
        assert all(secret not in lu for secret in (REPRISE, NOTE, "a présenté", "a approuvé")), cle
        assert 'id="echanges"' not in reponse.content.decode(), cle


@pytest.mark.parametrize("sens", Sens)
def test_un_refus_ne_dit_pas_ou_en_est_la_reponse(monde: Any, page: Page, sens: Sens) -> None:
    saisine = jusqu_a(monde, Etat.EN_PROJET, sens)
    reponse = page(VOIX[sens.demandeur], "saisine_presenter", saisine.pk, donnees={"revision": saisine.revision})
    assert reponse.status_code == 403
    assert "projet »" not in texte(reponse)


def test_les_courriels_ne_citent_ni_la_question_ni_la_reponse(monde: Any) -> None:
    for sens in Sens:
        jusqu_a(monde, Etat.RENDUE, sens)
    corps = [message.body for message in distribuer()]
    assert corps
    assert all(SECRET not in c and "Une astreinte régionale" not in c for c in corps)


def test_les_faits_de_l_accueil_disent_l_envoi_et_la_reponse_seulement(monde: Any, page: Page) -> None:
    saisine = jusqu_a(monde, Etat.BROUILLON)
    Utilisateur.objects.update(derniere_visite=maintenant())
    secretaire = acteur(monde, "secretaire_a")
    actions.adresser(saisine=saisine, revision=0, par=secretaire)
    assert "a adressé la saisine" in texte(page("chef_local_a", "accueil"))
    assert "a adressé la saisine" in texte(page("medecin_a", "accueil"))
    assert "saisine" not in texte(page("prefet_a", "accueil"))
