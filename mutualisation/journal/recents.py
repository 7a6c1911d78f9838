"""Acts of others in a region since a moment, as the home page reads them."""

from __future__ import annotations

from django.db.models import DateTimeField, F, QuerySet

from mutualisation.comptes.models import Utilisateur
from mutualisation.journal.models import Acte
from mutualisation.requetes import Trou

_NOMMER = ("prenom", "nom", "genre", "docteur")


def actes_depuis() -> QuerySet[Acte]:
    """To be prepared (`Preparee`), with `region`, `depuis` and `lecteur`; each act bears the name of its author."""
    return (
        Acte.objects.filter(region=Trou("region"), le__gt=Trou("depuis", DateTimeField()))
        .exclude(utilisateur=Trou("lecteur"))
        .annotate(**{f"auteur_{champ}": F(f"utilisateur__{champ}") for champ in _NOMMER})
        .order_by("-le", "-pk")
    )


def auteur_de(acte: Acte) -> str:
    """“Dr Hélène Vasseur”, without another query."""
    if acte.utilisateur_id is None:
        return "Le logiciel"
    return Utilisateur(**{champ: vars(acte)[f"auteur_{champ}"] for champ in _NOMMER}).affiche
