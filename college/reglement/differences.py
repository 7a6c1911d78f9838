"""What changed between two texts, article by article, as they are read (règle V5). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import zip_longest

from college.reglement.contenu import Article, Contenu, rang
from college.reglement.reperes import REPERES, alineas
from ctri.dossiers.types import Changement, Differences, LigneChangee
from mutualisation.typographie import accord, compte, enumeration

ABROGE = "Abrogé"


def differences(avant: Contenu, apres: Contenu) -> Differences:
    """Changes in the order of the articles, then the parameters."""
    anciens = {a["numero"]: a for a in avant["articles"]}
    nouveaux = {a["numero"]: a for a in apres["articles"]}
    numeros = sorted({*anciens, *nouveaux}, key=rang)
    changements = [c for numero in numeros if (c := _article(anciens.get(numero), nouveaux.get(numero)))]
    parametres = _parametres(avant, apres)
    return Differences(
        changements=(*changements, *parametres),
        solde=_solde(avant, apres, changements),
        inchanges=sum(bool(_en_vigueur(anciens.get(n)) or _en_vigueur(nouveaux.get(n))) for n in numeros)
        - len(changements),
    )


def _article(avant: Article | None, apres: Article | None) -> Changement | None:
    ancien, nouveau = _en_vigueur(avant), _en_vigueur(apres)
    porteur = nouveau or ancien
    if porteur is None or (ancien and nouveau and _dit(ancien) == _dit(nouveau)):
        return None
    titre = f"Article {porteur['numero']}. {porteur['titre']}"
    if ancien is None:
        nature = "ajoute"
    elif nouveau is None:
        nature = "supprime"
    else:
        nature = "modifie"
    return Changement(nature, titre, tuple(_lignes(ancien, nouveau, abroge=bool(apres and apres["abroge"]))))


def _en_vigueur(article: Article | None) -> Article | None:
    return None if article is None or article["abroge"] else article


def _dit(article: Article) -> tuple[str, str]:
    return article["titre"], article["lu"]


def _lignes(avant: Article | None, apres: Article | None, *, abroge: bool) -> Iterator[LigneChangee]:
    if abroge:
        yield LigneChangee("État", "En vigueur", ABROGE)
    if avant and apres and avant["titre"] != apres["titre"]:
        yield LigneChangee("Titre", avant["titre"], apres["titre"])
    anciens, nouveaux = (alineas(a["lu"]) if a else [] for a in (avant, apres))
    comparaison = SequenceMatcher(a=anciens, b=nouveaux, autojunk=False)
    for geste, i, j, k, m in comparaison.get_opcodes():
        if geste != "equal":
            for decalage, (ancien, nouveau) in enumerate(zip_longest(anciens[i:j], nouveaux[k:m], fillvalue="")):
                depart = k if nouveau else i
                yield LigneChangee(f"Alinéa {depart + decalage + 1}", ancien, nouveau)


def _parametres(avant: Contenu, apres: Contenu) -> list[Changement]:
    anciens: Mapping[str, object] = avant["parametres"]
    nouveaux: Mapping[str, object] = apres["parametres"]
    lignes = tuple(
        LigneChangee(repere.libelle, repere.valeur_lue(anciens[code]), repere.valeur_lue(nouveaux[code]))
        for code, repere in REPERES.items()
        if anciens[code] != nouveaux[code]
    )
    return [Changement("modifie", "Règles qui en découlent", lignes)] if lignes else []


def nombre_d_articles(contenu: Contenu) -> int:
    """Articles in force."""
    return sum(not article["abroge"] for article in contenu["articles"])


def _solde(avant: Contenu, apres: Contenu, changements: list[Changement]) -> str:
    """“17 articles → 18 articles (1 ajouté, 2 modifiés)”."""
    total = f"{compte(nombre_d_articles(avant), 'article')} → {compte(nombre_d_articles(apres), 'article')}"
    mots = {"ajoute": "ajouté", "modifie": "modifié", "supprime": "abrogé"}
    natures = [c.nature for c in changements]
    faits = [f"{n} {accord(n, mot)}" for nature, mot in mots.items() if (n := natures.count(nature))]
    return f"{total} ({enumeration(faits)})" if faits else f"{compte(nombre_d_articles(apres), 'article')}, inchangés"
