"""Who acts in a story: the holder of a role on the day it is told, in the words of no scheme."""

from __future__ import annotations

from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def tenant(region: Region, role: str, *, pole: str = "", nature: str | None = None) -> Acteur:
    """Whoever holds a role of the region today, in their own name rather than for another."""
    mandats = Mandat.objects.au(aujourdhui(region.fuseau)).filter(region=region, role=role, pole=pole)
    if nature is not None:
        mandats = mandats.filter(nature=nature)
    ordre = [Nature.TITULAIRE, Nature.INTERIM, Nature.SUPPLEANCE, Nature.DELEGATION]
    mandat = min(mandats.select_related("titulaire"), key=lambda m: ordre.index(Nature(m.nature)))
    return acteur_de(mandat.titulaire, mandat.pk)


def proposant(region: Region, livrable: str, pole: str = "") -> Acteur:
    """Whoever proposes this deliverable."""
    return tenant(region, region.schema.livrable(livrable).proposant, pole=pole)


def presidence(region: Region) -> Acteur:
    """Whoever presides the committee: the scheme knows one role for each kind of region."""
    roles = {r.code for r in region.schema.roles_de_presidence}
    tenus = Mandat.objects.au(aujourdhui(region.fuseau)).filter(region=region, role__in=roles)
    return tenant(region, tenus.order_by("pk")[0].role)


def secretaire(region: Region, nature: str | None = None) -> Acteur:
    """Whoever prepares and holds the sessions."""
    role = next(r.code for r in region.schema.roles if Droit.TENIR_SEANCE in r.droits)
    return tenant(region, role, nature=nature)
