"""My account: identity, mandates, password, sessions."""

import datetime as dt

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from mutualisation.comptes.actions import OUVERTE_LE, changer_mot_de_passe, fermer_sessions
from mutualisation.comptes.forms import ChangementForm
from mutualisation.comptes.mandats import mandats_de
from mutualisation.temps import maintenant


@require_safe
def mon_compte(request: HttpRequest) -> HttpResponse:
    ouverture = request.session.get(OUVERTE_LE, maintenant().timestamp())
    fin = dt.datetime.fromtimestamp(ouverture, dt.UTC) + dt.timedelta(seconds=settings.SESSION_ABSOLUE)
    contexte = {"mandats": mandats_de(request.user), "fin_de_session": fin, "fil": [("Mon compte", "")]}
    return render(request, "comptes/mon_compte.html", contexte)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def mot_de_passe(request: HttpRequest) -> HttpResponse:
    form = ChangementForm(request.user, request.POST or None)
    if form.is_valid():
        changer_mot_de_passe(request, form.cleaned_data["new_password1"])
        messages.success(request, "Votre mot de passe est changé. Vos sessions ouvertes ailleurs sont fermées.")
        return redirect("mon_compte")
    return render(request, "comptes/mot_de_passe.html", {"form": form, "fil": [("Changer de mot de passe", "")]})


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Every session of the account ends, this one included; confirmed first, here or in a dialog."""
    if request.method != "POST":
        fil = [("Mon compte", reverse("mon_compte")), ("Fermer mes sessions", "")]
        return render(request, "comptes/sessions.html", {"fil": fil})
    fermer_sessions(request.user)
    logout(request)
    messages.success(request, "Toutes vos sessions sont fermées. Reconnectez-vous.")
    return redirect("connexion")
