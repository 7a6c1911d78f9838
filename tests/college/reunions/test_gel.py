"""A held meeting never changes, whoever asks the database; each meeting keeps its own opinion (règles C2, C7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from college.plans.instantane import instantane
from college.plans.models import PlanTravail
from college.reunions import actions
from college.reunions.models import Avis, PresenceReunion, Reunion
from ctri.dossiers import actions as dossiers
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, maintenant
from tests.college.fabriques import avis_rendu, plan_complet

pytestmark = pytest.mark.django_db
AUTRE = "Un autre texte"

INTERDITS: dict[str, Callable[[Avis, Any], Any]] = {
    "la réunion change de lieu": lambda a, m: Reunion.objects.filter(pk=a.reunion_id).update(lieu="Ailleurs"),
    "la réunion se rouvre": lambda a, m: Reunion.objects.filter(pk=a.reunion_id).update(etat="prevue", tenue_le=None),
    "la réunion disparaît": lambda a, m: Reunion.objects.filter(pk=a.reunion_id)._raw_delete("default"),
    "une présence change": lambda a, m: a.reunion.presences.update(etat="absent"),
    "une présence disparaît": lambda a, m: a.reunion.presences.all().delete(),
    "une présence s’ajoute": lambda a, m: PresenceReunion.objects.create(
        reunion=a.reunion, agent=m.agents.medecin_a2, etat="present"
    ),
    "l’avis change de sens": lambda a, m: Avis.objects.filter(pk=a.pk).update(sens="defavorable"),
    "l’avis change de texte": lambda a, m: Avis.objects.filter(pk=a.pk).update(texte=AUTRE),
    "l’avis change de version": lambda a, m: Avis.objects.filter(pk=a.pk).update(pour_version=2),
    "l’avis passe à une autre réunion": lambda a, m: Avis.objects.filter(pk=a.pk).update(reunion=prevue(m)),
    "l’avis disparaît": lambda a, m: Avis.objects.filter(pk=a.pk).delete(),
    "un avis s’ajoute": lambda a, m: Avis.objects.create(
        reunion=a.reunion, dossier=a.dossier, pour_version=2, sens="favorable", texte=AUTRE
    ),
}


def prevue(monde: Any, dans: int = 0) -> Reunion:
    date = aujourdhui() + dt.timedelta(dans)
    return actions.prevoir(region=monde.auvergne, date=date, lieu="Moulins", par=acteur_de(monde.mir_a))


def examiner(plan: PlanTravail, reunion: Reunion, sens: str, texte: str, par: Acteur) -> Avis:
    return actions.rendre_avis(
        reunion=reunion, dossier=plan.dossier, sens=sens, texte=texte, sans_patient=True, par=par
    )


@pytest.fixture
def mir(monde: Any) -> Acteur:
    return acteur_de(monde.mir_a)


@pytest.fixture
def plan(monde: Any) -> PlanTravail:
    """Complete, with the favourable opinion of a held meeting."""
    return plan_complet(monde)


@pytest.mark.parametrize("cas", INTERDITS)
def test_la_base_refuse_de_toucher_une_reunion_tenue(cas: str, plan: PlanTravail, monde: Any) -> None:
    avis = Avis.objects.get()
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        INTERDITS[cas](avis, monde)
    apres = Avis.objects.get()
    assert (apres.sens, apres.texte, apres.pour_version) == (avis.sens, avis.texte, avis.pour_version)


def test_avant_d_etre_tenue_elle_se_corrige(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    reunion = prevue(monde)
    examiner(plan, reunion, "reserve", "Prudence", mir)
    avis = examiner(plan, reunion, "favorable", "Tout bien pesé, oui", mir)
    assert (Avis.objects.filter(reunion=reunion).count(), avis.texte) == (1, "Tout bien pesé, oui")
    Reunion.objects.filter(pk=reunion.pk).update(lieu="Vichy")


def test_une_seconde_reunion_n_efface_pas_la_premiere(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    premiere = Avis.objects.get()
    seconde = prevue(monde)
    examiner(plan, seconde, "reserve", "Le collège s’interroge.", mir)
    # Not held yet: the first one still counts.
    assert instantane(plan)["avis_college"]["texte"] == premiere.texte
    actions.pointer(reunion=seconde, presences={monde.agents.medecin_a.pk: "present"}, par=mir)
    actions.tenir(reunion=seconde, par=mir)
    premiere.refresh_from_db()
    assert (premiere.texte, premiere.sens) == ("Le collège approuve le plan.", "favorable")
    assert instantane(plan)["avis_college"]["texte"] == "Le collège s’interroge."


def test_le_dernier_avis_est_celui_de_la_derniere_reunion(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    """A meeting recorded late does not take the place of one that came after it."""
    ancienne = prevue(monde, -5)
    examiner(plan, ancienne, "defavorable", "Avis d’il y a cinq jours", mir)
    actions.pointer(reunion=ancienne, presences={monde.agents.medecin_a.pk: "present"}, par=mir)
    actions.tenir(reunion=ancienne, par=mir)
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
    reunion = prevue(monde)
    actions.pointer(reunion=reunion, presences={monde.agents.medecin_a.pk: "present"}, par=mir)
    Reunion.objects.filter(pk=reunion.pk).update(etat="tenue", tenue_le=maintenant())
    for agir in (
        lambda: actions.pointer(reunion=reunion, presences={monde.agents.medecin_a2.pk: "present"}, par=mir),
        lambda: examiner(plan, reunion, "favorable", "Oui", mir),
        lambda: actions.tenir(reunion=reunion, par=mir),
    ):
        with pytest.raises(Refus, match="ne change plus"):
            agir()


def test_l_avis_d_un_texte_d_ailleurs_reste_refuse(monde: Any, plan: PlanTravail, mir: Acteur) -> None:
    limousin = acteur_de(monde.mir_b)
    ailleurs = actions.prevoir(region=monde.limousin, date=aujourdhui(), lieu="Limoges", par=limousin)
    with pytest.raises(Refus, match="autre région"):
        examiner(plan, ailleurs, "defavorable", "Non", limousin)
    with pytest.raises(Refus, match="Réservé"):
        examiner(plan, ailleurs, "defavorable", "Non", mir)
    assert avis_rendu(monde, plan).reunion.region == monde.auvergne
