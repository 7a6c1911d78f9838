"""Several clocks, several workers at the same instant: the database alone says who was first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from mutualisation.courriels.models import Courriel
from mutualisation.notifications.actions import grouper, rappeler
from mutualisation.notifications.models import Groupement, Notification
from mutualisation.temps import horloge
from tests.courriels import distribuer
from tests.mutualisation.notifications.conftest import ECHEANCE, JOUR, MATIN
from tests.mutualisation.notifications.test_rappels import midi

pytestmark = pytest.mark.django_db(transaction=True)
FILS = 4


def ensemble(instant: Any, faire: Callable[[], int]) -> list[int]:
    """What each thread did; started together, each with its own connection."""
    barriere, faits = threading.Barrier(FILS), []

    def courir() -> None:
        try:
            with horloge(instant):
                barriere.wait(timeout=20)
                faits.append(faire())
        finally:
            connections.close_all()

    fils = [threading.Thread(target=courir) for _ in range(FILS)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(timeout=60)
    assert len(faits) == FILS
    return faits


def test_quatre_horloges_n_ecrivent_qu_un_rappel(monde: Any, dus: list[Any]) -> None:
    qui = [monde.mir_a, monde.secretaire_a]
    dus.extend((monde.auvergne, f"texte:{n}", lambda: qui, ECHEANCE, {}) for n in range(3))
    ensemble(midi(ECHEANCE), rappeler)
    assert Notification.objects.count() == 6


def test_une_urgence_dite_quatre_fois_n_a_qu_un_courriel(monde: Any, dire: Any) -> None:
    ensemble(MATIN, lambda: dire(monde.mir_a, urgente=True))
    assert (Notification.objects.count(), Courriel.objects.count()) == (1, 1)
    assert len(distribuer()) == 1


def test_quatre_passages_ne_demandent_qu_un_courriel_du_jour(monde: Any, dire: Any) -> None:
    with horloge(MATIN - JOUR):
        dire(monde.mir_a)
    assert sum(ensemble(MATIN, grouper)) == 1
    assert (Groupement.objects.count(), Courriel.objects.count()) == (1, 1)
    assert len(distribuer()) == 1
