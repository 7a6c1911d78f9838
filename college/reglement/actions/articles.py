"""Writing, adding, repealing, restoring and deleting articles (règle V6)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from college.reglement import policies
from college.reglement.actions.verrou import Conflit, verrouiller, verrouiller_article
from college.reglement.figes import numeros_figes
from college.reglement.models import Article, Reglement
from college.reglement.reperes import faute, propre
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from mutualisation.typographie import typographier

TITRE_MAX = 120


@transaction.atomic
def modifier_article(*, article: Article, titre: str, texte: str, revision: int, par: Acteur) -> Article:
    """Write an article; raises Conflit when someone else wrote it since `revision` was read."""
    article = verrouiller_article(article)
    qualite = policies.verifier_modifiable(par, article.reglement)
    titre, texte = _lus(titre, texte)
    if (titre, texte) == (article.titre, article.texte):
        return article
    if article.revision != revision:
        raise Conflit(article, auteur=article.modifie_par, le=article.modifie_le, revision=article.revision)
    policies.verifier_ecrire_article(par, article)
    article.titre, article.texte = titre, texte
    return _signer(article, "modifier_article", par, qualite)


@transaction.atomic
def ajouter_article(*, reglement: Reglement, titre: str, texte: str, apres: int | None, par: Acteur) -> Article:
    """At the end, or after the article that bears the plain number `apres`: the others keep their numbers."""
    reglement = verrouiller(reglement)
    qualite = policies.verifier_modifiable(par, reglement)
    titre, texte = _lus(titre, texte)
    if apres is None:
        rang, insere = (reglement.articles.aggregate(dernier=Max("rang"))["dernier"] or 0) + 1, 0
    else:
        dernier = reglement.articles.filter(rang=apres).aggregate(dernier=Max("insere"))["dernier"]
        if dernier is None:
            raise Refus(f"Il n’y a pas d’article {apres}.")
        rang, insere = apres, dernier + 1
    article = Article(reglement=reglement, rang=rang, insere=insere, titre=titre, texte=texte)
    return _signer(article, "ajouter_article", par, qualite)


@transaction.atomic
def abroger_article(*, article: Article, par: Acteur) -> Article:
    """Its number stays, its text is no longer in force."""
    article = verrouiller_article(article)
    qualite = policies.verifier_abroger(par, article)
    article.abroge = True
    return _signer(article, "abroger_article", par, qualite)


@transaction.atomic
def retablir_article(*, article: Article, par: Acteur) -> Article:
    """Back in force, with the text it had."""
    article = verrouiller_article(article)
    qualite = policies.verifier_retablir(par, article)
    article.abroge = False
    return _signer(article, "retablir_article", par, qualite)


@transaction.atomic
def supprimer_article(*, article: Article, par: Acteur) -> None:
    """Take away an article that was in no text submitted."""
    article = verrouiller_article(article)
    qualite = policies.verifier_supprimer(par, article, numeros_figes(article.reglement))
    article.delete()
    _inscrire(article, "supprimer_article", par, qualite)


def _lus(titre: str, texte: str) -> tuple[str, str]:
    """Checked, in French typography; an empty text is asked for before submission, not before."""
    titre, texte = typographier(" ".join(titre.split())), propre(texte)
    if not titre:
        raise Refus("Donnez un titre à l’article.", "titre")
    if len(titre) > TITRE_MAX:
        raise Refus(f"{TITRE_MAX} caractères au plus.", "titre")
    if raison := faute(texte):
        raise Refus(raison, "texte")
    return titre, texte


def _signer(article: Article, acte: str, par: Acteur, titre: Titre) -> Article:
    article.revision += 1
    article.modifie_par, article.modifie_le = par.utilisateur, maintenant()
    article.save()
    _inscrire(article, acte, par, titre)
    return article


def _inscrire(article: Article, acte: str, par: Acteur, titre: Titre) -> None:
    reglement = article.reglement
    inscrire(
        reglement, acte, par=par, titre=titre, region=reglement.dossier.region, donnees={"article": article.numero}
    )
