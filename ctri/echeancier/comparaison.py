"""Regions side by side: one row each, one column by deliverable, filtered and exported as shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ctri.echeancier.avancement import Avancement
from ctri.echeancier.lecture import Echeancier, echeanciers
from ctri.echeancier.presentation import Case, case, mot_de, portee_de, titre_de
from mutualisation.mandats.acteur import Acteur
from mutualisation.tableaux import Feuille, Valeur
from mutualisation.territoire.models import Region

if TYPE_CHECKING:
    from mutualisation.referentiel.schema import Livrable


@dataclass(frozen=True)
class Rangee:
    """One region."""

    region: Region
    cases: Sequence[Case | None]
    echeances: Echeancier


@dataclass(frozen=True)
class Comparaison:
    """`colonnes`: the deliverables shown, yearly ones first; `totaux`: texts decided, out of how many."""

    colonnes: Sequence[Livrable]
    rangees: Sequence[Rangee]

    @property
    def totaux(self) -> list[tuple[int, int]]:
        return [(sum(a.situation == "decide" for a in de), len(de)) for de in map(self._textes, self.colonnes)]

    def _textes(self, livrable: Livrable) -> list[Avancement]:
        return [a for rangee in self.rangees for a in rangee.echeances if a.attendu.livrable.code == livrable.code]


def comparer(acteur: Acteur, regions: Sequence[Region], annee: int, choix: dict[str, Any]) -> Comparaison:
    """The regions of one scheme, in the order given; `choix`: the filters of the address."""
    if not regions:
        return Comparaison([], [])
    tous = sorted(regions[0].schema.livrables, key=lambda x: (not x.annuel, x.echeance_annee, x.echeance or ""))
    colonnes = [x for x in tous if choix.get("livrable") in ("", None, x.code)]
    lus = echeanciers(acteur, regions, annee)
    rangees = [_rangee(lus[region.pk], colonnes) for region in regions]
    return Comparaison(colonnes, [r for r in rangees if _retenue(r, choix.get("situation", ""))])


def _rangee(echeances: Echeancier, colonnes: Sequence[Livrable]) -> Rangee:
    par_code = {x.code: [a for a in echeances if a.attendu.livrable.code == x.code] for x in colonnes}
    return Rangee(echeances.region, [case(par_code[x.code], echeances.jour) for x in colonnes], echeances)


def _retenue(rangee: Rangee, situation: str) -> bool:
    """The filter bears on what the row shows."""
    vues = {c.situation for c in rangee.cases if c is not None}
    if situation == "complet":
        return vues <= {"decide"}
    return not situation or situation in vues


def feuilles(comparaison: Comparaison, annee: int) -> list[Feuille]:
    """The table as it is shown, then the same texts one by one with their dates."""
    titres = [("Région", 28), *((x.libelle.court.Nom, 24) for x in comparaison.colonnes)]
    tableau: list[list[Valeur]] = [
        [r.region.nom, *(_cellule(c) for c in r.cases)] for r in comparaison.rangees
    ]  # fmt: skip
    return [Feuille(f"Échéancier {annee}", titres, tableau), _detail(comparaison)]


def _cellule(case_: Case | None) -> str:
    if case_ is None:
        return ""
    return f"{case_.mot} ({case_.detail})" if case_.detail else case_.mot


def _detail(comparaison: Comparaison) -> Feuille:
    titres = [
        ("Région", 28), ("Texte", 40), ("Pôle ou service", 36), ("Situation", 14), ("Échéance", 12),
        ("Remis le", 12), ("Décidé le", 12), ("Acte", 24), ("Jours de retard", 14),
    ]  # fmt: skip
    codes = {x.code for x in comparaison.colonnes}
    lignes = [
        _ligne(r.echeances, a) for r in comparaison.rangees for a in r.echeances if a.attendu.livrable.code in codes
    ]
    return Feuille("Textes", titres, lignes)


def _ligne(echeances: Echeancier, a: Avancement) -> list[Valeur]:
    attendu = a.attendu
    portee = portee_de(echeances, attendu) if attendu.pole or attendu.service else ""
    acte = a.texte.acte if a.texte and a.decide_le else ""
    return [
        echeances.region.nom, titre_de(echeances, attendu), portee, mot_de(a), attendu.echeance,
        a.remis_le, a.decide_le, acte, a.retard,
    ]  # fmt: skip
