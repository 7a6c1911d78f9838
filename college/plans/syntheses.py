"""Reading the synthesis of several plans: kept when its seal still holds, computed otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from college.plans.instantane import contenu_de
from college.plans.models import PlanTravail, SyntheseGardee
from college.plans.presentation import lu
from college.plans.sceaux import Brouillon, sceau
from college.plans.synthese import Synthese, synthetiser
from college.plans.travail import Travail
from college.plans.type import manques_de
from ctri.dossiers.models import Version

BROUILLON = 0


def syntheses_de(brouillons: Mapping[int, Brouillon], versions: Sequence[Version]) -> dict[int, Synthese]:
    """By dossier: drafts, and frozen versions, whose contents are not read when their figures were kept."""
    redigees = {pk: brouillon.synthese or synthese_du_brouillon(pk) for pk, brouillon in brouillons.items()}
    if not versions:
        return redigees
    gardees = _gardees(versions)
    manquantes = [v.pk for v in versions if v.dossier_id not in gardees]
    return redigees | gardees | (syntheses_des_versions(manquantes) if manquantes else {})


def _gardees(versions: Sequence[Version]) -> dict[int, Synthese]:
    attendues = {(v.dossier_id, v.numero): sceau(v.empreinte) for v in versions}
    lues = SyntheseGardee.objects.filter(dossier__in=[v.dossier_id for v in versions], version__gt=BROUILLON)
    return {
        g.dossier_id: Synthese.depuis(g.contenu)
        for g in lues.order_by()
        if attendues.get((g.dossier_id, g.version)) == g.sceau
    }


def synthese_du_brouillon(dossier_id: int) -> Synthese:
    """Computed from the draft, read whole."""
    travail = Travail(PlanTravail.objects.complets().get(dossier=dossier_id))
    contenu = contenu_de(travail)
    return synthetiser(lu(contenu), manques_de(travail, contenu))


def syntheses_des_versions(versions: Iterable[int]) -> dict[int, Synthese]:
    """By dossier, computed from frozen contents, in one query."""
    contenus = Version.objects.filter(pk__in=list(versions)).order_by().values_list("dossier_id", "contenu")
    return {dossier: synthetiser(lu(contenu)) for dossier, contenu in contenus}
