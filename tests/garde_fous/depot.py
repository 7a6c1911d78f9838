"""The files of the repository, read once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent.parent
APPLICATIONS = ("mutualisation", "ctri", "college")
GABARITS = RACINE / "templates"


def relatif(chemin: Path) -> str:
    return chemin.relative_to(RACINE).as_posix()


@cache
def sources(*dossiers: str) -> tuple[Path, ...]:
    """Python files, migrations left out: Django writes those."""
    return tuple(sorted(f for d in dossiers for f in (RACINE / d).rglob("*.py") if "migrations" not in f.parts))


@cache
def gabarits() -> tuple[Path, ...]:
    return tuple(sorted(f for f in GABARITS.rglob("*") if f.suffix in (".html", ".txt", ".svg")))


@cache
def arbre(chemin: Path) -> ast.Module:
    return ast.parse(chemin.read_text())


def textes(module: ast.AST) -> Iterator[tuple[int, str]]:
    """String constants with their line, docstrings left out."""
    docstrings = {
        id(noeud.body[0].value)
        for noeud in ast.walk(module)
        if isinstance(noeud, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and noeud.body
        and isinstance(noeud.body[0], ast.Expr)
    }
    for noeud in ast.walk(module):
        if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and id(noeud) not in docstrings:
            yield noeud.lineno, noeud.value
