"""Who writes, publishes, corrects and withdraws a note of the watch, and if not why (règles C5, C8)."""

from __future__ import annotations

from college.membres.appartenance import verifier_membre
from college.veille.etats import EtatNote
from college.veille.models import NoteVeille
from college.veille.workflow import Transition, transition
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region


def verifier_rediger(acteur: Acteur, region: Region) -> Titre:
    """Any member of the college feeds the watch."""
    return verifier_membre(acteur, region)


def verifier_modifier(acteur: Acteur, note: NoteVeille) -> Titre:
    """A draft is its author's own."""
    titre = _verifier_auteur(acteur, note)
    if note.etat != EtatNote.BROUILLON:
        raise Refus("Cette note n’est plus un brouillon : elle se corrige ou se retire.")
    return titre


def verifier_publier(acteur: Acteur, note: NoteVeille) -> Titre:
    """The author alone makes it known."""
    titre = _verifier_auteur(acteur, note)
    verifier_transition(note, "publier")
    return titre


def verifier_corriger(acteur: Acteur, note: NoteVeille) -> Titre:
    """What was published is corrected by its author or by the presidency of the college."""
    titre = _verifier_auteur_ou_presidence(acteur, note)
    if note.etat != EtatNote.PUBLIEE:
        raise Refus("Seule une note publiée se corrige.")
    return titre


def verifier_retirer(acteur: Acteur, note: NoteVeille) -> Titre:
    """The same people withdraw it."""
    titre = _verifier_auteur_ou_presidence(acteur, note)
    verifier_transition(note, "retirer")
    return titre


def verifier_transition(note: NoteVeille, acte: str) -> Transition:
    """The step this act takes now, or why it cannot."""
    etape = transition(note.etat, acte)
    if etape is None:
        raise Refus(f"Cette note est {EtatNote(note.etat).label.lower()} : cet acte n’est plus possible.")
    return etape


def _verifier_auteur(acteur: Acteur, note: NoteVeille) -> Titre:
    titre = verifier_membre(acteur, note.region)
    if note.auteur_id != acteur.utilisateur.pk:
        raise Refus("Réservé à la personne qui rédige cette note.")
    return titre


def _verifier_auteur_ou_presidence(acteur: Acteur, note: NoteVeille) -> Titre:
    titre = verifier_membre(acteur, note.region)
    if note.auteur_id == acteur.utilisateur.pk:
        return titre
    preside = acteur.titre(Droit.PRESIDER_COLLEGE, note.region)
    if preside is None:
        raise Refus(f"Réservé à l’auteur de la note et {note.region.vocabulaire.presidence_college.au}.")
    return preside
