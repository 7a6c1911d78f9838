"""What the pages measured show: a region at work on its plan, two months before it is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from college.plans.actions.creation import creer_plan
from college.plans.actions.syntheses import tenir_a_jour
from college.plans.contenu import Contenu
from college.plans.ligne import Ligne
from college.plans.models import PlanTravail
from college.reunions import actions as reunions
from ctri.cadrage.models import Cadrage, Objectif
from ctri.cycle import annee_du_cycle
from ctri.seances import actions as seances
from mutualisation.comptes.models import Utilisateur
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import aujourdhui, maintenant
from tests.college.fabriques import ajouter_lignes
from tests.distribution import TOUJOURS, Monde
from tests.fabriques.contenu import plan as contenu_fictif

MEDECINS = 14


def peupler(monde: Monde, actions: int) -> PlanTravail:
    """A draft of so many actions, its figures kept as the sweep keeps them, and what goes with it on the home page."""
    contenu = contenu_fictif(actions, MEDECINS)
    par = acteur_de(monde.mir_a)
    annee = annee_du_cycle(monde.auvergne)
    objectifs = _cadrage(monde, contenu, annee)
    plan = creer_plan(region=monde.auvergne, annee=annee, livrable="plan_travail", par=par)
    # Written by somebody else: a change since the last visit.
    ajouter_lignes(plan, acteur_de(monde.medecin_a2), _lignes(contenu, plan, objectifs, _medecins(monde, contenu)))
    reunions.prevoir(region=monde.auvergne, date=aujourdhui() + dt.timedelta(days=20), lieu="Moulins", par=par)
    debut = maintenant() + dt.timedelta(days=40)
    seances.creer(
        region=monde.auvergne, debut=debut, fin_prevue=debut + dt.timedelta(hours=2), lieu="Clermont-Ferrand",
        par=acteur_de(monde.secretaire_a),
    )  # fmt: skip
    Utilisateur.objects.update(derniere_visite=maintenant() - dt.timedelta(days=3))
    tenir_a_jour()
    return plan


def _cadrage(monde: Monde, contenu: Contenu, annee: int) -> list[Objectif]:
    cadrage = Cadrage.objects.create(region=monde.auvergne, annee=annee)
    objectifs = Objectif.objects.bulk_create(
        Objectif(cadrage=cadrage, rang=o["rang"], priorite=o["priorite"], libelle=o["libelle"])
        for o in contenu["objectifs"]
    )
    Cadrage.objects.filter(pk=cadrage.pk).update(publie_le=maintenant(), publie_par=monde.chef_siege_a)
    return objectifs


def _medecins(monde: Monde, contenu: Contenu) -> dict[int, int]:
    """The doctors of the content, put on the staff of Auvergne: their identifier, by the one they have there."""
    services = {s["id"]: monde.services["siege" if s["siege"] else s["departements"][0]] for s in contenu["services"]}
    connus = {}
    for m in contenu["medecins"]:
        agent = Agent.objects.create(
            dispositif=monde.auvergne.dispositif, matricule=f"B{m['id']:03}", profession="misp", docteur=True,
            prenom=m["prenom"], nom=m["nom"], genre="f",
        )  # fmt: skip
        Rattachement.objects.create(agent=agent, service=services[m["service"]], periode=TOUJOURS, quotite=m["quotite"])
        connus[m["id"]] = agent.pk
    return connus


def _lignes(
    contenu: Contenu, plan: PlanTravail, objectifs: Sequence[Objectif], medecins: dict[int, int]
) -> list[Ligne]:
    par_rang = {o.rang: o.pk for o in objectifs}
    fonctions = [f.code for f in plan.dossier.region.schema.fonctions]
    lignes = []
    for rang, action in enumerate(contenu["actions"]):
        ligne = Ligne.du_contenu(dict(action))
        ligne.objectif, ligne.fonction = par_rang[ligne.objectif or 1], fonctions[rang % len(fonctions)]
        ligne.pilote = medecins[ligne.pilote or 1]
        ligne.jours = {medecins[agent]: jours for agent, jours in ligne.jours.items()}
        ligne.territoires = [] if ligne.niveau == "regional" else ligne.territoires
        lignes.append(ligne)
    return lignes
