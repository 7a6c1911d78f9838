"""A writer and a provider of the tests, alone registered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from mutualisation.notifications import rappels, redaction
from mutualisation.notifications.actions import notifier
from mutualisation.notifications.familles import Famille
from mutualisation.notifications.models import Notification
from mutualisation.notifications.rappels import Rappel
from mutualisation.notifications.redaction import Ligne, Redaction

# A morning, before the hour of the mail of the day (Paris is one hour ahead).
AUBE = dt.datetime(2027, 1, 8, 5, tzinfo=dt.UTC)
MATIN = dt.datetime(2027, 1, 8, 6, 20, tzinfo=dt.UTC)
JOUR = dt.timedelta(days=1)
ECHEANCE = dt.date(2027, 1, 31)


class Plume:
    """Writes the rows of the tests; what is in `tues` is said to nobody, in `faites` is over."""

    def __init__(self) -> None:
        self.tues: set[str] = set()
        self.faites: set[str] = set()
        self.appels = 0

    def ecrire(self, acteur: Any, notifications: Any) -> dict[int, Ligne]:
        self.appels += 1
        return {
            n.pk: Ligne(f"Essai {n.cle}", f"/aide/?n={n.pk}", "Précision", n.cle not in self.faites)
            for n in notifications
            if n.cle not in self.tues
        }


@pytest.fixture
def plume(monkeypatch: pytest.MonkeyPatch) -> Plume:
    ecrite = Plume()
    monkeypatch.setattr(redaction, "_redactions", {})
    for genre, famille in (("essai", Famille.RAPPELS), ("autre", Famille.DECISIONS), ("veille", Famille.VEILLE)):
        redaction.inscrire(Redaction(genre, famille, ecrite.ecrire))
    return ecrite


@pytest.fixture
def dire(plume: Plume) -> Callable[..., int]:
    """`dire(personne, "cle")` tells one person one thing."""

    def dire(*personnes: Any, cle: str = "essai:1", genre: str = "essai", **champs: Any) -> int:
        return notifier(genre=genre, destinataires=personnes, cle=cle, par=None, **champs)

    return dire


@pytest.fixture
def dus(plume: Plume, monkeypatch: pytest.MonkeyPatch, monde: Any) -> list[Any]:
    """What the only provider yields: (region, key, people, due date), for the tests to fill."""
    lignes: list[Any] = []

    def fournir(region: Any, jour: dt.date) -> list[Rappel]:
        return [
            Rappel(cle, echeance, qui(), "essai", region, **champs)
            for ou, cle, qui, echeance, champs in lignes
            if ou == region
        ]

    monkeypatch.setattr(rappels, "_fournisseurs", [fournir])
    return lignes


def cles(personne: Any) -> list[str]:
    """Keys of what a person was told, in the order of writing."""
    return list(Notification.objects.filter(destinataire=personne).order_by("pk").values_list("cle", flat=True))
