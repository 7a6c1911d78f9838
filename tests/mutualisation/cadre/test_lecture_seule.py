"""A page is read in a transaction of its own, whose end keeps the statements that the server prepared."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.distribution import Monde

# psycopg prepares a statement at its sixth run.
VISITES = 7


def preparees() -> list[str]:
    with connection.cursor() as curseur:
        curseur.execute("SELECT statement FROM pg_prepared_statements")
        return [sql for (sql,) in curseur.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_les_requetes_de_chaque_page_restent_preparees(client: Client, monde: Monde, connecte: Any) -> None:
    connecte(client, monde.mir_a)
    for _ in range(VISITES):
        assert client.get("/").status_code == 200
    droits = [sql for sql in preparees() if "mutualisation_mandat" in sql]
    assert len(droits) == 1


@pytest.mark.django_db(transaction=True)
def test_apres_une_lecture_on_ecrit_de_nouveau(client: Client, monde: Monde, connecte: Any) -> None:
    connecte(client, monde.mir_a).get("/")
    monde.mir_a.nom = "Tournebride"
    monde.mir_a.save(update_fields=["nom"])
    monde.mir_a.refresh_from_db()
    assert monde.mir_a.nom == "Tournebride"
