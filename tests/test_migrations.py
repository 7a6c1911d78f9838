"""Migrations run on databases that hold data: the cast goes back to the first schema, then forward to the last.

Going back is only for this test (production goes one way): a migration that moves data gives `RunPython.noop` as its
reverse.
"""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from tests.distribution import Monde

APPLICATIONS = ("mutualisation", "ctri", "college")


def premier_schema(loader: MigrationLoader) -> list[tuple[str, str]]:
    """The last initial migration of each application."""
    initiales = {cle for cle, migration in loader.disk_migrations.items() if migration.initial}
    return [max(cle for cle in initiales if cle[0] == application) for application in APPLICATIONS]


def effectifs() -> dict[str, int]:
    """How many rows each table of the project holds."""
    modeles = [modele for application in APPLICATIONS for modele in apps.get_app_config(application).get_models()]
    return {modele._meta.db_table: modele._base_manager.count() for modele in modeles}


@pytest.mark.django_db
def test_une_base_a_jour_le_reste() -> None:
    executeur = MigrationExecutor(connection)
    assert executeur.migration_plan(executeur.loader.graph.leaf_nodes()) == []


@pytest.mark.django_db
def test_une_base_peuplee_passe_du_premier_schema_au_dernier(monde: Monde) -> None:
    avant = effectifs()
    assert avant["mutualisation_mandat"] > 20
    executeur = MigrationExecutor(connection)
    executeur.migrate(premier_schema(executeur.loader))
    executeur = MigrationExecutor(connection)
    dernieres = executeur.loader.graph.leaf_nodes()
    a_faire = {migration.app_label for migration, _ in executeur.migration_plan(dernieres)}
    assert a_faire <= set(APPLICATIONS)
    executeur.migrate(dernieres)
    assert effectifs() == avant
