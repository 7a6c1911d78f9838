"""Writing articles, one page each: adding, changing, repealing, restoring, deleting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from college.reglement import actions, policies
from college.reglement.actions import Conflit
from college.reglement.figes import numeros_figes
from college.reglement.forms import ArticleForm
from college.reglement.instantane import parametres_de
from college.reglement.models import Article, Reglement
from college.reglement.reperes import REPERES
from college.reglement.views.acces import article_visible, contexte, reglement_visible
from mutualisation.confirmation import demander_confirmation
from mutualisation.typographie import typographier


@require_http_methods(["GET", "HEAD", "POST"])
def nouveau(request: HttpRequest, pk: int) -> HttpResponse:
    """A new article: at the end, or after `?apres=4`."""
    reglement = reglement_visible(request, pk, ecrire=True)
    apres = _entier(request.GET.get("apres", ""))
    form = ArticleForm(request.POST if request.method == "POST" else None, v=request.region.vocabulaire)
    if form.is_valid():
        saisie = {nom: form.cleaned_data[nom] for nom in ("titre", "texte")}
        article = actions.ajouter_article(reglement=reglement, apres=apres, par=request.acteur, **saisie)
        return _apres(request, article, f"Article {article.numero} ajouté. Les autres gardent leur numéro.")
    titre = f"Insérer un article après l’article {apres}" if apres else "Ajouter un article à la fin"
    return _page(request, reglement, form, titre, bouton="Ajouter l’article")


@require_http_methods(["GET", "HEAD", "POST"])
def modifier(request: HttpRequest, pk: int, article_pk: int) -> HttpResponse:
    """One article, with errors at the field and both texts of a conflict."""
    article = article_visible(request, pk, article_pk)
    v, titre = request.region.vocabulaire, f"Article {article.numero}. {article.titre}"
    if request.method != "POST":
        policies.verifier_ecrire_article(request.acteur, article)
        form = ArticleForm(initial=ArticleForm.valeurs_de(article), v=v)
        return _page(request, article.reglement, form, titre, article=article)
    form = ArticleForm(request.POST, v=v)
    if not form.is_valid():
        return _page(request, article.reglement, form, titre, article=article)
    try:
        actions.modifier_article(article=article, par=request.acteur, **form.cleaned_data)
    except Conflit as conflit:
        return _conflit(request, article, titre, conflit)
    return _apres(request, article, f"Article {article.numero} enregistré.")


def _conflit(request: HttpRequest, article: Article, titre: str, conflit: Conflit) -> HttpResponse:
    """Both texts; what was typed stays in the form, which would now be saved over the other one, knowingly."""
    saisie = request.POST.copy()
    saisie["revision"] = str(conflit.revision)
    form = ArticleForm(saisie, v=request.region.vocabulaire)
    return _page(
        request, article.reglement, form, titre, article=article, conflit=conflit,
        bouton="Enregistrer mon texte à la place", statut=409,
    )  # fmt: skip


def _page(
    request: HttpRequest, reglement: Reglement, form: ArticleForm, titre: str, *, bouton: str = "Enregistrer",
    statut: int = 0, **plus: Any,
) -> HttpResponse:  # fmt: skip
    v, parametres = request.region.vocabulaire, parametres_de(reglement)
    donnees = {
        "form": form,
        "bouton": bouton,
        "article": None,
        "conflit": None,
        "reperes": [(f"{{{code}}}", r.libelle, r.dire(parametres[code], v)) for code, r in REPERES.items()],
    }
    statut = statut or (400 if form.errors else 200)
    return render(
        request, "college/reglement/article.html", contexte(reglement, titre, **donnees | plus), status=statut
    )


@require_POST
def abroger(request: HttpRequest, pk: int, article_pk: int) -> HttpResponse:
    """It stays in the list, and may be restored: no page asks before."""
    article = actions.abroger_article(article=article_visible(request, pk, article_pk), par=request.acteur)
    return _apres(request, article, f"Article {article.numero} abrogé : son numéro reste, vous pouvez le rétablir.")


@require_POST
def retablir(request: HttpRequest, pk: int, article_pk: int) -> HttpResponse:
    """Back, with its text."""
    article = actions.retablir_article(article=article_visible(request, pk, article_pk), par=request.acteur)
    return _apres(request, article, f"Article {article.numero} rétabli.")


@require_http_methods(["GET", "HEAD", "POST"])
def supprimer(request: HttpRequest, pk: int, article_pk: int) -> HttpResponse:
    """An article in no text submitted yet, after a page that says what goes."""
    article = article_visible(request, pk, article_pk)
    retour = reverse("reglement", args=[pk])
    if request.method == "POST":
        actions.supprimer_article(article=article, par=request.acteur)
        messages.success(request, f"Article {article.numero} supprimé. Les autres gardent leur numéro.")
        return redirect(retour)
    policies.verifier_supprimer(request.acteur, article, numeros_figes(article.reglement))
    return demander_confirmation(
        request,
        titre=f"Supprimer l’article {article.numero}",
        effet=typographier(
            f"« {article.titre} » : son texte est perdu. Il n’a été soumis à personne. Les autres gardent leur numéro."
        ),
        bouton="Supprimer",
        retour=retour,
        fil=[(article.reglement.dossier.titre, retour), ("Supprimer", "")],
    )


def _apres(request: HttpRequest, article: Article, dit: str) -> HttpResponse:
    messages.success(request, typographier(dit))
    return redirect(f"{reverse('reglement', args=[article.reglement_id])}#article-{article.numero}")


def _entier(brut: str) -> int | None:
    return int(brut) if brut.isascii() and brut.isdigit() and len(brut) < 5 else None
