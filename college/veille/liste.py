"""The notes that the page of a region shows, filtered and searched in the database."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from college.veille.etats import EtatNote
from college.veille.forms import AILLEURS, ICI
from college.veille.models import NoteVeille
from college.veille.recherche import chercher
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region


def lisibles(acteur: Acteur, region: Region) -> QuerySet[NoteVeille]:
    """What this person may find from the page of this region, whatever the state."""
    return NoteVeille.objects.visibles_par(acteur).lues_de(region)


def filtrees(acteur: Acteur, region: Region, choix: dict[str, Any]) -> QuerySet[NoteVeille]:
    """In reading order, with what the list shows of each."""
    notes = lisibles(acteur, region).filter(etat=choix.get("etat", EtatNote.PUBLIEE))
    for champ, critere in (("fonction", "fonction"), ("auteur", "auteur_id"), ("annee", "date_document__year")):
        if valeur := choix.get(champ):
            notes = notes.filter(**{critere: valeur})
    if choix.get("origine") == ICI:
        notes = notes.filter(region=region)
    elif choix.get("origine") == AILLEURS:
        notes = notes.exclude(region=region)
    return chercher(notes, choix.get("q", "")).select_related("auteur", "region__circonscription")


def annees(notes: QuerySet[NoteVeille]) -> list[int]:
    """Years of the documents, the last one first."""
    lues = notes.order_by("-date_document__year").values_list("date_document__year", flat=True)
    return list(lues.distinct())


def auteurs(notes: QuerySet[NoteVeille]) -> list[tuple[int, str]]:
    """Who wrote them, by name."""
    personnes = Utilisateur.objects.filter(pk__in=notes.order_by().values("auteur")).order_by("nom", "prenom", "pk")
    return [(personne.pk, personne.affiche) for personne in personnes]
