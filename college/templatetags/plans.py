"""The table of a frozen content, for a page that only has the content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from college.plans.presentation import lu
from college.plans.regroupements import tableau
from college.plans.tableau import Tableau

register = template.Library()


@register.simple_tag
def tableau_de(contenu: Mapping[str, Any]) -> Tableau:
    """“{% tableau_de contenu as t %}”."""
    return tableau(lu(contenu))
