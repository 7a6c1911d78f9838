"""The values the committee may change in session, and what they make of the content (règle V4). Pure."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from college.reglement.contenu import Article, Contenu, relire
from college.reglement.reperes import REPERES, faute, propre
from ctri.dossiers.types import ChampModifiable
from mutualisation.typographie import typographier

if TYPE_CHECKING:
    from django.http import QueryDict

TITRE_MAX = 120
_ETATS = (("", "En vigueur"), ("abroge", "Abrogé"))
_OUI_NON = (("", "Non"), ("oui", "Oui"))
REGLES = "Règles"


def champs_modifiables(contenu: Contenu) -> list[ChampModifiable]:
    """The text of every article, whether it stays, and the parameters; a new article is the proposer's work."""
    champs = [champ for article in contenu["articles"] for champ in _article(article)]
    return [*champs, *_parametres(contenu["parametres"])]


def _article(article: Article) -> Iterator[ChampModifiable]:
    cle = f"article-{article['numero']}"
    groupe = f"Article {article['numero']}. {article['titre']}"
    yield ChampModifiable(f"{cle}-titre", groupe, "Titre", article["titre"])
    yield ChampModifiable(f"{cle}-texte", groupe, "Texte", article["texte"], "paragraphes")
    yield ChampModifiable(f"{cle}-etat", groupe, "État", "abroge" if article["abroge"] else "", "choix", _ETATS)


def _parametres(parametres: Mapping[str, Any]) -> Iterator[ChampModifiable]:
    for code, repere in REPERES.items():
        valeur, cle = parametres[code], f"parametre-{code}"
        if repere.booleen:
            yield ChampModifiable(cle, REGLES, repere.libelle, "oui" if valeur else "", "choix", _OUI_NON)
        else:
            libelle = f"{repere.libelle} ({repere.unite}s)" if repere.unite == "jour" else repere.libelle
            yield ChampModifiable(cle, REGLES, libelle, str(valeur), "nombre")


def modifier(contenu: Mapping[str, Any], donnees: QueryDict) -> tuple[dict[str, Any], dict[str, str]]:
    """Apply a form to a copy: the new content and the errors by field. Keys that are absent change nothing."""
    nouveau: dict[str, Any] = copy.deepcopy(dict(contenu))
    erreurs: dict[str, str] = {}
    for article in nouveau["articles"]:
        for nom, ecrire in (("titre", _titre), ("texte", _texte), ("etat", _etat)):
            cle = f"article-{article['numero']}-{nom}"
            if cle in donnees and (raison := ecrire(article, str(donnees[cle]))):
                erreurs[cle] = raison
    for code in REPERES:
        cle = f"parametre-{code}"
        if cle in donnees and (raison := _parametre(nouveau["parametres"], code, str(donnees[cle]).strip())):
            erreurs[cle] = raison
    return relire(nouveau), erreurs


def _titre(article: dict[str, Any], brut: str) -> str:
    titre = typographier(" ".join(brut.split()))
    if not titre:
        return "Le titre est obligatoire."
    if len(titre) > TITRE_MAX:
        return f"{TITRE_MAX} caractères au plus."
    article["titre"] = titre
    return ""


def _texte(article: dict[str, Any], brut: str) -> str:
    texte = propre(brut)
    if not texte and article["texte"]:
        return "Un article ne se vide pas : abrogez-le."
    if raison := faute(texte):
        return raison
    article["texte"] = texte
    return ""


def _etat(article: dict[str, Any], brut: str) -> str:
    if brut not in dict(_ETATS):
        return "Choisissez un état."
    article["abroge"] = brut == "abroge"
    return ""


def _parametre(parametres: dict[str, Any], code: str, brut: str) -> str:
    repere = REPERES[code]
    if repere.booleen:
        if brut not in dict(_OUI_NON):
            return "Choisissez oui ou non."
        parametres[code] = brut == "oui"
        return ""
    if not (brut.isascii() and brut.isdigit() and len(brut) < 4 and int(brut) <= repere.maximum):
        return f"Écrivez un nombre entier, de 0 à {repere.maximum}."
    parametres[code] = int(brut)
    return ""
