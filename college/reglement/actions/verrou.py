"""Every writer of a règlement queues on its dossier, as submission does: nothing is written after the freeze (V5)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from college.reglement.models import Article, Reglement
from ctri.dossiers.models import Dossier
from mutualisation.comptes.models import Utilisateur
from mutualisation.refus import Refus


class Conflit(Exception):
    """Someone else wrote there since this person read it. Nothing was written; both texts are to be shown."""

    def __init__(self, objet: Any, *, auteur: Utilisateur, le: dt.datetime, revision: int) -> None:
        super().__init__(str(objet))
        self.objet, self.auteur, self.le, self.revision = objet, auteur, le, revision


def verrouiller(reglement: Reglement) -> Reglement:
    """The règlement as it is now, held until the end of the transaction."""
    Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=reglement.pk)
    return Reglement.objects.complets().get(pk=reglement.pk)


def verrouiller_article(article: Article) -> Article:
    """An article as it is now, or the news that it was deleted."""
    reglement = verrouiller(article.reglement)
    actuel = reglement.articles.select_related("modifie_par").filter(pk=article.pk).first()
    if actuel is None:
        raise Refus(f"L’article {article.numero} vient d’être supprimé par quelqu’un d’autre.")
    actuel.reglement = reglement
    return actuel
