"""The frozen content: whole, stable, and read in a number of queries that does not depend on its size."""

import datetime as dt
import json
from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from college.membres.models import Association
from college.plans.actions import motiver_sans_reponse, motiver_surcharge, regler_capacite
from college.plans.calculs import manques
from college.plans.instantane import instantane
from college.plans.models import PlanTravail
from college.plans.presentation import lu
from college.reunions import actions
from ctri.dossiers.types import empreinte
from mutualisation.effectifs.models import Rattachement
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import horloge
from tests.college.fabriques import ANNEE, action_complete, ajouter_lignes, instant, ligne, objectif, plan_ouvert
from tests.college.seances_du_college import examen, rendre

CLES = {
    "schema", "type", "livrable", "titre", "sous_titre", "annee", "reference", "region", "emetteur", "vocabulaire",
    "pole", "departements", "services", "medecins", "objectifs", "actions", "motifs_surcharge", "avis_college",
    "changements", "rendez_vous", "niveaux",
}  # fmt: skip


@pytest.fixture
def plan(monde: Any) -> PlanTravail:
    return plan_ouvert(monde)


def requetes(plan: PlanTravail) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captures:
        instantane(plan)
    return len(captures)


def test_le_contenu_est_entier_et_ne_contient_que_du_json(monde: Any, plan: PlanTravail) -> None:
    action_complete(plan, monde)
    contenu = instantane(plan)
    assert set(contenu) == CLES
    assert json.loads(json.dumps(contenu)) == contenu
    assert contenu["reference"] == "PTA-AUV-2027"
    assert contenu["niveaux"]["departemental"] == {"libelle": "Départemental", "court": "Départ.", "sigle": "D"}
    assert contenu["emetteur"] == {
        "siege": "DRASS d’Auvergne",
        "siege_long": "Direction régionale des affaires sanitaires et sociales",
        "college": contenu["vocabulaire"]["college"]["singulier"].capitalize(),
    }
    assert [d["code"] for d in contenu["departements"]] == ["03", "15", "43", "63"]
    assert {s["court"]: s["effectif_socle"] for s in contenu["services"]} == {
        "DRASS": 3, "DDASS Allier": 2, "DDASS Cantal": 1, "DDASS Haute-Loire": 1.5, "DDASS Puy-de-Dôme": 3,
    }  # fmt: skip


def test_l_action_porte_tout_ce_que_lit_le_comite(monde: Any, plan: PlanTravail) -> None:
    autre = monde.agents.medecin_a2.pk
    action = action_complete(
        plan, monde, niveau="interdepartemental", territoires=["15", "43"], rang=2,
        jours={monde.agents.medecin_a.pk: [12, 0, 4], autre: [0, 0, 0]},
    )  # fmt: skip
    (lue,) = instantane(plan)["actions"]
    assert lue == {
        "id": action.pk,
        "numero": "2.1",
        "objectif": objectif(plan, 2).pk,
        "intitule": "Former un suppléant à l’alerte",
        "fonction": action.fonction,
        "fonction_libelle": plan.dossier.region.schema.fonctions[0].libelle,
        "niveau": "interdepartemental",
        "territoires": ["15", "43"],
        "debut": 2,
        "fin": 5,
        "resultat": "Un suppléant opérationnel au 31\xa0mai",
        "indicateur": "Nombre de gardes assurées",
        "pilote": monde.agents.medecin_a.pk,
        "contributeurs": [autre],
        "jours": [{"medecin": monde.agents.medecin_a.pk, "programmes": 12, "annualises": 0, "reserve": 4}],
    }


def test_un_plan_complet_n_a_aucun_manque(monde: Any, plan: PlanTravail) -> None:
    ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde, rang=rang) for rang in (1, 2, 3)])
    assert manques(lu(instantane(plan))) == []


def test_le_meme_brouillon_donne_la_meme_empreinte_un_autre_jour(monde: Any, plan: PlanTravail) -> None:
    action_complete(plan, monde)
    with horloge(instant(jour=3)):
        avant = empreinte(instantane(plan))
    with horloge(instant(jour=28)):
        assert empreinte(instantane(plan)) == avant


def test_les_medecins_sont_ceux_de_la_region_avec_leur_quotite(monde: Any, plan: PlanTravail) -> None:
    medecins = {m["nom"]: m for m in instantane(plan)["medecins"]}
    assert set(medecins) == {"Delcroix", "Malbourg", "Pradelou", "Vasseur"}
    assert medecins["Pradelou"]["jours_ouvres"] == 254
    lus = ("quotite", "jours_ouvres", "conges", "formation", "reserve")
    assert {cle: medecins["Delcroix"][cle] for cle in lus} == {
        "quotite": 80, "jours_ouvres": 203, "conges": 35, "formation": 2, "reserve": 25,
    }  # fmt: skip


def test_qui_arrive_ou_part_dans_l_annee_compte_pour_sa_part(monde: Any, plan: PlanTravail) -> None:
    agent = monde.agents.medecin_a2
    Rattachement.objects.filter(agent=agent).update(periode=DateRange(dt.date(2007, 1, 1), dt.date(ANNEE, 7, 1)))
    medecin = next(m for m in instantane(plan)["medecins"] if m["id"] == agent.pk)
    assert medecin["jours_ouvres"] == 125


def test_un_associe_cite_par_une_action_est_au_contenu(monde: Any, plan: PlanTravail) -> None:
    associe = monde.agents.associe_a
    Association.objects.create(region=monde.auvergne, agent=associe, periode=DateRange(dt.date(2020, 1, 1), None))
    assert associe.pk not in {m["id"] for m in instantane(plan)["medecins"]}
    action_complete(plan, monde, jours={associe.pk: [5, 0, 0]})
    assert associe.pk in {m["id"] for m in instantane(plan)["medecins"]}


def test_qui_est_parti_n_est_plus_au_contenu_et_manque(monde: Any, plan: PlanTravail) -> None:
    action_complete(plan, monde)
    parti = monde.agents.medecin_a
    Rattachement.objects.filter(agent=parti).update(periode=DateRange(dt.date(2007, 1, 1), dt.date(ANNEE - 1, 7, 1)))
    codes = {m.code for m in manques(lu(instantane(plan)))}
    assert {"pilote_parti", "participant_parti"} <= codes


def test_capacite_reglee_et_motifs(monde: Any, plan: PlanTravail) -> None:
    agent, par = monde.agents.medecin_a, acteur_de(monde.mir_a)
    regler_capacite(plan=plan, agent=agent, conges=45, formation=8, reserve=20, prete=2, hors_plan=90, par=par)
    motiver_surcharge(plan=plan, agent=agent, texte="Pris sur sa réserve.", par=par)
    with horloge(instant(jour=9)):
        motiver_sans_reponse(plan=plan, objectif=objectif(plan, 3), texte="Aucun médecin formé.", par=par)
    contenu = instantane(plan)
    medecin = next(m for m in contenu["medecins"] if m["id"] == agent.pk)
    assert [medecin[c] for c in ("conges", "formation", "reserve", "prete", "hors_plan")] == [45, 8, 20, 2, 90]
    assert contenu["motifs_surcharge"] == [{"medecin": agent.pk, "texte": "Pris sur sa réserve."}]
    assert contenu["objectifs"][2]["motif_sans_reponse"] == {
        "texte": "Aucun médecin formé.", "auteur": "Dr\xa0Hélène Vasseur", "date": "2027-01-09",
    }  # fmt: skip


def test_on_ne_retire_pas_plus_de_jours_qu_il_n_y_en_a(monde: Any, plan: PlanTravail) -> None:
    with pytest.raises(Refus, match="jours retirés pour 254"):
        regler_capacite(
            plan=plan, agent=monde.agents.medecin_a, conges=300, formation=0, reserve=0, prete=0, hors_plan=0,
            par=acteur_de(monde.mir_a),
        )  # fmt: skip


def test_motiver_une_surcharge_garde_les_jours_par_defaut(monde: Any, plan: PlanTravail) -> None:
    agent = monde.agents.medecin_a
    motiver_surcharge(plan=plan, agent=agent, texte="x", par=acteur_de(monde.mir_a))
    medecin = next(m for m in instantane(plan)["medecins"] if m["id"] == agent.pk)
    assert [medecin[c] for c in ("conges", "formation", "reserve")] == [44, 3, 31]


def test_l_avis_d_une_reunion_tenue_est_joint_pour_la_version_preparee(monde: Any, plan: PlanTravail) -> None:
    par, dossier = acteur_de(monde.mir_a), plan.dossier
    with horloge(dt.datetime(ANNEE, 1, 12, 9, tzinfo=dt.UTC)):
        avis = rendre(examen(monde.auvergne, par, dossier), par, "reserve", "Revoir le Cantal.")
        # Given on the version that will come after this one.
        type(dossier).objects.filter(pk=dossier.pk).update(version=1)
        rendre(examen(monde.auvergne, par, dossier), par, "favorable", "Autre version")
        type(dossier).objects.filter(pk=dossier.pk).update(version=0)
        assert instantane(plan)["avis_college"] is None
        actions.clore(reunion=avis.reunion, par=par)
    assert instantane(plan)["avis_college"] == {
        "date": "2027-01-12", "sens": "favorable avec réserves", "texte": "Revoir le Cantal.", "ecart": None,
    }  # fmt: skip


def test_le_nombre_de_requetes_ne_depend_pas_de_la_taille(monde: Any, plan: PlanTravail) -> None:
    equipe = {a.pk: [3, 1, 1] for a in (monde.agents.medecin_a, monde.agents.medecin_a2, monde.agents.medecin_a3)}
    modele = {"niveau": "interdepartemental", "territoires": ["15", "43"], "jours": equipe}
    par = acteur_de(monde.mir_a)
    ajouter_lignes(plan, par, [ligne(plan, monde, rang=1 + n % 4, **modele) for n in range(10)])
    petit = requetes(plan)
    ajouter_lignes(plan, par, [ligne(plan, monde, rang=1 + n % 4, **modele) for n in range(990)])
    assert len(instantane(plan)["actions"]) == 1000
    assert requetes(plan) == petit
