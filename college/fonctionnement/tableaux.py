"""The detail behind each figure, one table each, in words (règle C6). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypedDict

from college.fonctionnement.calculs import MEMBRES_MIN, ReunionLue, Sort, Terme
from college.fonctionnement.lecture import Lue
from college.reunions.etats import EtatReunion
from mutualisation.referentiel.vocabulaire import Vocabulaire
from mutualisation.typographie import compte, date_longue

VIDE = "–"


class Ligne(TypedDict):
    """`objet` and `pk`: where it is read, for whoever may; no address here, the PDF has none."""

    nom: str
    cellules: list[str]
    objet: str
    pk: int


class Tableau(TypedDict):
    """`vide` is said instead of a table without rows."""

    code: str
    titre: str
    colonnes: list[str]
    lignes: list[Ligne]
    vide: str


def tableaux(lue: Lue) -> list[Tableau]:
    """Meetings, opinions, proposals, actions."""
    v = lue.region.vocabulaire
    fait = "Rendu le" if v.avis.genre == "m" else "Rendue le"
    remis = "Remis le" if v.proposition.genre == "m" else "Remise le"
    return [
        _reunions(lue, v),
        _termes(
            "avis", v.avis.Pluriel, [v.saisine.Nom, "Échéance", fait, "Situation"], lue.avis, lue.jour,
            f"{v.avis.Aucun} n’était attendu{v.avis.e} en {lue.annee}.",
        ),
        _termes(
            "propositions", v.proposition.Pluriel, ["Texte", "Échéance", remis, "Situation"], lue.propositions,
            lue.jour, f"Aucun texte n’était attendu en {lue.annee}.",
        ),
        _termes(
            "actions", f"Actions de {v.reunion.nom}", ["Action", "Échéance", "Faite le", "Situation"], lue.actions,
            lue.jour, f"Aucune action décidée en {v.reunion.nom} n’était à faire en {lue.annee}.",
        ),
    ]  # fmt: skip


def _reunions(lue: Lue, v: Vocabulaire) -> Tableau:
    rendu = v.compte_rendu
    return {
        "code": "reunions",
        "titre": v.reunion.Pluriel,
        "colonnes": [
            v.reunion.Nom,
            "Situation",
            "Présents",
            f"{rendu.Nom} diffusé{rendu.e}",
            "Délai de la règle",
            f"{rendu.Nom} approuvé{rendu.e}",
        ],
        "lignes": [_reunion(reunion, lue.jour, v) for reunion in lue.reunions],
        "vide": f"{v.reunion.Aucun} n’a été convoqué{v.reunion.e} en {lue.annee}.",
    }


def _reunion(reunion: ReunionLue, jour: dt.date, v: Vocabulaire) -> Ligne:
    cellules = [_situation(reunion, jour, v), VIDE, VIDE, VIDE, VIDE]
    if reunion.tenue:
        cellules[1:] = [
            # Of two or three people, a count names who was not there (règle C9).
            f"{reunion.presents} sur {reunion.attendus}" if reunion.attendus > MEMBRES_MIN else VIDE,
            _apres(reunion, reunion.diffuse_le),
            compte(reunion.delai, "jour"),
            _apres(reunion, reunion.approuve_le),
        ]
    return {"nom": date_longue(reunion.date), "cellules": cellules, "objet": "reunion", "pk": reunion.pk}


def _situation(reunion: ReunionLue, jour: dt.date, v: Vocabulaire) -> str:
    e = v.reunion.e
    if reunion.tenue:
        return f"Tenu{e}"
    if reunion.etat == EtatReunion.ANNULEE:
        return f"Annulé{e}"
    if reunion.etat == EtatReunion.EN_SEANCE:
        return "En cours"
    return "À venir" if reunion.date >= jour else f"Non tenu{e} à ce jour"


def _apres(reunion: ReunionLue, le: dt.date | None) -> str:
    jours = reunion.depuis(le)
    if le is None or jours is None:
        return "Pas encore"
    return f"{date_longue(le)}, {compte(jours, 'jour')}"


def _termes(
    code: str, titre: str, colonnes: Sequence[str], termes: Iterable[Terme], jour: dt.date, vide: str
) -> Tableau:
    lignes: list[Ligne] = [
        {
            "nom": terme.nom,
            "cellules": [
                date_longue(terme.echeance),
                date_longue(terme.fait_le) if terme.fait_le else VIDE,
                _ponctualite(terme, jour),
            ],
            "objet": terme.objet,
            "pk": terme.pk,
        }
        for terme in termes
    ]
    return {"code": code, "titre": titre, "colonnes": list(colonnes), "lignes": lignes, "vide": vide}


def _ponctualite(terme: Terme, jour: dt.date) -> str:
    sort = terme.sort(jour)
    if sort == Sort.A_TEMPS:
        return "Dans le délai"
    if sort == Sort.A_VENIR:
        return "À venir"
    ecart = compte(terme.retard(jour), "jour")
    return f"{ecart} après l’échéance" if sort == Sort.EN_RETARD else f"En retard de {ecart}"
