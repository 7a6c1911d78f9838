"""Markers of a règlement: an article states a parameter by its name in braces, so that text and figure never differ.

`{preavis_jours}` reads « huit jours ». Pure; any text can be read, whatever is written in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mutualisation.typographie import INSECABLE, accord, en_lettres, pourcent, typographier

if TYPE_CHECKING:
    from typing import TypeAlias

    from mutualisation.referentiel.vocabulaire import Mots, Vocabulaire

    Paroles: TypeAlias = Mots | Vocabulaire

_REPERE = re.compile(r"\{([a-z_]+)\}")
_ACCOLADE = re.compile(r"\{[^{}]*\}?|\}")
_PARTS = {0: "une partie, sans minimum fixé,", 25: "au moins le quart", 50: "au moins la moitié"}
_PARTS |= {75: "au moins les trois quarts", 100: "la totalité"}


def _jours(valeur: Any, v: Paroles) -> str:
    return f"{en_lettres(valeur)}{INSECABLE}{accord(valeur, 'jour')}"


def _part(valeur: Any, v: Paroles) -> str:
    return _PARTS.get(valeur, f"au moins {pourcent(valeur)}")


def _pouvoirs(valeur: Any, v: Paroles) -> str:
    if not valeur:
        return "Nul ne peut en représenter un autre"
    plus = "plus d’un" if valeur == 1 else f"plus de {en_lettres(valeur)}"
    return f"Un membre présent ne peut en représenter {plus}"


def _transmission(valeur: Any, v: Paroles) -> str:
    mot = v.compte_rendu
    if valeur:
        return typographier(
            f"peut être transmis{mot.e} dès sa rédaction, avec la mention « sous réserve d’approbation »"
        )
    return f"n’est transmis{mot.e} qu’après son approbation"


@dataclass(frozen=True)
class Repere:
    """A parameter: its name in words, its bounds, and how an article says its value."""

    libelle: str
    maximum: int
    dire: Callable[[Any, Paroles], str]
    aide: str
    unite: str = ""
    booleen: bool = False

    def valeur_lue(self, valeur: Any) -> str:
        """In a table: « 8 jours », « 50 % », « oui »."""
        if self.booleen:
            return "oui" if valeur else "non"
        if self.unite == "jour":
            return f"{valeur}{INSECABLE}{accord(valeur, 'jour')}"
        return pourcent(valeur) if self.unite == "%" else str(valeur)


REPERES: dict[str, Repere] = {
    "preavis_jours": Repere(
        "Préavis de convocation", 366, _jours, "Jours entre la convocation et la réunion.", unite="jour"
    ),
    "quorum": Repere(
        "Quorum", 100, _part, "Part des membres attendus, présents ou représentés, pour rendre un avis.", unite="%"
    ),
    "representations_max": Repere(
        "Représentations", 10, _pouvoirs, "Nombre de membres qu’une même personne peut représenter ; 0 : aucun."
    ),
    "transmission_avant_approbation": Repere(
        "Transmission avant approbation", 1, _transmission,
        "Le compte rendu peut partir avant d’être approuvé, en le disant.", booleen=True,
    ),
    "compte_rendu_jours": Repere(
        "Délai du compte rendu", 366, _jours, "Jours après la réunion pour rédiger le compte rendu.", unite="jour"
    ),
}  # fmt: skip

Parametres = Mapping[str, Any]


def rendre(texte: str, parametres: Parametres, v: Paroles) -> str:
    """The text as it is read. What is not a marker stays as it is."""

    def valeur(trouve: re.Match[str]) -> str:
        repere = REPERES.get(trouve[1])
        return repere.dire(parametres[trouve[1]], v) if repere else trouve[0]

    return _REPERE.sub(valeur, texte)


def cites(texte: str) -> set[str]:
    """The parameters a text states."""
    return {nom for nom in _REPERE.findall(texte) if nom in REPERES}


def faute(texte: str) -> str:
    """Why the braces of a text cannot be read; nothing when they can."""
    inconnues = [m for m in _ACCOLADE.findall(texte) if m.strip("{}") not in REPERES or not _REPERE.fullmatch(m)]
    if not inconnues:
        return ""
    connus = ", ".join(f"{{{nom}}}" for nom in REPERES)
    return typographier(f"« {inconnues[0][:40]} » n’est pas un repère. Les repères sont : {connus}.")


def propre(texte: str) -> str:
    """One paragraph per line typed, blank lines between; the spaces and signs of French printing."""
    lignes = (typographier(" ".join(ligne.split())) for ligne in texte.splitlines())
    return "\n\n".join(ligne for ligne in lignes if ligne)


def alineas(texte: str) -> list[str]:
    """The paragraphs of a text."""
    return [ligne for ligne in texte.split("\n\n") if ligne]


def enonces(articles: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """By parameter, the number of the first article in force that states it."""
    trouves: dict[str, str] = {}
    for article in articles:
        if not article["abroge"]:
            for nom in cites(article["texte"]):
                trouves.setdefault(nom, article["numero"])
    return trouves
