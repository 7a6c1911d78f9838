"""A frozen règlement in templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from college.reglement.contenu import lu
from college.reglement.presentation import articles_lus, regles_lues

register = template.Library()


@register.simple_tag
def reglement_lu(contenu: Mapping[str, Any]) -> dict[str, Any]:
    """Its articles and the rules they state, as they are read."""
    return {"articles": articles_lus(lu(contenu)), "regles": regles_lues(lu(contenu))}
