"""Reminders of due dates: each application registers what is due and not done, and who can act (règle V10)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db import models

    from mutualisation.comptes.models import Utilisateur
    from mutualisation.referentiel.schema.livrables import Rappels as Regles
    from mutualisation.territoire.models import Region

RETARD = "retard"


@dataclass(frozen=True)
class Rappel:
    """One thing due, for those who can act on it today (règle T4).

    `cle` names it for ever. `depuis`: the day from which it could be done; reminders whose day was earlier are not
    sent afterwards. `genre` is that of a registered `Redaction`.
    """

    cle: str
    echeance: dt.date
    destinataires: Sequence[Utilisateur]
    genre: str
    region: Region
    objet: models.Model | None = None
    donnees: Mapping[str, Any] = field(default_factory=dict)
    depuis: dt.date | None = None


Fournisseur = Callable[["Region", dt.date], Iterable[Rappel]]
_fournisseurs: list[Fournisseur] = []


def inscrire(fournisseur: Fournisseur) -> None:
    """Add a provider: given a region and its civil day, what is due there and not done."""
    if fournisseur not in _fournisseurs:
        _fournisseurs.append(fournisseur)


def fournisseurs() -> list[Fournisseur]:
    return list(_fournisseurs)


def recueillir(region: Region, jour: dt.date) -> list[Rappel]:
    """What every provider has to say of a region that day."""
    return [rappel for fournisseur in _fournisseurs for rappel in fournisseur(region, jour)]


def palier(rappel: Rappel, jour: dt.date, regles: Regles) -> str:
    """The reminder whose turn has come and lasts until the next one: “30”, “7”, “0”, “retard”, or nothing yet.

    It lasts, so that a task that did not run for some days sends it late rather than never.
    """
    reste = (rappel.echeance - jour).days
    if reste < 0:
        return RETARD if regles.retard else ""
    venus = [jours for jours in regles.jours_avant if jours >= reste]
    if not venus:
        return ""
    avance = min(venus)
    if rappel.depuis is not None and rappel.echeance - dt.timedelta(days=avance) < rappel.depuis:
        return ""
    return str(avance)


def motif_de(rappel: Rappel) -> str:
    """What the keys of all its reminders look like, whatever the due date and the turn."""
    return rf"^{re.escape(rappel.cle)}:\d{{4}}-\d\d-\d\d:\w+$"


def cle_de(rappel: Rappel, palier: str) -> str:
    """Another due date is another reminder."""
    return f"{rappel.cle}:{rappel.echeance.isoformat()}:{palier}"
