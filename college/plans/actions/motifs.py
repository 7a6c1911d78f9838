"""What is written beside the actions: capacities, reasons, what changes this year (règles P2, V2)."""

from __future__ import annotations

from django.db import transaction

from college.membres.composition import Membre
from college.plans.actions.verrou import ouvrir
from college.plans.capacite import Annee
from college.plans.instantane import annee_de
from college.plans.models import CapaciteAgent, MotifSansReponse, PlanTravail
from college.plans.travail import Travail
from ctri.cadrage.models import Objectif
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant


@transaction.atomic
def regler_capacite(
    *,
    plan: PlanTravail,
    agent: Agent,
    conges: int,
    formation: int,
    reserve: int,
    prete: int,
    hors_plan: int,
    par: Acteur,
) -> CapaciteAgent:
    """Set what is taken from someone's working days before the plan (règle P2)."""
    plan = ouvrir(plan, par).plan
    annee = _annee(plan, agent)
    if (retire := conges + formation + reserve + prete) > annee.ouvres:
        raise Refus(f"{retire} jours retirés pour {annee.ouvres} jours ouvrés : réduisez-les.")
    valeurs = {"conges": conges, "formation": formation, "reserve": reserve, "prete": prete, "hors_plan": hors_plan}
    return CapaciteAgent.objects.update_or_create(plan=plan, agent=agent, defaults=valeurs)[0]


@transaction.atomic
def motiver_surcharge(*, plan: PlanTravail, agent: Agent, texte: str, par: Acteur) -> CapaciteAgent:
    """Say why someone is loaded beyond their capacity; an empty text takes the reason away."""
    plan = ouvrir(plan, par).plan
    annee = _annee(plan, agent)
    defauts = {"conges": annee.conges, "formation": annee.formation, "reserve": annee.reserve}
    motif = {"motif_surcharge": texte.strip()}
    return CapaciteAgent.objects.update_or_create(
        plan=plan, agent=agent, defaults=motif, create_defaults=defauts | motif
    )[0]


@transaction.atomic
def motiver_sans_reponse(*, plan: PlanTravail, objectif: Objectif, texte: str, par: Acteur) -> None:
    """Say why an objective has no action this year (règle V2); an empty text takes the reason away."""
    plan = ouvrir(plan, par).plan
    if objectif.pk not in {o.pk for o in Travail(plan).objectifs}:
        raise Refus(f"{plan.dossier.region.vocabulaire.objectif.Ce} n’est pas de ce cadrage.")
    if not texte.strip():
        plan.motifs_sans_reponse.filter(objectif=objectif).delete()
        return
    MotifSansReponse.objects.update_or_create(
        plan=plan,
        objectif=objectif,
        defaults={"texte": texte.strip(), "par": par.utilisateur, "le": maintenant()},
    )


@transaction.atomic
def dire_changements(*, plan: PlanTravail, texte: str, par: Acteur) -> None:
    """What changes compared with last year, in paragraphs."""
    plan = ouvrir(plan, par).plan
    plan.changements = texte.strip()
    plan.save(update_fields=["changements"])


def _annee(plan: PlanTravail, agent: Agent) -> Annee:
    travail = Travail(plan)
    membre: Membre | None = next((m for m in travail.membres if m.agent.pk == agent.pk), None)
    membre = membre or travail.postes.get(agent.pk)
    if membre is None:
        raise Refus(f"{agent.affiche} n’est pas en poste dans {travail.region.vocabulaire.region.le} cette année-là.")
    return annee_de(membre, travail)
