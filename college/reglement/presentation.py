"""A frozen content in the shapes that screens and paper read. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from college.reglement.contenu import Contenu
from college.reglement.reperes import REPERES, alineas


@dataclass(frozen=True)
class ArticleLu:
    """One article as it is read."""

    numero: str
    ancre: str
    titre: str
    alineas: tuple[str, ...]
    abroge: bool


@dataclass(frozen=True)
class RegleLue:
    """One rule: its name, its value, the article that states it."""

    code: str
    libelle: str
    valeur: str
    article: str

    @property
    def repere(self) -> str:
        """As it is written in an article."""
        return f"{{{self.code}}}"


def articles_lus(contenu: Contenu) -> list[ArticleLu]:
    """In order, the repealed ones without their text."""
    return [
        ArticleLu(
            a["numero"],
            f"article-{a['numero']}",
            a["titre"],
            () if a["abroge"] else tuple(alineas(a["lu"])),
            a["abroge"],
        )
        for a in contenu["articles"]
    ]


def regles_lues(contenu: Contenu) -> list[RegleLue]:
    """What the articles state, in figures."""
    parametres = contenu["parametres"]
    return [
        RegleLue(code, repere.libelle, repere.valeur_lue(parametres[code]), contenu["enonces"].get(code, ""))  # type: ignore[literal-required]
        for code, repere in REPERES.items()
    ]
