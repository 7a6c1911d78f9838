"""What is told when nothing waits: the next session, the next text due; and what waits for an answer is one's own."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from college.accueil.echeances import echeances as textes_dus
from ctri.accueil import attentes
from ctri.accueil import echeances as seances_a_venir
from ctri.dossiers.models import Dossier
from ctri.seances import actions as seances
from ctri.seances.models import Seance
from mutualisation.accueil.registre import Echeance
from mutualisation.mandats.acteur import acteur_de
from tests.college.parcours import Parcours
from tests.ctri.roles import chaque_tenant

pytestmark = pytest.mark.django_db


def dus(parcours: Parcours, personne: Any) -> list[Echeance]:
    """Of the text the story is about."""
    mot = parcours.d.region.schema.pole(parcours.d.pole).abrege if parcours.d.pole else "plan"
    return [e for e in textes_dus(acteur_de(personne), parcours.d.region) if mot in e.libelle]  # type: ignore[misc]


def lu(connecte: Any, personne: Any) -> str:
    page = connecte(Client(), personne).get(reverse("accueil"), follow=True).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace("\xa0", " ")


def test_un_texte_est_du_tant_qu_il_n_est_pas_remis(parcours: Parcours) -> None:
    (avant,) = dus(parcours, parcours.d.proposant)
    assert str(avant.le) == "2027-01-31"
    assert re.search("2027, attendu le 31\xa0janvier\xa02027$", avant.libelle)
    parcours.soumis()
    assert dus(parcours, parcours.d.proposant) == []


@pytest.mark.parametrize(("acte", "reste"), [("renvoyer", 1), ("valider", 0), ("refuser", 1)])
def test_ce_que_le_comite_en_fait(parcours: Parcours, acte: str, reste: int) -> None:
    parcours.decide(acte, "" if acte == "valider" else "Incomplet")
    assert len(dus(parcours, parcours.d.proposant)) == reste


def test_la_seance_en_preparation_n_est_connue_que_de_qui_la_prepare(auvergne: Parcours, monde: Any) -> None:
    seance = auvergne.seance()
    for cle, attendues in (("secretaire_a", 1), ("chef_siege_a", 1), ("mir_a", 0), ("medecin_a", 0), ("mir_b", 0)):
        vues = list(seances_a_venir(acteur_de(getattr(monde, cle)), auvergne.d.region))
        assert len(vues) == attendues, cle
    Seance.objects.filter(pk=seance.pk).update(etat="convoquee")
    assert [e.libelle for e in seances_a_venir(acteur_de(monde.medecin_a), auvergne.d.region)] == [  # type: ignore[attr-defined]
        "CTRI du 8\xa0janvier\xa02027"
    ]
    for etranger in (monde.mir_b, monde.sans_mandat, monde.responsable_pole):
        assert list(seances_a_venir(acteur_de(etranger), auvergne.d.region)) == []
        assert list(textes_dus(acteur_de(etranger), auvergne.d.region)) == []


def test_rien_a_faire_dit_la_prochaine_echeance(auvergne: Parcours, monde: Any, connecte: Any) -> None:
    assert "Rien à faire aujourd’hui. Prochaine échéance : le plan de travail 2027, attendu le 31 janvier 2027." in lu(
        connecte, monde.medecin_a
    )
    dossier, seance = auvergne.soumis(), auvergne.seance()
    seances.inscrire_dossier(seance=seance, dossier=dossier, par=auvergne.secretaire)
    seances.convoquer(seance=seance, par=auvergne.secretaire)
    assert "Prochaine échéance : CTRI du 8 janvier 2027." in lu(connecte, monde.medecin_a)


def test_dans_l_autre_dispositif(monde: Any, connecte: Any) -> None:
    page = lu(connecte, monde.praticien)
    assert re.search(r"Prochaine échéance : le programme du pôle \S+ 2027, attendu le 31 janvier 2027\.", page)
    assert not re.search(r"\b(CTRI|MIR)\b", page)


def test_on_n_attend_que_ce_qu_on_a_propose(monde: Any) -> None:
    region = monde.bretagne
    for livrable, pole in (("programme_travail", "rps"), ("programme_travail", "oss"), ("dimensionnement", "")):
        dossier = Dossier.objects.create(
            region=region, livrable=livrable, genre="plan_travail", annee=2027, pole=pole, titre=f"{livrable} {pole}",
            reference=f"{livrable}{pole}", etat="soumise", version=1,
        )  # fmt: skip
        dossier.versions.create(
            numero=1, contenu={}, empreinte="e", le="2027-01-05T10:00:00+00:00", par=monde.mcr, qualite="essai"
        )
    tenants = chaque_tenant(region)
    attendus = {
        ("responsable_pole", "rps"): ["programme_travail rps"],
        ("responsable_pole", "oss"): ["programme_travail oss"],
        ("mcr_adjoint", ""): ["dimensionnement "],
        ("mcr", ""): [],
        ("secretaire_codir", ""): [],
    }
    for cle, titres in attendus.items():
        assert [a.titre for a in attentes(tenants[cle], region)] == titres, cle  # type: ignore[attr-defined]
