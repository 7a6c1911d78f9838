"""Work plans: written by the college while a draft, by nobody afterwards; a pole's own by its head alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from college.plans.actions import creer_plan
from college.plans.instantane import instantane
from college.plans.models import PlanTravail
from ctri.dossiers.actions import figer
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier, Origine
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.droits import Droit
from tests.college import fabriques
from tests.distribution import Monde
from tests.matrice.modele import COLLEGE_A, LECTEURS_A, PERSONNE, Ligne

# Members by right; an associated professional comes by invitation, which nobody sent.
MEMBRES = COLLEGE_A - {"associe_a"}
# Once submitted the dossier is known to the region; its working copy stays the college's.
CONNAISSENT = LECTEURS_A
# In the other scheme the members of the college read every programme and write none.
LISENT_B = frozenset({"responsable_pole", "chef_echelon", "praticien"})
POLE = "rps"

Batir = Callable[[Monde], PlanTravail]


def brouillon(monde: Monde) -> PlanTravail:
    plan = fabriques.plan_ouvert(monde)
    fabriques.action_complete(plan, monde)
    return plan


def soumis(monde: Monde) -> PlanTravail:
    plan, par = brouillon(monde), acteur_de(monde.mir_a)
    titre = par.titre(Droit.SOUMETTRE, monde.auvergne)
    assert titre is not None
    # As a text of the session: a submission would also ask for its PDF.
    figer(plan.dossier, instantane(plan), par=par, titre=titre, origine=Origine.SEANCE)
    Dossier.objects.filter(pk=plan.dossier_id).update(etat=Etat.SOUMISE, version=1)
    return plan


def de_pole(monde: Monde) -> PlanTravail:
    fabriques.cadrage_publie(monde.bretagne, monde.mcr)
    par = acteur_de(monde.responsable_pole)
    return creer_plan(region=monde.bretagne, annee=fabriques.ANNEE, livrable="programme_travail", pole=POLE, par=par)


def _plan(batir: Batir) -> Callable[[Monde], dict[str, Any]]:
    return lambda monde: {"pk": batir(monde).pk}


def _action(batir: Batir, **plus: Any) -> Callable[[Monde], dict[str, Any]]:
    def construire(monde: Monde) -> dict[str, Any]:
        plan = batir(monde)
        return {"pk": plan.pk, "action_pk": plan.actions.get().pk, **plus}

    return construire


def _agent(monde: Monde) -> dict[str, Any]:
    return {"pk": brouillon(monde).pk, "agent_pk": monde.agents.medecin_a.pk}


def _objectif(monde: Monde) -> dict[str, Any]:
    plan = brouillon(monde)
    return {"pk": plan.pk, "objectif_pk": fabriques.objectif(plan, 3).pk}


def _version(monde: Monde) -> dict[str, Any]:
    plan = soumis(monde)
    return {"pk": plan.dossier.versions.get().pk, "extension": "xlsx"}


def _lectures() -> Iterator[Ligne]:
    """Read by the college; a draft never submitted does not exist for the others."""
    for nom in ("plan", "plan_tableau", "plan_panneau", "plan_apercu", "plan_historique", "plan_soumettre"):
        yield Ligne(nom, MEMBRES, "brouillon", construire=_plan(brouillon))
        yield Ligne(nom, MEMBRES, "soumise", construire=_plan(soumis), voient=CONNAISSENT)
    yield Ligne("plan_depuis", MEMBRES, "brouillon", construire=lambda m: {"pk": brouillon(m).pk, "saisie": 0})
    for extension in ("xlsx", "ods"):
        construire = lambda m, e=extension: {"pk": brouillon(m).pk, "extension": e}  # noqa: E731
        yield Ligne("plan_exporter", MEMBRES, f"brouillon {extension}", construire=construire)
    yield Ligne("plan_comparaison", PERSONNE, "jamais soumise", construire=_plan(brouillon))


def _ecritures() -> Iterator[Ligne]:
    """Written by the college while it is a draft, by nobody afterwards."""
    for nom in ("action_nouvelle", "plan_coller", "plan_changements"):
        yield Ligne(nom, MEMBRES, "brouillon", construire=_plan(brouillon))
        yield Ligne(nom, PERSONNE, "soumise", construire=_plan(soumis), voient=CONNAISSENT)
    for nom in ("action", "action_supprimer"):
        yield Ligne(nom, MEMBRES, "brouillon", construire=_action(brouillon))
        yield Ligne(nom, PERSONNE, "soumise", "post", _action(soumis), voient=CONNAISSENT)
    for nom in ("action_dupliquer", "action_deplacer"):
        yield Ligne(nom, MEMBRES, "brouillon", "post", _action(brouillon), donnees={"sens": "bas"})
        yield Ligne(nom, PERSONNE, "soumise", "post", _action(soumis), voient=CONNAISSENT)
    for nom in ("action_cellule", "action_choix"):
        donnees = {"resultat": "Autre", "revision": "0", "garder": "mienne"}
        cellule = {"champ": "resultat"}
        yield Ligne(nom, MEMBRES, "brouillon", "post", _action(brouillon, **cellule), donnees=donnees)
        yield Ligne(nom, PERSONNE, "soumise", "post", _action(soumis, **cellule), CONNAISSENT, donnees)
    collage = {"champ": "intitule", "texte": "Former"}
    yield Ligne("plan_coller", MEMBRES, "brouillon", "post", _plan(brouillon), donnees=collage)
    yield Ligne("plan_capacite", MEMBRES, "brouillon", construire=_agent)
    yield Ligne("plan_motif", MEMBRES, "brouillon", construire=_objectif)
    # The proposer alone has something to undo here: the action was theirs.
    yield Ligne("plan_annuler", frozenset({"mir_a"}), "brouillon", "post", _plan(brouillon), voient=MEMBRES)
    # Nothing was submitted the year before: refused to all who may write.
    yield Ligne("plan_reprise", PERSONNE, "sans précédent", construire=_plan(brouillon), voient=MEMBRES)


def _de_pole() -> Iterator[Ligne]:
    """A programme is written by the head of its pole alone (S1)."""
    yield Ligne("plan", LISENT_B, "de pôle", construire=_plan(de_pole))
    redige = frozenset({"responsable_pole"})
    yield Ligne("plan_changements", redige, "de pôle", construire=_plan(de_pole), voient=LISENT_B)
    yield Ligne("action_nouvelle", redige, "de pôle", "post", _plan(de_pole), LISENT_B, {"intitule": "Contrôler"})


LIGNES = [
    *_lectures(),
    *_ecritures(),
    *_de_pole(),
    Ligne("version_exporter", LECTEURS_A, "soumise", construire=_version),
]
