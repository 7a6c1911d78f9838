"""Numbers that were handed to someone: they never go, nor name another article."""

from __future__ import annotations

from college.reglement.models import Reglement
from ctri.dossiers.models import Version


def numeros_figes(reglement: Reglement) -> set[str]:
    """Numbers of every frozen text of this règlement, and of the act it would replace."""
    dossiers = [pk for pk in (reglement.pk, reglement.dossier.remplace_id) if pk]
    versions = Version.objects.filter(dossier__in=dossiers).values_list("contenu__articles", flat=True)
    return {article["numero"] for articles in versions for article in articles}
