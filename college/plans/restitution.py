"""From a frozen content back to working rows: after a text modified in session, and to open an amendment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from college.plans.ligne import Ligne
from college.plans.models import Action, CapaciteAgent, MotifSansReponse, PlanTravail
from college.plans.rangement import creer_plusieurs
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import maintenant


def restituer(plan: PlanTravail, contenu: Mapping[str, Any], *, par: Acteur, garder_numeros: bool) -> None:
    """Make the working rows say what `contenu` says. Call it inside a transaction.

    `garder_numeros`: actions keep their identifiers, so that two versions of the same plan stay comparable.
    """
    plan.actions.all().delete()
    plan.saisies.all().delete()
    plan.changements = contenu["changements"]
    plan.save(update_fields=["changements"])
    _actions(plan, contenu, par, garder_numeros)
    _capacites(plan, contenu)
    _motifs(plan, contenu, par)


def _actions(plan: PlanTravail, contenu: Mapping[str, Any], par: Acteur, garder_numeros: bool) -> None:
    rows = [
        Action(
            pk=action["id"] if garder_numeros else None,
            plan=plan,
            rang=rang,
            modifie_le=maintenant(),
            modifie_par=par.utilisateur,
        )
        for rang, action in enumerate(contenu["actions"], 1)
    ]
    creer_plusieurs(rows, [Ligne.du_contenu(action) for action in contenu["actions"]])


def _capacites(plan: PlanTravail, contenu: Mapping[str, Any]) -> None:
    plan.capacites.all().delete()
    motifs = {motif["medecin"]: motif["texte"] for motif in contenu["motifs_surcharge"]}
    agents = set(Agent.objects.filter(pk__in=[m["id"] for m in contenu["medecins"]]).values_list("pk", flat=True))
    CapaciteAgent.objects.bulk_create(
        CapaciteAgent(
            plan=plan,
            agent_id=medecin["id"],
            motif_surcharge=motifs.get(medecin["id"], ""),
            **{nom: medecin[nom] for nom in ("conges", "formation", "reserve", "prete", "hors_plan")},
        )
        for medecin in contenu["medecins"]
        if medecin["id"] in agents
    )


def _motifs(plan: PlanTravail, contenu: Mapping[str, Any], par: Acteur) -> None:
    """Reasons keep their first author and date unless the text changed."""
    anciens = {m.objectif_id: m for m in plan.motifs_sans_reponse.all()}
    for objectif in contenu["objectifs"]:
        motif, ancien = objectif["motif_sans_reponse"], anciens.pop(objectif["id"], None)
        if motif and (ancien is None or ancien.texte != motif["texte"]):
            MotifSansReponse.objects.update_or_create(
                plan=plan,
                objectif_id=objectif["id"],
                defaults={"texte": motif["texte"], "par": par.utilisateur, "le": maintenant()},
            )
        elif not motif and ancien:
            ancien.delete()
    for ancien in anciens.values():
        ancien.delete()
