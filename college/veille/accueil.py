"""What the watch says on the home page: what was published since the last visit (règle C5)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import DateTimeField, F, Q
from django.urls import reverse

from college.membres.appartenance import est_membre
from college.veille.etats import EtatNote
from college.veille.models import NoteVeille
from mutualisation.accueil.registre import Fait
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.acteur import Acteur
from mutualisation.requetes import Preparee, Trou
from mutualisation.territoire.models import Region

# The home page shows a handful.
MONTRES = 6
_NOMMER = ("prenom", "nom", "genre", "docteur")
_NOTES = Preparee(
    lambda: (
        NoteVeille.objects.filter(Q(region=Trou("region")) | Q(partagee=True, region__dispositif=Trou("dispositif")))
        .filter(etat=EtatNote.PUBLIEE, publiee_le__gt=Trou("depuis", DateTimeField()))
        .exclude(auteur=Trou("lecteur"))
        .order_by("-publiee_le", "-pk")
        .values_list("pk", "titre", "publiee_le", *(F(f"auteur__{champ}") for champ in _NOMMER))[:MONTRES]
    )
)


def faits(acteur: Acteur, region: Region | None) -> Iterable[Fait]:
    """Notes of others since the last visit: one query, and none for who is not of the college."""
    depuis = acteur.utilisateur.derniere_visite
    if region is None or depuis is None or not est_membre(acteur, region):
        return
    lues = _NOTES.lignes(
        region=region.pk, dispositif=region.dispositif_id, depuis=depuis, lecteur=acteur.utilisateur.pk
    )
    for pk, titre, publiee_le, *nom in lues:
        auteur = Utilisateur(**dict(zip(_NOMMER, nom, strict=True)))
        yield Fait(publiee_le, f"{auteur} a publié une note de veille", titre, reverse("note_veille", args=[pk]))
