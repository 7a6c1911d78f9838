"""What a closed meeting thought of a text never changes; each meeting keeps its own opinion (règles C2, C7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from college.plans.instantane import instantane
from college.plans.models import PlanTravail
from college.reunions import actions
from college.reunions.models import Avis, PointReunion
from ctri.dossiers import actions as dossiers
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, horloge, maintenant
from tests.college.fabriques import avis_rendu, plan_complet
from tests.college.seances_du_college import avis_tenu, examen, rendre

pytestmark = pytest.mark.django_db
AUTRE = "Un autre texte"

INTERDITS: dict[str, Callable[[Avis, Any], Any]] = {
    "l’issue du point change": lambda a, m: PointReunion.objects.filter(pk=a.point_id).update(issue="reporte"),
    "l’avis change de sens": lambda a, m: Avis.objects.filter(pk=a.pk).update(sens="defavorable"),
    "l’avis change de texte": lambda a, m: Avis.objects.filter(pk=a.pk).update(texte=AUTRE),
    "l’avis change de version": lambda a, m: Avis.objects.filter(pk=a.pk).update(pour_version=2),
    "l’avis disparaît": lambda a, m: Avis.objects.filter(pk=a.pk).delete(),
    "un avis s’ajoute": lambda a, m: Avis.objects.create(
        reunion=a.reunion, point=autre_point(a), dossier=a.dossier, pour_version=2, sens="favorable", texte=AUTRE
    ),
}


def autre_point(avis: Avis) -> PointReunion:
    return PointReunion.objects.create(reunion=avis.reunion, rang=9, genre="debat", titre="Autre")


@pytest.fixture
def plan(monde: Any) -> PlanTravail:
    """Complete, with the favourable opinion of a closed meeting."""
    return plan_complet(monde)


@pytest.mark.parametrize("cas", INTERDITS)
def test_la_base_refuse_de_toucher_un_avis_rendu(cas: str, plan: PlanTravail, monde: Any) -> None:
    avis = Avis.objects.get()
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        INTERDITS[cas](avis, monde)
    apres = Avis.objects.get()
    assert (apres.sens, apres.texte, apres.pour_version) == (avis.sens, avis.texte, avis.pour_version)


def test_en_seance_l_avis_se_corrige(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    point = examen(monde.auvergne, mir, plan.dossier)
    rendre(point, mir, "reserve", "Prudence")
    avis = rendre(point, mir, "favorable", "Tout bien pesé, oui")
    assert (Avis.objects.filter(reunion=point.reunion).count(), avis.texte) == (1, "Tout bien pesé, oui")
    actions.rouvrir_point(point=point, par=mir)
    assert not Avis.objects.filter(reunion=point.reunion).exists()


def test_reporter_un_texte_efface_l_avis_commence(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    point = examen(monde.auvergne, mir, plan.dossier)
    rendre(point, mir, "reserve", "Prudence")
    actions.traiter(point=point, issue="reporte", par=mir)
    assert not Avis.objects.filter(reunion=point.reunion).exists()


def test_une_seconde_reunion_n_efface_pas_la_premiere(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    premiere = Avis.objects.get()
    seconde = rendre(examen(monde.auvergne, mir, plan.dossier), mir, "reserve", "Le collège s’interroge.")
    # Still held: the first one still counts.
    assert instantane(plan)["avis_college"]["texte"] == premiere.texte
    actions.clore(reunion=seconde.reunion, par=mir)
    premiere.refresh_from_db()
    assert (premiere.texte, premiere.sens) == ("Le collège approuve le plan.", "favorable")
    assert instantane(plan)["avis_college"]["texte"] == "Le collège s’interroge."


def test_le_dernier_avis_est_celui_de_la_derniere_reunion(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    """A meeting closed late does not take the place of one that came after it."""
    with horloge(maintenant() - dt.timedelta(days=5)):
        ancienne = rendre(examen(monde.auvergne, mir, plan.dossier), mir, "defavorable", "Il y a cinq jours")
    actions.clore(reunion=ancienne.reunion, par=mir)
    assert ancienne.reunion.date < aujourdhui()
    assert instantane(plan)["avis_college"]["texte"] == "Le collège approuve le plan."


def test_l_ecart_suit_le_brouillon_puis_se_fige(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    avis = Avis.objects.get()
    actions.s_ecarter(avis=avis, motif="Une première raison", sans_patient=True, par=mir)
    actions.s_ecarter(avis=avis, motif="Une meilleure raison", sans_patient=True, par=mir)
    dossiers.soumettre(dossier=plan.dossier, sans_patient=True, par=mir)
    avis = Avis.objects.select_related("dossier__region", "reunion").get()
    with pytest.raises(Refus, match="ne change plus"):
        actions.s_ecarter(avis=avis, motif="Une autre", sans_patient=True, par=mir)
    with pytest.raises(DatabaseError, match="ecart ne change plus"), transaction.atomic():
        Avis.objects.update(ecart="Réécrit")


def test_reprendre_le_texte_ne_rouvre_pas_l_ecart_d_avant(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    type(plan.dossier).objects.filter(pk=plan.dossier_id).update(version=1)
    avis = Avis.objects.select_related("dossier__region", "reunion").get()
    with pytest.raises(Refus, match="version 1, déjà soumise"):
        actions.s_ecarter(avis=avis, motif="Après coup", sans_patient=True, par=mir)


def test_pendant_qu_on_la_clot_rien_ne_s_y_glisse(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    """What was read before the closing is read again under lock: an old object in hand does not help."""
    point = examen(monde.auvergne, mir, plan.dossier)
    rendre(point, mir)
    actions.clore(reunion=point.reunion, par=mir)
    for agir in (
        lambda: rendre(point, mir, "defavorable", "Non"),
        lambda: actions.traiter(point=point, issue="reporte", par=mir),
        lambda: actions.clore(reunion=point.reunion, par=mir),
    ):
        with pytest.raises(Refus, match="n’est pas en séance"):
            agir()


def test_l_avis_d_un_texte_d_ailleurs_reste_refuse(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    limousin = acteur_de(monde.mir_b)
    with pytest.raises(Refus, match="autre région"):
        examen(monde.limousin, limousin, plan.dossier)
    with pytest.raises(Refus, match="Réservé"):
        examen(monde.limousin, mir, plan.dossier)
    assert avis_rendu(monde, plan).reunion.region == monde.auvergne


def test_sans_quorum_aucun_avis_ne_se_rend(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    point = examen(monde.auvergne, mir, plan.dossier)
    point.reunion.presences.filter(preside=False).update(etat="absent")
    with pytest.raises(Refus, match="1\xa0membre est là ou représenté, il en faut 2 sur 4"):
        rendre(point, mir)
    actions.traiter(point=point, issue="reporte", par=mir)


def test_l_avis_se_rend_sans_donnee_de_patient(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    point = examen(monde.auvergne, mir, plan.dossier)
    with pytest.raises(Refus, match="Cochez cette case"):
        actions.rendre_avis(point=point, sens="favorable", texte="Oui", sans_patient=False, par=mir)
    assert avis_tenu(monde.auvergne, mir, plan.dossier).sens == "favorable"
