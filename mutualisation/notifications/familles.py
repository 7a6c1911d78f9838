"""Families of notifications, each of which a person may have by mail or not, and how they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from mutualisation.referentiel.schema import Referentiel as Schema


class Famille(models.TextChoices):
    """The closed list; each kind of notification belongs to one."""

    RAPPELS = "rappels", "Rappels d’échéance"
    SEANCES = "seances", "Séances et réunions"
    SAISINES = "saisines", "Saisines"
    DECISIONS = "decisions", "Décisions"
    VEILLE = "veille", "Veille"


# What is sent to whoever chose nothing. The watch goes by mail only to those who want it.
PAR_DEFAUT = {famille: famille != Famille.VEILLE for famille in Famille}
# These do not exist where the scheme has no college.
DU_COLLEGE = frozenset({Famille.SAISINES, Famille.VEILLE})


def familles_de(schema: Schema | None) -> list[Famille]:
    """Those that mean something in a scheme; all of them for somebody who has none yet."""
    return [f for f in Famille if f not in DU_COLLEGE or schema is None or schema.college is not None]


def libelle(famille: Famille, schema: Schema | None) -> str:
    """The family in the words of the scheme."""
    if schema is None:
        return str(famille.label)
    v = schema.vocabulaire
    if famille == Famille.SEANCES:
        reunions = f" et {v.reunion.pluriel}" if schema.college is not None else ""
        return f"{v.seance.Pluriel}{reunions}"
    mots = {Famille.SAISINES: v.saisine.Pluriel, Famille.DECISIONS: v.decision.Pluriel}
    return mots.get(famille, str(famille.label))
