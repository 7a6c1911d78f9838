"""Objects of the committee in the states the matrix and the screens need, on the real content: a work plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from college.plans.instantane import instantane
from ctri.cadrage import actions as cadrages
from ctri.cadrage.models import Cadrage
from ctri.dossiers.actions import figer
from ctri.dossiers.decision import decider
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Decision, Dossier, Origine
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, EtatSeance, GenrePoint, Point, Presence, Seance
from mutualisation.documents.models import Document
from mutualisation.documents.models import Etat as EtatDocument
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.droits import Droit
from mutualisation.temps import maintenant
from tests.college import fabriques
from tests.distribution import Monde


def cadrage(monde: Monde, *, publie: bool) -> Cadrage:
    """A framing of the year after the cast's, with one objective."""
    par = acteur_de(monde.chef_siege_a)
    ouvert = cadrages.ouvrir(region=monde.auvergne, annee=2031, par=par)
    cadrages.ajouter_objectif(
        cadrage=ouvert, libelle="Répondre aux alertes", priorite=True, resultat="", indicateur="", par=par
    )
    return cadrages.publier(cadrage=ouvert, par=par) if publie else ouvert


def dossier(monde: Monde, etat: str) -> Dossier:
    """A work plan whose submitted version has its PDF, put in a state from which the matrix tries every act."""
    plan = fabriques.plan_ouvert(monde)
    fabriques.action_complete(plan, monde)
    if etat == Etat.BROUILLON:
        return plan.dossier
    par = acteur_de(monde.mir_a)
    titre = par.titre(Droit.SOUMETTRE, monde.auvergne)
    assert titre is not None
    version = figer(plan.dossier, instantane(plan), par=par, titre=titre, origine=Origine.SOUMISSION)
    Document.objects.filter(source_id=version.pk).update(
        etat=EtatDocument.PRET, pret_le=maintenant(), fichier="plan.pdf", empreinte="e" * 64
    )
    for etape in (Etat.SOUMISE, Etat.INSCRITE)[: 1 + (etat == Etat.INSCRITE)]:
        Dossier.objects.filter(pk=plan.dossier_id).update(etat=etape, version=1)
    return Dossier.objects.get(pk=plan.dossier_id)


def seance(monde: Monde, etat: str) -> Seance:
    """A session with a debate; convened or further, its members are recorded present."""
    par = acteur_de(monde.secretaire_a)
    debut = maintenant() + dt.timedelta(days=3)
    creee = seances.creer(
        region=monde.auvergne, debut=debut, fin_prevue=debut + dt.timedelta(hours=2), lieu="Moulins", par=par
    )
    seances.ajouter_point(seance=creee, genre=GenrePoint.DEBAT, titre="Permanence des soins", duree=15, par=par)
    if etat == EtatSeance.PREPARATION:
        return creee
    convoquee = seances.convoquer(seance=creee, par=par)
    convoquee.presences.filter(voix=True).exclude(utilisateur=monde.chef_local_a).update(etat=EtatPresence.PRESENT)
    if etat == EtatSeance.CONVOQUEE:
        return convoquee
    return seances.ouvrir(seance=convoquee, par=par)


def presence(monde: Monde, etat: str = EtatSeance.CONVOQUEE) -> Presence:
    """The place of the head of the Cantal service, who is expected."""
    return seance(monde, etat).presences.get(utilisateur=monde.chef_local_a)


def debat(monde: Monde, etat: str = EtatSeance.OUVERTE) -> Point:
    return seance(monde, etat).points.get()


def projet(monde: Monde, etat: str = EtatSeance.OUVERTE) -> Point:
    """A submitted plan on the agenda of a session."""
    tenue = seance(monde, etat)
    inscrit = dossier(monde, Etat.INSCRITE)
    return Point.objects.create(
        seance=tenue, rang=2, genre=GenrePoint.PROPOSITION, titre=inscrit.titre, dossier=inscrit, duree=30
    )


def decide(monde: Monde, acte: str = "valider", motif: str = "") -> Decision:
    """A decision stated by the secretary."""
    return decider(point=projet(monde), acte=acte, motif=motif, par=acteur_de(monde.secretaire_a))


def voix(monde: Monde, arguments: Any) -> dict[str, str]:
    """A vote for each member present at the session of a point."""
    point = Point.objects.get(pk=arguments["pk"])
    presents = point.seance.presences.filter(voix=True, etat=EtatPresence.PRESENT)
    return {f"voix-{p.pk}": "pour" for p in presents}
