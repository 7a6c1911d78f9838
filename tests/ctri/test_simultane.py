"""Two decisions at the same instant: exactly one wins (règle V8). With neither guard, both would: the setup is real."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections

from ctri.dossiers import actions
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier
from mutualisation.journal.models import Acte
from mutualisation.refus import Refus

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def sans_declencheur() -> Iterator[None]:
    """Take the guard off for everybody: threads have connections of their own."""
    table = "ctri_dossier"
    with connection.cursor() as curseur:
        curseur.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_dossier_transitions%%'")
        (nom,) = curseur.fetchone()
        curseur.execute(f"ALTER TABLE {table} DISABLE TRIGGER {nom}")
    try:
        yield
    finally:
        with connection.cursor() as curseur:
            curseur.execute(f"ALTER TABLE {table} ENABLE TRIGGER {nom}")


def course(dossier: Dossier, acteur: Any, *, verrou: bool) -> list[str]:
    """Two threads, held between the reading and the writing when there is no lock to hold them."""
    barriere = threading.Barrier(2)
    resultats: list[str] = []

    def effet(_dossier: Dossier, _titre: Any) -> None:
        if not verrou:
            barriere.wait(timeout=20)

    def franchir(acte: str) -> None:
        if verrou:
            barriere.wait(timeout=20)
        try:
            actions.franchir(dossier=dossier, acte=acte, par=acteur, motif="Raison", effet=effet)
            resultats.append(acte)
        except (Refus, DatabaseError) as refus:
            resultats.append(f"refus : {refus}")
        finally:
            connections.close_all()

    fils = [threading.Thread(target=franchir, args=(acte,)) for acte in ("valider", "renvoyer")]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(timeout=30)
    return resultats


@pytest.mark.parametrize(
    ("verrou", "declencheur", "gagnants"),
    [(True, True, 1), (True, False, 1), (False, True, 1), (False, False, 2)],
    ids=["verrou et déclencheur", "verrou seul", "déclencheur seul", "ni l’un ni l’autre"],
)
def test_deux_decisions_simultanees(
    parcours: Any, monkeypatch: pytest.MonkeyPatch, verrou: bool, declencheur: bool, gagnants: int
) -> None:
    point = parcours.inscrit()
    secretaire = parcours.acteur("secretaire_a")
    if not verrou:
        sans_verrou: Callable[[Dossier], Dossier] = lambda d: Dossier.objects.get(pk=d.pk)  # noqa: E731
        monkeypatch.setattr(actions, "verrouiller", sans_verrou)
    with ExitStack() as pile:
        if not declencheur:
            pile.enter_context(sans_declencheur())
        resultats = course(point.dossier, secretaire, verrou=verrou)
    reussis = [r for r in resultats if not r.startswith("refus")]
    assert len(resultats) == 2
    assert len(reussis) == gagnants, resultats
    actes = Acte.objects.filter(objet_type="ctri.dossier", objet_id=point.dossier_id, de=Etat.INSCRITE)
    assert actes.count() == gagnants
    if verrou:
        (refus,) = [r for r in resultats if r.startswith("refus")]
        assert "Impossible" in refus
