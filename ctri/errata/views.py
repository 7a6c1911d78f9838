"""Screen: correcting a validated act."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ctri.dossiers.noms import nommer
from ctri.dossiers.views import dossier_visible
from ctri.errata import actions, policies
from ctri.errata.forms import ErratumForm
from mutualisation.refus import Refus


@require_http_methods(["GET", "HEAD", "POST"])
def corriger(request: HttpRequest, pk: int) -> HttpResponse:
    """The form says that nothing of it is ever changed; what was typed stays when something is refused."""
    dossier = dossier_visible(request, pk)
    policies.verifier_corriger(request.acteur, dossier)
    form = ErratumForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            erratum = actions.corriger(dossier=dossier, par=request.acteur, **form.cleaned_data)
        except Refus as refus:
            form.add_error(refus.champ or None, refus.raison)
        else:
            messages.success(
                request, f"Erratum n°\N{NO-BREAK SPACE}{erratum.numero} enregistré. L’acte n’a pas changé."
            )
            return redirect(f"{reverse('dossier', args=[pk])}?onglet=decision")
    contexte = {
        "dossier": dossier,
        "acte": nommer(dossier, "le"),
        "numero": policies.decision_en_vigueur(dossier).numero,
        "presidence": policies.presidence_de(dossier.region),
        "form": form,
        "fil": [(dossier.titre, reverse("dossier", args=[pk])), ("Corriger une erreur matérielle", "")],
    }
    return render(request, "ctri/errata/corriger.html", contexte, status=400 if form.is_bound else 200)
