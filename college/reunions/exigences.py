"""What règle C7 asks: the opinion of a held meeting on this very version, or a reason to depart from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from college.reunions.models import SensAvis
from ctri.dossiers.types import Manque

if TYPE_CHECKING:
    from college.reunions.models import Avis
    from ctri.dossiers.models import Dossier


def manque_avis(dossier: Dossier, avis: Avis | None) -> Manque | None:
    """What is missing, when the référentiel asks for the college's opinion. `avis` comes from a held meeting."""
    region = dossier.region
    livrable = region.schema.livrable(dossier.livrable)
    if not livrable.avis_college:
        return None
    v = region.vocabulaire
    if avis is None:
        return Manque(
            "sans_avis",
            f"{v.avis.Nom} {v.college.du} sur la version {dossier.version + 1}",
            f"{v.reunion.Un} doit l’avoir examinée avant la soumission.",
            reverse("college", args=[region.pk]),
            "avis",
        )
    if avis.sens == SensAvis.DEFAVORABLE and not avis.ecart:
        return Manque(
            "avis_defavorable",
            f"{v.avis.Nom} défavorable {v.college.du}\N{NO-BREAK SPACE}: motif à rédiger",
            f"Vous pouvez soumettre contre {v.avis.ce}, en disant pourquoi.",
            reverse("avis_ecart", args=[avis.pk]),
            "avis",
        )
    return None
