"""Who is written to about a question: those who may act today for one body (règles T4, V10)."""

from __future__ import annotations

from django.db.models import QuerySet

from ctri.saisines.cotes import POUVOIRS
from ctri.saisines.etats import Instance, Pouvoir
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.models import DroitRegion, Mandat
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def destinataires(region: Region, instance: Instance, pouvoir: Pouvoir) -> QuerySet[Utilisateur]:
    """Open accounts whose mandate in force opens the right, whoever they hold it for."""
    octrois = DroitRegion.objects.filter(
        content_object=region,
        permission__codename__in=POUVOIRS[instance, pouvoir],
        mandat__in=Mandat.objects.au(aujourdhui(region.fuseau)),
    )
    return Utilisateur.objects.filter(pk__in=octrois.values("user_id"), is_active=True).order_by("pk")
