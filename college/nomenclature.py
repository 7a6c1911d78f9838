"""The functions of a scheme, to choose from and to name (règle O2)."""

from __future__ import annotations

from mutualisation.referentiel.schema import Referentiel as Schema


def fonctions_par_groupe(schema: Schema) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of a list, one group by family."""
    return [
        (famille.libelle, [(f.code, f.libelle) for f in fonctions])
        for famille, fonctions in schema.fonctions_par_famille()
        if fonctions
    ]


def nom_de_fonction(schema: Schema, code: str) -> str:
    """In words; a code that a newer version of the référentiel dropped is shown as it is, never hidden."""
    if not code:
        return ""
    return next((f.libelle for f in schema.fonctions if f.code == code), code)
