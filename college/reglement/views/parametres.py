"""The figures the articles state."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from college.reglement import actions
from college.reglement.actions import Conflit
from college.reglement.contenu import lu
from college.reglement.forms import ParametresForm
from college.reglement.instantane import contenu_de
from college.reglement.models import Reglement
from college.reglement.presentation import regles_lues
from college.reglement.views.acces import contexte, reglement_visible


@require_http_methods(["GET", "HEAD", "POST"])
def parametres(request: HttpRequest, pk: int) -> HttpResponse:
    """Set them; the articles follow."""
    reglement = reglement_visible(request, pk, ecrire=True)
    if request.method != "POST":
        return _page(request, reglement, ParametresForm(initial=ParametresForm.valeurs_de(reglement)))
    form = ParametresForm(request.POST)
    if not form.is_valid():
        return _page(request, reglement, form, statut=400)
    try:
        actions.regler_parametres(reglement=reglement, par=request.acteur, **form.cleaned_data)
    except Conflit as conflit:
        saisie = request.POST.copy()
        saisie["revision"] = str(conflit.revision)
        return _page(request, conflit.objet, ParametresForm(saisie), conflit=conflit, statut=409)
    messages.success(request, "Règles enregistrées : les articles qui les énoncent se lisent avec ces valeurs.")
    return redirect("reglement", pk=pk)


def _page(
    request: HttpRequest, reglement: Reglement, form: ParametresForm, *, conflit: Conflit | None = None,
    statut: int = 200,
) -> HttpResponse:  # fmt: skip
    donnees = contexte(
        reglement, "Règles en chiffres", form=form, conflit=conflit, regles=regles_lues(lu(contenu_de(reglement))),
        bouton="Enregistrer mes valeurs à la place" if conflit else "Enregistrer",
    )  # fmt: skip
    return render(request, "college/reglement/parametres.html", donnees, status=statut)
