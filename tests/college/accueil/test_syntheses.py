"""Kept figures are never those of another plan than the one in the database, whatever changed, by whatever door."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from college.accueil.situation import situation_de
from college.membres.models import Association
from college.plans import actions, sceaux
from college.plans.actions.syntheses import tenir_a_jour
from college.plans.models import Action, Jours, PlanTravail, SyntheseGardee
from college.plans.synthese import Synthese, synthetiser
from college.plans.syntheses import synthese_du_brouillon
from college.reunions import actions as reunions
from college.reunions.models import Avis
from ctri.dossiers.models import Version
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.mandats.acteur import acteur_de
from mutualisation.referentiel.models import Referentiel
from mutualisation.territoire.models import Dispositif, Service
from tests.college.fabriques import ANNEE, cadrage_publie, objectif
from tests.college.parcours import Parcours
from tests.fabriques.contenu import plan as contenu_fige

pytestmark = pytest.mark.django_db
Changement = Callable[[Parcours, PlanTravail], object]
AN = DateRange(dt.date(ANNEE, 1, 1), dt.date(ANNEE + 1, 1, 1))


def _premiere(plan: PlanTravail) -> Action:
    return plan.actions.order_by("pk")[0]


def _champ(champ: str, valeur: Any) -> Changement:
    def ecrire(p: Parcours, plan: PlanTravail) -> None:
        actions.modifier_champ(action=_premiere(plan), champ=champ, valeur=valeur, revision=0, par=p.par)

    return ecrire


def _ajout_sans_rien(p: Parcours, plan: PlanTravail) -> None:
    actions.ajouter_action(plan=plan, objectif=None, par=p.par)


def _suppression(p: Parcours, plan: PlanTravail) -> None:
    actions.supprimer(action=_premiere(plan), par=p.par)


def _annulation(p: Parcours, plan: PlanTravail) -> None:
    actions.annuler(plan=plan, par=p.par)


def _vers_un_autre_objectif(p: Parcours, plan: PlanTravail) -> None:
    actions.deplacer(action=_premiere(plan), objectif=objectif(plan, 2), position=0, par=p.par)


def _capacite(p: Parcours, plan: PlanTravail) -> None:
    actions.regler_capacite(
        plan=plan, agent=p.d.pilote, conges=30, formation=10, reserve=5, prete=2, hors_plan=250, par=p.par
    )


def _motif_de_surcharge(p: Parcours, plan: PlanTravail) -> None:
    _capacite(p, plan)
    tenir_a_jour()
    actions.motiver_surcharge(plan=plan, agent=p.d.pilote, texte="Accepté", par=p.par)


def _sans_motif(p: Parcours, plan: PlanTravail) -> None:
    actions.motiver_sans_reponse(plan=plan, objectif=objectif(plan, 2), texte="", par=p.par)


def _avis(p: Parcours, plan: PlanTravail) -> None:
    """Given, held, against, departed from: each step says something else."""
    reunion = reunions.prevoir(region=p.d.region, date=dt.date(ANNEE, 1, 8), lieu="Moulins", par=p.par)
    reunions.pointer(reunion=reunion, presences={p.d.pilote.pk: "present"}, par=p.par)
    reunions.rendre_avis(
        reunion=reunion, dossier=plan.dossier, sens="defavorable", texte="Non", sans_patient=True, par=p.par
    )
    tenir_a_jour()
    reunions.tenir(reunion=reunion, par=p.par)


def _ecart(p: Parcours, plan: PlanTravail) -> None:
    _avis(p, plan)
    tenir_a_jour()
    avis = Avis.objects.get(dossier=plan.dossier)
    reunions.s_ecarter(avis=avis, motif="Un suppléant arrive", sans_patient=True, par=p.par)


def _nouveau_cadrage(p: Parcours, plan: PlanTravail) -> None:
    cadrage_publie(p.d.region, p.d.presidence, version=2)


def _depart(p: Parcours, plan: PlanTravail) -> None:
    Rattachement.objects.filter(agent=p.d.pilote).update(periode=DateRange(dt.date(2020, 1, 1), dt.date(2026, 12, 1)))


def _quotite(p: Parcours, plan: PlanTravail) -> None:
    Rattachement.objects.filter(agent=p.d.pilote).update(quotite=50)


def _mutation(p: Parcours, plan: PlanTravail) -> None:
    autre = p.d.region.services.exclude(rattachements__agent=p.d.pilote).order_by("pk")[0]
    Rattachement.objects.filter(agent=p.d.pilote).update(service=autre)


def _profession(p: Parcours, plan: PlanTravail) -> None:
    Agent.objects.filter(pk=p.d.pilote.pk).update(profession="phisp")


def _nom(p: Parcours, plan: PlanTravail) -> None:
    Jours.objects.filter(agent=p.d.pilote).update(programmes=300)
    tenir_a_jour()
    Agent.objects.filter(pk=p.d.pilote.pk).update(nom="Autrement")


def _association(p: Parcours, plan: PlanTravail) -> None:
    associe = p.monde.agents.associe_a
    Jours.objects.filter(action__plan=plan).update(agent=associe)
    tenir_a_jour()
    Association.objects.create(region=p.d.region, agent=associe, periode=AN)


def _jours_sans_passer_par_le_logiciel(p: Parcours, plan: PlanTravail) -> None:
    Jours.objects.filter(action__plan=plan).update(programmes=300)


def _service(p: Parcours, plan: PlanTravail) -> None:
    ailleurs = Service.objects.get(region=p.monde.limousin, departement_id="87", est_siege=False)
    Rattachement.objects.filter(agent=p.d.pilote).update(service=ailleurs)
    Association.objects.create(region=p.d.region, agent=p.d.pilote, periode=AN)
    tenir_a_jour()
    Rattachement.objects.filter(agent=p.d.pilote).update(quotite=10)


def _referentiel(p: Parcours, plan: PlanTravail) -> None:
    ancien = p.d.region.dispositif.referentiel
    contenu = ancien.contenu | {"capacite": ancien.contenu["capacite"] | {"conges": 100}}
    champs = {c.attname: getattr(ancien, c.attname) for c in Referentiel._meta.concrete_fields if not c.primary_key}
    neuf = Referentiel.objects.create(**(champs | {"contenu": contenu, "empreinte": "f" * 64, "version": "9.9"}))
    Dispositif.objects.filter(pk=p.d.region.dispositif_id).update(referentiel=neuf)


CHANGEMENTS: dict[str, Changement] = {
    "objectif": _vers_un_autre_objectif,
    "fonction": _champ("fonction", ""),
    "territoire": _champ("territoire", {"niveau": "departemental", "territoires": []}),
    "pilote": _champ("pilote", None),
    "jours": _champ("programmes", {}),
    "periode": _champ("periode", {"debut": None, "fin": None}),
    "resultat": _champ("resultat", ""),
    "indicateur": _champ("indicateur", ""),
    "ajout": _ajout_sans_rien,
    "suppression": _suppression,
    "annulation": _annulation,
    "capacite": _capacite,
    "motif de surcharge": _motif_de_surcharge,
    "motif sans réponse": _sans_motif,
    "avis": _avis,
    "écart": _ecart,
    "cadrage": _nouveau_cadrage,
    "départ": _depart,
    "quotité": _quotite,
    "mutation": _mutation,
    "profession": _profession,
    "nom": _nom,
    "association": _association,
    "quotité d’un associé d’une autre région": _service,
    "base": _jours_sans_passer_par_le_logiciel,
    "référentiel": _referentiel,
}


def lues(parcours: Parcours) -> dict[int, Synthese]:
    """As the home page reads them, with a fresh actor and region."""
    region = type(parcours.d.region).objects.get(pk=parcours.d.region.pk)
    return situation_de(acteur_de(parcours.d.proposant), region).syntheses


@pytest.mark.parametrize("changement", CHANGEMENTS)
def test_apres_tout_changement_la_page_dit_ce_que_dit_la_base(auvergne: Parcours, changement: str) -> None:
    plan = auvergne.rempli(actions=2)
    tenir_a_jour()
    avant = SyntheseGardee.objects.get()
    CHANGEMENTS[changement](auvergne, plan)
    lue = lues(auvergne)
    assert lue == {plan.dossier_id: synthese_du_brouillon(plan.dossier_id)}
    # The change is worth the test only if it shows.
    assert lue[plan.dossier_id] != Synthese.depuis(avant.contenu)
    assert tenir_a_jour() == 1
    assert lues(auvergne) == lue


# Read with the rest of the content, and shown nowhere by the home page nor the editor: sessions to come, posts to keep.
SANS_EFFET = {"ctri_seance", "mutualisation_effectifsocle"}


@pytest.mark.parametrize("changement", CHANGEMENTS)
def test_apres_tout_changement_le_plan_se_lit_comme_s_il_n_etait_pas_garde(
    auvergne: Parcours, connecte: Any, changement: str
) -> None:
    plan = auvergne.rempli(actions=2)
    client = connecte(Client(), auvergne.d.proposant)

    def lu() -> str:
        # The token of a form changes at each reading.
        page = client.get(reverse("plan", args=[plan.pk])).content.decode()
        return re.sub(r'(?<=CSRFToken": ")\w+|(?<=csrfmiddlewaretoken" value=")\w+', "", page)

    avant = lu()
    assert lu() == avant
    CHANGEMENTS[changement](auvergne, plan)
    garde = lu()
    caches["morceaux"].clear()
    assert garde == lu()
    assert garde != avant


def test_un_plan_deja_lu_ne_se_relit_pas(auvergne: Parcours, connecte: Any) -> None:
    plan = auvergne.rempli()
    tenir_a_jour()
    client = connecte(Client(), auvergne.d.proposant)
    client.get(reverse("plan", args=[plan.pk]))
    with CaptureQueriesContext(connection) as capture:
        client.get(reverse("plan", args=[plan.pk]))
    assert not [q["sql"] for q in capture if "college_jours" in q["sql"] and "sha256" not in q["sql"]]


def test_le_sceau_couvre_toutes_les_tables_lues(auvergne: Parcours) -> None:
    plan = auvergne.rempli()
    with CaptureQueriesContext(connection) as capture:
        synthese_du_brouillon(plan.dossier_id)
    lues = {table for q in capture for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', q["sql"])}
    scellees = set(re.findall(r"(?:FROM|JOIN) (\w+)", sceaux._SCEAUX))
    assert lues - scellees == SANS_EFFET


def test_sous_le_meme_sceau_rien_n_est_relu(auvergne: Parcours) -> None:
    plan = auvergne.rempli()
    assert tenir_a_jour() == 1
    assert tenir_a_jour() == 0
    # Told from a computed one by a figure no plan has.
    gardee = SyntheseGardee.objects.get(dossier=plan.dossier)
    SyntheseGardee.objects.update(contenu=gardee.contenu | {"actions": 999})
    assert lues(auvergne)[plan.dossier_id].actions == 999


def test_un_autre_logiciel_recalcule(auvergne: Parcours, monkeypatch: pytest.MonkeyPatch) -> None:
    auvergne.rempli()
    tenir_a_jour()
    SyntheseGardee.objects.update(contenu={"actions": 999})
    monkeypatch.setattr(sceaux, "logiciel", lambda: "autre")
    assert [s.actions for s in lues(auvergne).values()] == [1]
    assert tenir_a_jour() == 1


def test_une_version_soumise_garde_ses_chiffres(parcours: Parcours) -> None:
    dossier = parcours.soumis()
    version = Version.objects.get(dossier=dossier)
    attendue = {dossier.pk: synthetiser(version.contenu)}
    assert lues(parcours) == attendue
    assert tenir_a_jour() == 1
    assert lues(parcours) == attendue
    Rattachement.objects.filter(agent=parcours.d.pilote).update(quotite=50)
    assert tenir_a_jour() == 0
    assert lues(parcours) == attendue


def test_qui_ecrit_au_meme_instant_n_est_pas_garde(auvergne: Parcours, monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures would be newer than their seal: they are left to the next sweep."""
    plan = auvergne.rempli()

    def pendant_que_l_on_ecrit(dossier: int) -> Synthese:
        Jours.objects.filter(action__plan=plan).update(programmes=100)
        return synthese_du_brouillon(dossier)

    monkeypatch.setattr("college.plans.actions.syntheses.synthese_du_brouillon", pendant_que_l_on_ecrit)
    assert tenir_a_jour() == 0
    assert not SyntheseGardee.objects.exists()


def test_la_forme_gardee_redonne_la_synthese() -> None:
    synthese = synthetiser(contenu_fige(20))
    assert Synthese.depuis(synthese.json()) == synthese


def test_la_page_se_lit_sans_synthese_gardee(auvergne: Parcours, connecte: Any) -> None:
    plan = auvergne.rempli()
    page = connecte(Client(), auvergne.d.proposant).get("/").content
    tenir_a_jour()
    assert plan.dossier.syntheses.count() == 1
    gardee = connecte(Client(), auvergne.d.proposant).get("/").content
    assert _sans_jeton(gardee) == _sans_jeton(page)


def _sans_jeton(page: bytes) -> str:
    corps = page.decode().split("<h1>", 1)[1]
    return corps.split("</main>", 1)[0]
