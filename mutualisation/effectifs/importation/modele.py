"""The empty template of an import, and the notice of its columns, made from the list of columns (colonnes.py)."""

from __future__ import annotations

from collections.abc import Iterator

from mutualisation.effectifs.importation.colonnes import COLONNES, PAR_CLE
from mutualisation.referentiel.schema import Referentiel as Schema
from mutualisation.tableaux import Feuille, Valeur, produire
from mutualisation.territoire.models import Region


def modele(region: Region, format_: str) -> bytes:
    """Headings ready to fill; the notice is a second sheet, which a .csv cannot have."""
    agents = Feuille("Agents", [(c.titre, c.largeur) for c in COLONNES], [])
    titres_notice = [("Colonne", 22), ("Obligatoire à la création", 24), ("Ce qu’on y écrit", 60), ("Exemple", 30)]
    notice = Feuille("Notice", titres_notice, list(_notice()))
    listes = Feuille("Listes", [("Colonne", 22), ("Valeur", 60), ("Code", 30)], list(_listes(region)))
    return produire(format_, agents, notice, listes)


def _notice() -> Iterator[list[Valeur]]:
    for c in COLONNES:
        yield [c.titre, "oui" if c.obligatoire else "non", c.aide, c.exemple]
    yield ["", "", "Une cellule vide ne change rien à ce qui est déjà enregistré.", ""]
    yield ["", "", "Un agent absent du fichier n’est ni modifié ni retiré.", ""]


def _listes(region: Region) -> Iterator[list[Valeur]]:
    for titre, valeurs in valeurs_permises(region):
        for libelle, code in valeurs:
            yield [titre, libelle, code]


def valeurs_permises(region: Region) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the closed columns take: (label, code) by column; either is understood."""
    schema: Schema = region.schema
    services = region.services.order_by("-est_siege", "departement")
    return [
        (PAR_CLE["profession"].titre, [(p.masculin, p.code) for p in schema.professions]),
        (PAR_CLE["corps"].titre, [(c.libelle, c.code) for c in schema.corps]),
        (PAR_CLE["grade"].titre, [(g.libelle, g.code) for c in schema.corps for g in c.grades]),
        (PAR_CLE["service"].titre, [(s.nom, s.departement_id if s.est_local else "") for s in services]),
    ]
