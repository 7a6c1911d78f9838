"""Who starts, reads and writes the college's rules, and if not why (règles V3, V5): as any proposal."""

from __future__ import annotations

from collections.abc import Collection

from college.propositions.policies import verifier_creer, verifier_ecrire, verifier_inedit, verifier_lire_brouillon
from college.reglement.models import Article, Reglement
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region


def verifier_college(region: Region) -> None:
    """A scheme without college has no rules of one."""
    if region.schema.college is None:
        raise Refus("Ce dispositif n’a pas d’instance de ce genre.")


def verifier_ouvrir(acteur: Acteur, region: Region, *, livrable: str, annee: int) -> Titre:
    """Only the proposer, and only where none is in force nor in hand."""
    verifier_college(region)
    titre = verifier_creer(acteur, region, livrable=livrable)
    verifier_inedit(region, livrable=livrable, annee=annee, pole="")
    return titre


def verifier_lire(acteur: Acteur, reglement: Reglement) -> None:
    """Nothing is read from a draft by those it will be sent to (règle C3)."""
    verifier_lire_brouillon(acteur, reglement.dossier)


def verifier_modifiable(acteur: Acteur, reglement: Reglement) -> Titre:
    """Only a draft, only by its authors. Returns the capacity in which this person writes."""
    return verifier_ecrire(acteur, reglement.dossier)


def verifier_ecrire_article(acteur: Acteur, article: Article) -> Titre:
    """A repealed article is read as such: it is restored first."""
    titre = verifier_modifiable(acteur, article.reglement)
    if article.abroge:
        raise Refus(f"L’article {article.numero} est abrogé : rétablissez-le pour l’écrire.")
    return titre


def verifier_abroger(acteur: Acteur, article: Article) -> Titre:
    """Once."""
    titre = verifier_modifiable(acteur, article.reglement)
    if article.abroge:
        raise Refus(f"L’article {article.numero} est déjà abrogé.")
    return titre


def verifier_retablir(acteur: Acteur, article: Article) -> Titre:
    """What was repealed in the text being written."""
    titre = verifier_modifiable(acteur, article.reglement)
    if not article.abroge:
        raise Refus(f"L’article {article.numero} n’est pas abrogé.")
    return titre


def verifier_supprimer(acteur: Acteur, article: Article, figes: Collection[str]) -> Titre:
    """An article nobody was handed yet goes without trace; another is repealed, and its number stays."""
    titre = verifier_modifiable(acteur, article.reglement)
    if article.numero in figes:
        raise Refus(f"L’article {article.numero} figure dans un texte déjà soumis : il s’abroge, et son numéro reste.")
    return titre
