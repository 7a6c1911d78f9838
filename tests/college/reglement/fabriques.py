"""A règlement of Auvergne at any point of its way, through the actions of the software."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import QueryDict

from college.reglement.actions import creer_reglement
from college.reglement.models import Article, Reglement
from ctri.dossiers import actions as dossiers
from ctri.dossiers import decision
from ctri.dossiers.models import Dossier
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, Point
from mutualisation.documents.models import Document
from mutualisation.documents.models import Etat as EtatDocument
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import horloge, maintenant
from tests.college.fabriques import ANNEE
from tests.college.seances_du_college import avis_tenu

FEVRIER = dt.datetime(ANNEE, 2, 5, 9, tzinfo=dt.UTC)


def ouvert(monde: Any, annee: int = ANNEE) -> Reglement:
    """The model, as it is copied."""
    return creer_reglement(region=monde.auvergne, annee=annee, par=acteur_de(monde.mir_a))


def article(reglement: Reglement, numero: str = "4") -> Article:
    """By its number."""
    return next(a for a in reglement.articles.select_related("reglement") if a.numero == numero)


def examine(monde: Any, dossier: Dossier) -> None:
    """A held meeting approves the version being prepared."""
    avis_tenu(monde.auvergne, acteur_de(monde.mir_a), dossier, texte="Le collège approuve.")


def soumis(monde: Any, reglement: Reglement | None = None) -> Dossier:
    """Complete, examined, handed over."""
    dossier = (reglement or ouvert(monde)).dossier
    examine(monde, dossier)
    dossiers.soumettre(dossier=dossier, sans_patient=True, par=acteur_de(monde.mir_a))
    return Dossier.objects.get(pk=dossier.pk)


def en_seance(monde: Any, dossier: Dossier) -> Point:
    """On the agenda of an open session where everybody is present."""
    secretaire, debut = acteur_de(monde.secretaire_a), maintenant()
    Document.objects.filter(etat=EtatDocument.DEMANDE).update(
        etat=EtatDocument.PRET, pret_le=debut, fichier="x.pdf", empreinte="e" * 64
    )
    seance = seances.creer(
        region=dossier.region, debut=debut, fin_prevue=debut + dt.timedelta(hours=2), lieu="Moulins", par=secretaire
    )
    point = seances.inscrire_dossier(seance=seance, dossier=dossier, par=secretaire)
    seances.convoquer(seance=seance, par=secretaire)
    for presence in seance.presences.filter(voix=True):
        seances.pointer(presence=presence, etat=EtatPresence.PRESENT, par=secretaire)
    seances.ouvrir(seance=seance, par=secretaire)
    return Point.objects.select_related("seance__region", "dossier__region").get(pk=point.pk)


def decider(monde: Any, dossier: Dossier, acte: str = "valider", **changes: str) -> Dossier:
    """The committee decides, once it has made these changes in session."""
    point, par = en_seance(monde, dossier), acteur_de(monde.secretaire_a)
    if changes:
        donnees = QueryDict(mutable=True)
        donnees.update({cle.replace("_", "-", 1): valeur for cle, valeur in changes.items()})
        assert decision.retoucher(dossier=dossier, donnees=donnees, par=par) == {}
    motif = "" if acte == "valider" else "Motif du comité."
    decision.decider(point=point, acte=acte, motif=motif, par=par)
    seances.clore(seance=point.seance, par=par)
    return Dossier.objects.get(pk=dossier.pk)


def valide(monde: Any, le: dt.datetime = FEVRIER, **changes: str) -> Dossier:
    """In force from that day: as submitted, or as the session changed it."""
    with horloge(le):
        return decider(monde, soumis(monde), "valider_modifiee" if changes else "valider", **changes)


def avenant(monde: Any, dossier: Dossier) -> Reglement:
    """An amendment of a validated text, being written."""
    ouvert_ = dossiers.ouvrir_avenant(dossier=dossier, par=acteur_de(monde.mir_a))
    return Reglement.objects.complets().get(pk=ouvert_.pk)


def retirer(monde: Any, dossier: Dossier) -> None:
    """The committee withdraws the act it took."""
    dossiers.retirer(dossier=dossier, par=acteur_de(monde.secretaire_a), motif="Erreur de droit.")
