"""A framing changes: what is being written follows its objectives, what is frozen does not (règles V2, V5)."""

from __future__ import annotations

from college.plans.models import Action, MotifSansReponse, PlanTravail
from ctri.cadrage.models import Cadrage
from ctri.cadrage.versions import Versions
from ctri.dossiers.etats import A_REMETTRE, EN_EXAMEN
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur


def suivre_les_cadrages(cadrage: Cadrage, par: Acteur) -> None:
    """Inside the transaction of a publication: plans of the year that may still be written, locked one by one."""
    ouverts = Dossier.objects.select_for_update(of=("self",), no_key=True).filter(
        region=cadrage.region, annee=cadrage.annee, etat__in=[*A_REMETTRE, *EN_EXAMEN], plan__isnull=False
    )
    versions = Versions(cadrage.region, cadrage.annee)
    for dossier in ouverts.order_by("pk"):
        suivre(PlanTravail.objects.get(dossier=dossier), versions)


def suivre(plan: PlanTravail, versions: Versions) -> None:
    """Actions and reasons pass to the objectives that come from theirs; those of a removed one are to be chosen again.

    Frozen versions keep the objectives they answered.
    """
    if versions.en_vigueur is None:
        return
    heritiers = versions.heritiers(versions.en_vigueur)
    for ancien, nouveau in ((a, n) for a, n in heritiers.items() if a != n):
        Action.objects.filter(plan=plan, objectif=ancien).update(objectif=nouveau)
        MotifSansReponse.objects.filter(plan=plan, objectif=ancien).update(objectif=nouveau)
