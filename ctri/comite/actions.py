"""Adopting the committee's own rules: a dated act that ends the former ones (règle V6)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from ctri.comite import policies
from ctri.comite.models import ReglesComite
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region


@transaction.atomic
def adopter_regles(*, region: Region, a_partir_du: dt.date, par: Acteur, **regles: Any) -> ReglesComite:
    """New rules from a day on; the ones in force end the day before, and stay readable."""
    titre = policies.verifier_regler(par, region)
    en_place = ReglesComite.objects.select_for_update().filter(region=region, periode__contains=a_partir_du).first()
    if en_place is not None:
        if en_place.periode.lower >= a_partir_du:
            raise Refus("Des règles prennent déjà effet ce jour-là.")
        en_place.periode = (en_place.periode.lower, a_partir_du)
        en_place.save(update_fields=["periode"])
    if ReglesComite.objects.filter(region=region, periode__startswith__gt=a_partir_du).exists():
        raise Refus("Des règles postérieures existent déjà.")
    nouvelles = ReglesComite.objects.create(region=region, periode=(a_partir_du, None), **regles)
    inscrire(nouvelles, "adopter", par=par, titre=titre, region=region)
    return nouvelles
