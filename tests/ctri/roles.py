"""Somebody in every role a scheme knows, so that who may is asked of all of them and never listed by hand."""

from __future__ import annotations

import datetime as dt

from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.actions import nommer
from mutualisation.mandats.models import Mandat
from mutualisation.referentiel.schema.acteurs import Role
from mutualisation.territoire.models import Region

DEBUT = dt.date(2007, 1, 1)
LONGTEMPS = DateRange(DEBUT, dt.date(2099, 1, 1))


def personne(cle: str) -> Utilisateur:
    """An account of nobody in particular."""
    return Utilisateur.objects.create(email=f"{cle}@example.org", prenom="Ange", nom=cle.title(), genre="m")


def chaque_tenant(region: Region) -> dict[tuple[str, str], Acteur]:
    """By role and pole: whoever holds it in the cast, else somebody named for the purpose."""
    poles = [pole.code for pole in region.schema.poles]
    cles = [(role, pole) for role in region.schema.roles for pole in (poles if role.par_pole else [""])]
    return {(role.code, pole): acteur_de(_tenant(region, role, pole)) for role, pole in cles}


def _tenant(region: Region, role: Role, pole: str) -> Utilisateur:
    en_place = Mandat.objects.filter(dispositif=region.dispositif, role=role.code, pole=pole, region__in=[region])
    mandat = en_place.select_related("titulaire").first()
    if mandat is not None:
        return mandat.titulaire
    choisi = personne(f"en-poste-{role.code}-{pole}".replace("_", "-").rstrip("-"))
    portee = {
        "service": {"service": region.services.order_by("pk")[0]},
        "region": {"region": region},
        "nation": {"dispositif": region.dispositif},
    }[role.portee]
    nommer(par=None, titulaire=choisi, role=role.code, pole=pole, periode=LONGTEMPS, **portee)
    return choisi
