"""What a règlement lacks before it can be submitted or validated: one list for every screen. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from college.reglement.contenu import Contenu
from college.reglement.reperes import REPERES, faute
from mutualisation.typographie import typographier


@dataclass(frozen=True)
class Manque:
    """One thing to complete: in an article, or among the parameters."""

    code: str
    titre: str
    phrase: str
    article: str = ""


def manques(contenu: Contenu) -> list[Manque]:
    """Everything missing, in reading order; empty: the text can be submitted."""
    vivants = [article for article in contenu["articles"] if not article["abroge"]]
    trouves: list[Manque] = []
    if not vivants:
        trouves.append(Manque("sans_article", "Aucun article en vigueur", "Écrivez au moins un article."))
    for article in vivants:
        nom = f"Article {article['numero']}"
        if not article["texte"].strip():
            trouves.append(
                Manque(
                    "article_vide",
                    typographier(f"{nom} : texte"),
                    "Écrivez-le, ou abrogez l’article.",
                    article["numero"],
                )
            )
        elif raison := faute(article["texte"]):
            trouves.append(Manque("repere_inconnu", typographier(f"{nom} : repère"), raison, article["numero"]))
    return [*trouves, *_parametres(contenu)]


def _parametres(contenu: Contenu) -> Iterator[Manque]:
    """A figure no article states would be in force without anyone having read it."""
    for code, repere in REPERES.items():
        if code not in contenu["enonces"]:
            yield Manque(
                "parametre_sans_article",
                typographier(f"{repere.libelle} : aucun article ne l’énonce"),
                f"Écrivez {{{code}}} dans l’article qui le fixe.",
            )
