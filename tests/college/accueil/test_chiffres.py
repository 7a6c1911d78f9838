"""Figures, columns, the college's step and what is new, and how many queries they cost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from college.accueil import chiffres as module
from college.accueil.cycle import etapes
from college.accueil.faits import faits
from college.plans.models import PlanTravail
from ctri.accueil import etapes as etapes_du_comite
from ctri.dossiers import actions as dossiers
from ctri.dossiers.models import Dossier
from mutualisation.accueil.composition import composer
from mutualisation.accueil.registre import Chiffre, Etape
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.temps import maintenant
from tests.college.fabriques import ANNEE, ajouter_lignes, ligne
from tests.college.parcours import Parcours

pytestmark = pytest.mark.django_db


def chiffres(parcours: Parcours, personne: Any) -> dict[str, Chiffre]:
    return {c.titre: c for c in module.chiffres(acteur_de(personne), parcours.d.region)}


def revenu(personne: Utilisateur) -> Acteur:
    """Someone whose last visit was yesterday."""
    personne.derniere_visite = maintenant() - dt.timedelta(days=1)
    return acteur_de(personne)


def test_sans_plan_aucun_chiffre(parcours: Parcours) -> None:
    parcours.cadre()
    assert chiffres(parcours, parcours.d.proposant) == {}


def test_le_proposant_lit_son_brouillon(parcours: Parcours) -> None:
    parcours.rempli(actions=3)
    lus = chiffres(parcours, parcours.d.proposant)
    assert lus[parcours.d.region.vocabulaire.action.Pluriel].valeur == "3"
    assert lus[parcours.d.region.vocabulaire.action.Pluriel].sur == (
        "programme 2027, brouillon" if parcours.d.pole else "plan de travail 2027, brouillon"
    )
    assert lus[parcours.d.region.vocabulaire.action.Pluriel].phrase == "1\xa0objectif sur 4 a une réponse."
    assert lus["Surcharges"].valeur == "0"


def test_le_comite_ne_lit_que_ce_qui_est_soumis(parcours: Parcours) -> None:
    dossier = parcours.soumis()
    lus = chiffres(parcours, parcours.d.presidence)
    assert lus[parcours.d.region.vocabulaire.action.Pluriel].sur.endswith(f", {dossier.libelle_etat.lower()}")
    assert lus[parcours.d.region.vocabulaire.action.Pluriel].url == f"/dossiers/{dossier.pk}/"


def test_un_brouillon_ne_pese_rien_pour_le_comite(parcours: Parcours) -> None:
    parcours.rempli()
    assert chiffres(parcours, parcours.d.presidence) == {}


def test_un_texte_renvoye_se_lit_dans_sa_derniere_version(parcours: Parcours) -> None:
    dossier = parcours.decide("renvoyer", "Priorité 3 sans réponse")
    dossiers.reprendre(dossier=dossier, par=parcours.par)
    mot = parcours.d.region.vocabulaire.plan_travail.court.nom
    titre = parcours.d.region.vocabulaire.action.Pluriel
    assert chiffres(parcours, parcours.d.presidence)[titre].sur == f"{mot} {ANNEE}, version 1"
    assert chiffres(parcours, parcours.d.proposant)[titre].sur == f"{mot} {ANNEE}, brouillon"


def test_une_surcharge_sans_motif_est_signalee(auvergne: Parcours) -> None:
    plan = auvergne.rempli()
    pilote = auvergne.d.pilote.pk
    ajouter_lignes(plan, auvergne.par, [ligne(plan, auvergne.monde, jours={pilote: [300, 0, 0]})])
    surcharges = chiffres(auvergne, auvergne.d.proposant)["Surcharges"]
    assert (surcharges.valeur, surcharges.alerte) == ("1", "1\xa0surcharge sans motif")
    assert "au-delà de la capacité" in chiffres(auvergne, auvergne.monde.medecin_a)["Votre année"].alerte


def test_les_jours_par_service_font_le_total(parcours: Parcours) -> None:
    parcours.rempli(actions=2)
    (colonne,) = module.colonnes(acteur_de(parcours.d.proposant), parcours.d.region)
    assert colonne.total == "6\xa0j"
    service = parcours.d.pilote.rattachements.get().service_id
    assert (colonne.valeurs[service], colonne.parts[service]) == ("6\xa0j", 1.0)


def test_l_etape_du_college_suit_le_cadrage_puis_la_remise(parcours: Parcours) -> None:
    def etape() -> Any:
        return next(iter(etapes(acteur_de(parcours.d.proposant), parcours.d.region)))

    assert (etape().rang, etape().etat) == (2, "a_venir")
    parcours.soumis()
    assert etape().titre == ("Équipe" if parcours.d.pole else "Collège")
    # Where five poles propose, one submitted programme leaves four to write.
    assert etape().etat == ("en_cours" if parcours.d.pole else "fait")


def test_un_renvoi_se_voit_sur_le_cycle_jusqu_a_la_version_suivante(parcours: Parcours) -> None:
    dossier = parcours.decide("renvoyer", "Priorité 3 sans réponse")

    def decision(personne: Any) -> Etape:
        return next(e for e in etapes_du_comite(acteur_de(personne), parcours.d.region) if e.rang == 4)

    etat = parcours.d.region.schema.etats.libelle("renvoyee").lower()
    attendu = f"{dossier.titre}, version 1\xa0: {etat} le "
    assert decision(parcours.d.presidence).retour.startswith(attendu)
    dossiers.reprendre(dossier=dossier, par=parcours.par)
    for personne in (parcours.d.presidence, parcours.d.proposant):
        assert decision(personne).retour.startswith(attendu)
        assert decision(personne).lignes[0] == "1\xa0décision"
    if parcours.d.region.schema.livrable(parcours.d.livrable).avis_college:
        parcours.examine(PlanTravail.objects.complets().get(dossier=dossier))
    dossiers.soumettre(dossier=Dossier.objects.get(pk=dossier.pk), sans_patient=True, par=parcours.par)
    assert decision(parcours.d.presidence).retour == ""


def test_ce_qui_a_change_dans_le_brouillon_se_dit_a_ses_auteurs(auvergne: Parcours) -> None:
    auvergne.rempli(actions=2)
    medecin = revenu(auvergne.monde.medecin_a)
    textes = {fait.texte: fait.precision for fait in faits(medecin, auvergne.d.region)}
    assert textes == {
        "Dr\xa0Hélène Vasseur a modifié 2\xa0actions du plan de travail 2027": "brouillon de la version 1",
        "Dr\xa0Hélène Vasseur a commencé la rédaction du plan de travail 2027": "PTA-AUV-2027",
    }
    assert list(faits(revenu(auvergne.d.proposant), auvergne.d.region)) == []
    assert list(faits(revenu(auvergne.monde.chef_siege_a), auvergne.d.region)) == []


def test_autant_de_requetes_pour_une_action_que_pour_trente(parcours: Parcours) -> None:
    plan = parcours.rempli(actions=1)
    avant = _requetes(parcours)
    pilote = parcours.d.pilote.pk
    ajouter_lignes(
        plan, parcours.par, [ligne(plan, parcours.monde, pilote=pilote, jours={pilote: [1, 0, 0]}) for _ in range(30)]
    )
    assert _requetes(parcours) == avant


def _requetes(parcours: Parcours) -> int:
    """Queries of the whole home page, rights included."""
    with CaptureQueriesContext(connection) as requetes:
        composer(revenu(parcours.d.proposant), parcours.d.region)
    return len(requetes)
