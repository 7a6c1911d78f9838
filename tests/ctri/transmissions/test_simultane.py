"""Two transmissions of one source at the same instant: one leaves, and the other is told (règle V8)."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import DatabaseError, connections

from ctri.transmissions import actions
from ctri.transmissions.models import Transmission
from mutualisation.courriels.models import Courriel
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from tests.ctri import transmis
from tests.distribution import Monde

pytestmark = pytest.mark.django_db(transaction=True)


def course(cle: int, mir: Acteur) -> list[str]:
    resultats: list[str] = []

    def essayer() -> None:
        try:
            resultats.append(transmis.envoyer(mir, cle).reference)
        except (Refus, DatabaseError) as refus:
            resultats.append(f"refus : {refus}")
        finally:
            connections.close_all()

    fils = [threading.Thread(target=essayer) for _ in range(2)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(timeout=30)
    return resultats


@pytest.mark.parametrize("verrou", [True, False], ids=["verrou et contrainte", "contrainte seule"])
def test_une_seule_part(monde: Monde, mir: Acteur, monkeypatch: pytest.MonkeyPatch, verrou: bool) -> None:
    barriere = threading.Barrier(2)
    vrai: Any = actions._verrouiller
    inedite: Any = actions.policies.verifier_inedite

    def ensemble(region: Any) -> Any:
        barriere.wait(timeout=20)
        return vrai(region) if verrou else region

    def apres_lecture(*args: Any, **options: Any) -> None:
        inedite(*args, **options)
        barriere.wait(timeout=20)

    monkeypatch.setattr(actions, "_verrouiller", ensemble)
    if not verrou:
        # Both have read that nothing was sent before either writes.
        monkeypatch.setattr(actions.policies, "verifier_inedite", apres_lecture)
    resultats = course(transmis.source(monde.auvergne), mir)
    [refus] = [r for r in resultats if r.startswith("refus")]
    assert len(resultats) == 2
    assert Transmission.objects.count() == 1
    assert Courriel.objects.count() == Transmission.objects.get().destinataires.count()
    if verrou:
        assert "déjà transmis" in refus
