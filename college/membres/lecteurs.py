"""Whom the college's members are, as people to write to: those in post today who have an account (règle C1)."""

from __future__ import annotations

from college.membres.composition import journee, membres_de_droit
from mutualisation.comptes.models import Utilisateur
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def membres_joignables(region: Region) -> list[Utilisateur]:
    """Nobody under a scheme without college."""
    if region.schema.college is None:
        return []
    membres = membres_de_droit(region, journee(aujourdhui(region.fuseau)))
    return list(Utilisateur.objects.filter(agent__in=[m.agent.pk for m in membres], is_active=True).order_by("pk"))
