"""Choosing a password: by invitation, or after forgetting it."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mutualisation.comptes.actions import choisir_mot_de_passe, demander_lien
from mutualisation.comptes.forms import ChoixForm, OubliForm
from mutualisation.comptes.liens import INVITATION, REINITIALISATION, Usage, lire

_methodes = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@_methodes
def mot_de_passe_oublie(request: HttpRequest) -> HttpResponse:
    form = OubliForm(request.POST or None)
    if form.is_valid():
        demander_lien(form.cleaned_data["email"])
        messages.info(
            request,
            "Si un compte existe à cette adresse, un message y arrivera dans quelques minutes, avec un lien valable "
            "un jour. Vérifiez aussi les courriers indésirables.",
        )
        return redirect("connexion")
    return render(request, "comptes/oubli.html", {"form": form, "fil": [("Mot de passe oublié", "")]})


@login_not_required
@sensitive_post_parameters()
@_methodes
def invitation(request: HttpRequest, jeton: str) -> HttpResponse:
    return _choisir(request, jeton, INVITATION)


@login_not_required
@sensitive_post_parameters()
@_methodes
def reinitialisation(request: HttpRequest, jeton: str) -> HttpResponse:
    return _choisir(request, jeton, REINITIALISATION)


def _choisir(request: HttpRequest, jeton: str, usage: Usage) -> HttpResponse:
    fil = [("Choisir un mot de passe", "")]
    if (compte := lire(jeton, usage)) is None:
        return render(request, "comptes/lien_perime.html", {"fil": fil}, status=HTTPStatus.GONE)
    form = ChoixForm(compte, request.POST or None)
    if form.is_valid():
        choisir_mot_de_passe(compte, form.cleaned_data["new_password1"])
        messages.success(request, "Votre mot de passe est enregistré. Connectez-vous.")
        return redirect("connexion")
    return render(request, "comptes/choix.html", {"form": form, "compte": compte, "fil": fil})
