"""The one door between two states of a meeting, under row lock (règle C2)."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from college.reunions.models import Reunion
from college.reunions.workflow import transition
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus

SANS_MOTIF = "Dites pourquoi."


def verrouiller(reunion: Reunion) -> Reunion:
    """The meeting as it is now, held until the end of the transaction: nothing slips in while it is being closed."""
    return Reunion.objects.select_for_update(of=("self",), no_key=True).select_related("region").get(pk=reunion.pk)


@transaction.atomic
def franchir(
    *,
    reunion: Reunion,
    acte: str,
    par: Acteur,
    titre: Titre | None,
    motif: str = "",
    donnees: Any = None,
    **champs: Any,
) -> Reunion:
    """Take one step of the table on a meeting already locked; `champs` change with the state."""
    pas = transition(reunion.etat, acte)
    if pas is None:
        raise Refus("La réunion a changé d’état entre-temps.")
    if pas.motif and not motif:
        raise Refus(SANS_MOTIF, "motif")
    de, reunion.etat = reunion.etat, pas.vers
    for nom, valeur in champs.items():
        setattr(reunion, nom, valeur)
    reunion.save(update_fields=["etat", *champs])
    inscrire(
        reunion, acte, par=par, titre=titre, region=reunion.region, de=de, vers=reunion.etat, motif=motif,
        donnees=donnees,
    )  # fmt: skip
    return reunion
