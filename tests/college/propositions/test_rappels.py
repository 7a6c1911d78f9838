"""Texts due: reminded of to their proposers, in both schemes, and in their calendar (règles V3, V10)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from college.agenda import echeances
from college.propositions.rappels import GENRE
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier
from ctri.echeancier.attendus import echeance_de
from mutualisation.mandats.acteur import acteur_de
from mutualisation.notifications.actions import rappeler
from mutualisation.notifications.models import Notification
from mutualisation.notifications.redaction import lire
from mutualisation.temps import horloge
from tests.college.fabriques import ANNEE
from tests.college.parcours import Parcours

pytestmark = pytest.mark.django_db
JOUR = dt.timedelta(days=1)


def echeance(parcours: Parcours) -> dt.date:
    du = echeance_de(parcours.d.region.schema.livrable(parcours.d.livrable), ANNEE)
    assert du is not None
    return du


def le(parcours: Parcours, ecart: int) -> Any:
    return horloge(dt.datetime.combine(echeance(parcours) + ecart * JOUR, dt.time(12), dt.UTC))


def courir(parcours: Parcours, du: int, au: int) -> None:
    for ecart in range(du, au + 1):
        with le(parcours, ecart):
            rappeler()


def rappels(parcours: Parcours) -> list[Notification]:
    return list(Notification.objects.filter(genre=GENRE, region=parcours.d.region).order_by("pk"))


def tours(parcours: Parcours) -> list[tuple[int, str]]:
    return [(n.destinataire_id, n.cle.rpartition(":")[2]) for n in rappels(parcours)]


def test_le_proposant_est_rappele_quatre_fois(parcours: Parcours) -> None:
    """Of their own text only: each pole has its own head."""
    with le(parcours, -40):
        parcours.cadre()
    courir(parcours, -40, 5)
    attendus = [(parcours.d.proposant.pk, tour) for tour in ("30", "7", "0", "retard")]
    assert tours(parcours) == attendus
    with le(parcours, 4):
        ligne = list(lire(parcours.par, rappels(parcours)).values())[-1]
        assert "En retard de 4\xa0jours." in ligne.precision
        assert str(ANNEE) in ligne.titre
        assert "attendu" in ligne.titre
        assert "commencer" in ligne.url


def test_sans_cadrage_publie_personne_ne_peut_agir(parcours: Parcours) -> None:
    courir(parcours, -32, 2)
    assert tours(parcours) == []


def test_un_cadrage_tardif_ne_rappelle_pas_le_passe(parcours: Parcours) -> None:
    with le(parcours, -20):
        parcours.cadre()
    courir(parcours, -20, -7)
    assert [tour for _, tour in tours(parcours)] == ["7"]


def test_un_brouillon_ouvert_mene_au_texte(parcours: Parcours) -> None:
    with le(parcours, -40):
        plan = parcours.ouvert()
    courir(parcours, -30, -30)
    with le(parcours, -30):
        [ligne] = lire(parcours.par, rappels(parcours)).values()
        assert (ligne.url, ligne.actuelle) == (f"/dossiers/{plan.dossier_id}/", True)


def test_un_texte_remis_ne_se_rappelle_plus(auvergne: Parcours) -> None:
    with le(auvergne, -40):
        auvergne.cadre()
    courir(auvergne, -30, -30)
    with le(auvergne, -20):
        Dossier.objects.create(
            region=auvergne.d.region, livrable=auvergne.d.livrable, genre="plan_travail", annee=ANNEE, titre="Plan",
            reference="PTA", etat=Etat.SOUMISE, version=1,
        )  # fmt: skip
    courir(auvergne, -20, 3)
    assert [tour for _, tour in tours(auvergne)] == ["30"]
    with le(auvergne, 3):
        [ligne] = lire(auvergne.par, rappels(auvergne)).values()
        assert not ligne.actuelle


def test_qui_ne_propose_pas_n_en_lit_rien(auvergne: Parcours, monde: Any) -> None:
    with le(auvergne, -40):
        auvergne.cadre()
    courir(auvergne, -30, -30)
    with le(auvergne, -30):
        for personne in (monde.secretaire_a, monde.medecin_a, monde.mir_b, monde.national):
            assert lire(acteur_de(personne), rappels(auvergne)) == {}


# ── The calendar ──────────────────────────────────────────────────────────────
def test_l_echeance_est_dans_l_agenda_du_seul_proposant(parcours: Parcours, monde: Any) -> None:
    with le(parcours, -30):
        parcours.cadre()
        a_eux = {cle for cle, personne in monde.personnes.items() if list(echeances(acteur_de(personne)))}
        assert [monde.personnes[cle] for cle in a_eux] == [parcours.d.proposant]
        [jour] = echeances(parcours.par)
    assert jour.jour == echeance(parcours)
    assert jour.uid.endswith(f":{parcours.d.livrable}:{parcours.d.pole}:{ANNEE}")


def test_un_texte_remis_sort_de_l_agenda(auvergne: Parcours) -> None:
    with le(auvergne, -30):
        auvergne.soumis()
        assert list(echeances(auvergne.par)) == []


def test_le_jour_ne_bouge_pas_d_une_lecture_a_l_autre(auvergne: Parcours) -> None:
    with le(auvergne, -30):
        auvergne.cadre()
        premiere = list(echeances(auvergne.par))
    with le(auvergne, -3):
        assert list(echeances(auvergne.par)) == premiere
