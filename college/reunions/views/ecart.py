"""The proposer departs from an opinion."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from college.reunions import actions, policies
from college.reunions.forms import EcartForm
from college.reunions.models import Avis
from college.reunions.views.acces import fil_vers, reunion_visible
from mutualisation.acces import objet_ou_404


def s_ecarter(request: HttpRequest, pk: int) -> HttpResponse:
    """With a reason, read with the opinion by the committee (règle C7)."""
    choisi = objet_ou_404(Avis.objects.select_related("dossier__region", "reunion"), pk=pk)
    reunion = reunion_visible(request, choisi.reunion_id)
    policies.verifier_s_ecarter(request.acteur, choisi)
    form = EcartForm(request.POST or None, initial={"motif": choisi.ecart})
    if request.method == "POST" and form.is_valid():
        actions.s_ecarter(avis=choisi, par=request.acteur, **form.cleaned_data)
        messages.success(request, "Motif enregistré : il sera joint au dossier avec l’avis.")
        return redirect("reunion", pk=choisi.reunion_id)
    contexte = {"form": form, "avis": choisi, "fil": fil_vers(reunion, ("S’écarter de l’avis", ""))}
    return render(request, "college/reunions/ecart.html", contexte)
