"""Django only reads `app.models` and Celery `app.tasks`: everything in the sub-packages must reach them."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

from mutualisation.celery import app as celery
from tests.garde_fous.depot import APPLICATIONS, RACINE, arbre, relatif


def fichiers(nom: str) -> list[Path]:
    return sorted(f for a in APPLICATIONS for f in (RACINE / a).rglob(nom) if f.parent.name != a)


@pytest.mark.parametrize("chemin", fichiers("models.py"), ids=relatif)
def test_chaque_modele_est_connu_de_django(chemin):
    module = relatif(chemin).removesuffix(".py").replace("/", ".")
    connus = {m.__name__ for m in apps.get_models() if m.__module__ == module}
    assert _modeles(arbre(chemin)) <= connus


def _modeles(module: ast.Module) -> set[str]:
    """Classes with a Meta that is not abstract."""
    return {
        classe.name
        for classe in module.body
        if isinstance(classe, ast.ClassDef)
        for meta in classe.body
        if isinstance(meta, ast.ClassDef) and meta.name == "Meta" and "abstract" not in ast.unparse(meta)
    }


def test_chaque_tache_est_connue_de_celery():
    celery.loader.import_default_modules()
    ecrites = {
        f"{relatif(chemin).removesuffix('.py').replace('/', '.')}.{fonction.name}"
        for application in APPLICATIONS
        for chemin in (RACINE / application).rglob("tasks.py")
        for fonction in arbre(chemin).body
        if isinstance(fonction, ast.FunctionDef) and any("task" in ast.unparse(d) for d in fonction.decorator_list)
    }
    fonctions = {
        f"{t.__wrapped__.__module__}.{t.__wrapped__.__name__}"
        for t in celery.tasks.values()
        if not t.name.startswith("celery.")
    }
    assert ecrites == fonctions


def test_chaque_tache_planifiee_existe():
    celery.loader.import_default_modules()
    assert planifiees() <= set(celery.tasks)


def test_chaque_balayage_et_chaque_purge_sont_planifies():
    """A sweep the clock does not know leaves every row it was written for."""
    celery.loader.import_default_modules()
    periodiques = {nom for nom in celery.tasks if nom.rpartition(".")[2].startswith(("reprendre_", "purger_"))}
    assert len(periodiques) > 1
    assert periodiques <= planifiees()


def planifiees() -> set[str]:
    return {entree["task"] for entree in celery.conf.beat_schedule.values()}


@pytest.mark.parametrize("application", APPLICATIONS)
def test_chaque_sous_paquet_d_adresses_est_inclus(application):
    """A `urls.py` nobody includes is a dead screen."""
    inclus = {relatif(f): f.read_text() for f in RACINE.rglob("urls.py") if ".venv" not in f.parts}
    for chemin in inclus:
        if chemin.startswith(f"{application}/") and chemin != "mutualisation/urls.py":
            module = chemin.removesuffix(".py").replace("/", ".")
            assert any(f'"{module}"' in texte for texte in inclus.values()), module
