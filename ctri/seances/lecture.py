"""Which points of a session a person reads: proposers follow their own, unless the scheme seats them (règle V1).

The committee's members, those who hold its sessions and those who follow the region read the whole agenda. The college
reads what bears on its proposals: its proposer is not told less than its members, nor they more.
"""

from __future__ import annotations

from collections.abc import Iterable

from ctri.dossiers.models import Dossier
from ctri.dossiers.proposant import titre_du_proposant
from ctri.seances.models import Point
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region


def _proposants(region: Region) -> set[str]:
    return {livrable.proposant for livrable in region.schema.livrables}


def lit_tout(acteur: Acteur, region: Region) -> bool:
    """Whether this person reads every point: by a mandate other than the proposer's, or because the scheme says so."""
    if region.schema.comite.presence_proposant:
        return True
    proposants = _proposants(region)
    return any(
        t.mandat_id is not None and t.role not in proposants and t.ouvre(Droit.CONSULTER, region, None)
        for t in acteur.titres
    )


def presente(acteur: Acteur, dossier: Dossier) -> bool:
    """Whether this person presents that text to the committee: it is theirs to propose."""
    texte = {"livrable": dossier.livrable, "pole": dossier.pole}
    return titre_du_proposant(acteur, dossier.region, droit=Droit.SOUMETTRE, **texte) is not None


def propose(acteur: Acteur, region: Region) -> bool:
    """Whether this person proposes anything in the region."""
    proposants = _proposants(region)
    return any(t.role in proposants and t.ouvre(Droit.SOUMETTRE, region, None) for t in acteur.titres)


def points_lus(acteur: Acteur, region: Region, points: Iterable[Point]) -> list[Point]:
    """Of these points, those this person reads."""
    if lit_tout(acteur, region):
        return list(points)
    # What the two bodies ask each other concerns the whole college (règle C4).
    portes = [p for p in points if p.dossier is not None or p.saisine_id is not None]
    if not propose(acteur, region):
        return portes
    return [p for p in portes if p.dossier is None or presente(acteur, p.dossier)]


def points_presentes(acteur: Acteur, points: Iterable[Point]) -> list[Point]:
    """Of these points, those this person presents."""
    return [p for p in points if p.dossier is not None and presente(acteur, p.dossier)]
