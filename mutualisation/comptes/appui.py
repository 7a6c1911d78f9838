"""Whom to ask when no mandate opens anything."""

from __future__ import annotations

from django.db import models

from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import DroitDispositif
from mutualisation.temps import aujourdhui

AU_PLUS = 5


def administrateurs(personne: Utilisateur) -> models.QuerySet[Utilisateur]:
    """Those who manage mandates today in the schemes this person has ever been part of."""
    siens = models.Q(content_object__mandats__titulaire=personne) | models.Q(
        content_object__agent__utilisateur=personne
    )
    octrois = DroitDispositif.objects.filter(
        siens,
        permission__codename=Droit.GERER_MANDATS,
        user__is_active=True,
        mandat__periode__contains=aujourdhui(),
    )
    return Utilisateur.objects.filter(pk__in=octrois.values("user_id"))[:AU_PLUS]
