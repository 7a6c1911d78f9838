"""Documents of many objects in one query, for the pages that show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mutualisation.pieces.models import PieceJointe


def pieces_de(porteur: str, objets: Iterable[int]) -> dict[int, list[PieceJointe]]:
    """By object, oldest first; an object without document answers an empty list."""
    par_objet: dict[int, list[PieceJointe]] = defaultdict(list)
    for piece in PieceJointe.objects.de(porteur, objets).select_related("deposee_par"):
        par_objet[piece.objet_id].append(piece)
    return par_objet
