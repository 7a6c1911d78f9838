"""Documents joined to an object, in templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from mutualisation.pieces import policies
from mutualisation.pieces.lecture import pieces_de
from mutualisation.pieces.models import PieceJointe
from mutualisation.pieces.porteurs import porteur
from mutualisation.refus import raison

register = template.Library()


@register.filter
def de(par_objet: Mapping[int, list[PieceJointe]], objet_id: int) -> list[PieceJointe]:
    """“{{ lues|de:point.pk }}”: those of one object among those of a page (`pieces_de`)."""
    return par_objet.get(objet_id, [])


@register.inclusion_tag("pieces/_pieces.html", takes_context=True)
def pieces(
    context: template.Context,
    code: str,
    objet_id: int,
    lues: list[PieceJointe] | None = None,
    offrir: bool = True,
    refus: str | None = None,
) -> dict[str, Any]:
    """The documents of one object, and the way to join one.

    `lues`: read already with those of the whole page (`pieces_de`). `offrir`: whether joining is offered to this
    reader at all. `refus`: why the object takes none, when the page knows it; otherwise its carrier is asked.
    """
    sur, acteur = porteur(code), context["acteur"]
    if lues is None:
        lues = pieces_de(code, [objet_id])[objet_id]
    if offrir and refus is None:
        refus = raison(lambda: sur.verifier_joindre(acteur, objet_id))
    return {
        "pieces": lues,
        "porteur": sur,
        "objet_id": objet_id,
        "offrir": offrir,
        "retirables": offrir and not refus,
        "refus": refus or raison(lambda: policies.verifier_nombre(len(lues))),
        "cle": f"{code}-{objet_id}",
    }
