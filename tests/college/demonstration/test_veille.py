"""What the demonstration publishes can be published: known functions, known regions, French typography."""

from __future__ import annotations

import pytest

from college.besoins.etats import Priorite, Public
from college.demonstration.veille import _donnees
from tests.distribution import Monde

pytestmark = pytest.mark.django_db


def test_les_notes_et_les_besoins_de_la_demonstration_sont_justes(monde: Monde) -> None:
    fonctions = {f.code for f in monde.auvergne.schema.fonctions} | {""}
    notes, besoins = _donnees()["notes"], _donnees()["besoins"]
    assert len(notes) >= 12
    assert len({n["region"] for n in notes}) == 4
    assert {n["fonction"] for n in (*notes, *besoins)} <= fonctions
    assert {n["partagee"] for n in notes} == {True, False}
    assert all(n["document"] <= n["publication"] < 0 for n in notes)
    assert {b["public"] for b in besoins} == set(Public.values)
    assert {b["priorite"] for b in besoins} == set(Priorite.values)
