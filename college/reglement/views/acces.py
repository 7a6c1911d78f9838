"""From an address to a règlement this person may read, or write."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from college.reglement.models import Article, Reglement
from college.reglement.policies import verifier_lire, verifier_modifiable
from mutualisation.acces import objet_ou_404, situer


def reglement_visible(request: HttpRequest, pk: int, *, ecrire: bool = False) -> Reglement:
    """404 for who may not know of it, 403 with the reason for who may not read or write its draft."""
    reglement = objet_ou_404(Reglement.objects.visibles_par(request.acteur).complets(), pk=pk)
    situer(request, reglement.dossier.region)
    verifier_lire(request.acteur, reglement)
    if ecrire:
        verifier_modifiable(request.acteur, reglement)
    return reglement


def article_visible(request: HttpRequest, pk: int, article_pk: int) -> Article:
    """An article of a règlement that may be written."""
    reglement = reglement_visible(request, pk, ecrire=True)
    article: Article = objet_ou_404(reglement.articles.select_related("modifie_par"), pk=article_pk)
    article.reglement = reglement
    return article


def contexte(reglement: Reglement, titre: str, **plus: Any) -> dict[str, Any]:
    """What every page under the list of articles shows."""
    return {
        "reglement": reglement,
        "dossier": reglement.dossier,
        "titre": titre,
        "fil": [(reglement.dossier.titre, reverse("reglement", args=[reglement.pk])), (titre, "")],
        **plus,
    }
