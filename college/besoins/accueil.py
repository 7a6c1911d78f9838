"""What waits for the presidency of the college among training needs (règle C5)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count
from django.urls import reverse

from college.besoins.etats import EtatBesoin
from college.besoins.models import BesoinFormation
from college.besoins.policies import peut_decider
from college.membres.appartenance import est_membre
from mutualisation.accueil.registre import Tache
from mutualisation.mandats.acteur import Acteur
from mutualisation.requetes import Preparee, Trou
from mutualisation.territoire.models import Region
from mutualisation.typographie import compte

_A_EXAMINER = Preparee(
    lambda: (
        BesoinFormation.objects.filter(region=Trou("region"), etat=EtatBesoin.EXPRIME)
        .order_by()
        .values("region")
        .annotate(nombre=Count("pk"))
        .values_list("nombre")
    )
)


def taches(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """One line for all of them, for whoever decides."""
    if region is None or not est_membre(acteur, region) or not peut_decider(acteur, region):
        return
    for (nombre,) in _A_EXAMINER.lignes(region=region.pk):
        yield Tache(
            titre=f"Examiner {compte(nombre, 'besoin de formation', 'besoins de formation')}",
            url=f"{reverse('besoins', args=[region.pk])}?etat={EtatBesoin.EXPRIME}",
            bouton="Examiner les besoins",
            pourquoi="Exprimés par les membres, ils attendent votre choix.",
            effet="Ceux que vous retenez iront au plan de formation.",
        )
