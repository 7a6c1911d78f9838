"""What waits for the proposer and the presidency of the college, in the words of each scheme."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from college.accueil.taches import taches_presidence, taches_proposant
from college.reunions import actions as reunions
from ctri.dossiers.actions import reprendre
from mutualisation.accueil.registre import Tache
from mutualisation.mandats.acteur import acteur_de
from tests.college.fabriques import ANNEE
from tests.college.parcours import Parcours
from tests.college.seances_du_college import COURT, prevue, rendre

pytestmark = pytest.mark.django_db


def taches(parcours: Parcours, personne: Any = None) -> list[Tache]:
    """About the plan: the college's own rules, which no plan waits for, have their tests."""
    trouvees = taches_proposant(acteur_de(personne or parcours.d.proposant), parcours.d.region)
    return [tache for tache in trouvees if "règlement intérieur" not in tache.titre]


def avis(parcours: Parcours) -> list[Tache]:
    return list(taches_presidence(acteur_de(parcours.d.proposant), parcours.d.region))


def selon(parcours: Parcours, reference: str, poles: str) -> str:
    return poles if parcours.d.pole else reference


def test_sans_cadrage_rien_n_est_a_commencer(parcours: Parcours) -> None:
    assert taches(parcours) == []


def test_commencer_des_que_le_cadrage_est_publie(parcours: Parcours) -> None:
    parcours.cadre()
    (tache,) = taches(parcours)
    assert tache.titre == selon(
        parcours, "Commencer le plan de travail 2027", "Commencer le programme du pôle RPS 2027"
    )
    assert (
        tache.pourquoi
        == selon(
            parcours,
            "Le CTRI a publié le cadrage 2027 le 8\xa0janvier\xa02027",
            "Le CODIR a publié la note d’orientation 2027 le 8\xa0janvier\xa02027",
        )
        + "\xa0: 4\xa0objectifs, dont 3\xa0priorités."
    )
    assert tache.echeance == dt.date(ANNEE, 1, 31)


def test_completer_dit_combien_il_manque_et_quoi(parcours: Parcours) -> None:
    parcours.ouvert()
    (tache,) = taches(parcours)
    assert tache.titre == selon(
        parcours,
        "Compléter et soumettre le plan de travail 2027",
        "Compléter et soumettre le programme du pôle RPS 2027",
    )
    assert selon(parcours, "5\xa0points restent à compléter", "4\xa0points restent à compléter") in tache.effet
    assert (tache.precision, tache.badge, tache.echeance) == ("Version 1, brouillon", "", dt.date(ANNEE, 1, 31))


def test_complet_il_reste_a_soumettre(parcours: Parcours) -> None:
    plan = parcours.rempli()
    if not parcours.d.pole:
        parcours.examine(plan)
    (tache,) = taches(parcours)
    assert tache.titre.startswith("Soumettre ")
    assert tache.effet.endswith("Rien ne manque.")


def test_renvoye_la_tache_cite_le_motif(parcours: Parcours) -> None:
    dossier = parcours.decide("renvoyer", motif="Pas de suppléant à l’alerte.")
    pourquoi = selon(
        parcours,
        "Le plan de travail annuel a été renvoyé par le CTRI le 8\xa0janvier\xa02027\xa0: "
        "«\u202fPas de suppléant à l’alerte.\u202f»",
        "Le programme de travail a été renvoyé par le CODIR le 8\xa0janvier\xa02027\xa0: "
        "«\u202fPas de suppléant à l’alerte.\u202f»",
    )
    (tache,) = taches(parcours)
    assert tache.titre.startswith("Reprendre ")
    assert (tache.pourquoi, tache.badge) == (pourquoi, selon(parcours, "Renvoyée", "Renvoyé"))
    reprendre(dossier=dossier, par=parcours.par)
    (tache,) = taches(parcours)
    assert tache.titre.startswith(selon(parcours, "Compléter et soumettre ", "Soumettre "))
    assert (tache.pourquoi, tache.precision) == (pourquoi, "Version 2, brouillon")


def test_soumis_la_balle_est_au_comite(parcours: Parcours) -> None:
    parcours.soumis()
    assert taches(parcours) == []


def test_seul_le_proposant_est_appele(parcours: Parcours, monde: Any) -> None:
    parcours.cadre()
    for autre in (monde.medecin_a, monde.chef_local_a, monde.praticien, monde.mcr, monde.mir_b):
        assert taches(parcours, autre) == []


def test_l_avis_du_college_est_du_dans_le_mois_de_l_echeance(auvergne: Parcours) -> None:
    plan = auvergne.rempli()
    (tache,) = avis(auvergne)
    assert tache.titre == "Recueillir l’avis du collège sur le plan de travail 2027"
    assert tache.bouton == "Prévoir une réunion"
    reunion = prevue(auvergne.d.region, auvergne.par, points=0)
    (tache,) = avis(auvergne)
    assert (tache.bouton, tache.url) == ("Inscrire à l’ordre du jour", f"/reunions/{reunion.pk}/")
    point = reunions.inscrire_dossier(reunion=reunion, dossier=plan.dossier, par=auvergne.par)
    (tache,) = avis(auvergne)
    assert (tache.bouton, tache.url) == ("Ouvrir la réunion", f"/reunions/{reunion.pk}/")
    reunion = reunions.convoquer(reunion=reunion, par=auvergne.par, motif=COURT)
    reunions.tous_presents(reunion=reunion, par=auvergne.par)
    reunions.ouvrir(reunion=reunion, par=auvergne.par)
    rendre(point, auvergne.par)
    assert len(avis(auvergne)) == 1
    reunions.clore(reunion=reunion, par=auvergne.par)
    assert avis(auvergne) == []


def test_ou_le_dispositif_ne_demande_pas_d_avis_rien_n_est_du(parcours: Parcours) -> None:
    parcours.rempli()
    assert len(avis(parcours)) == (0 if parcours.d.pole else 1)
