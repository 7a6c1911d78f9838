"""The minutes: written and circulated, commented, compared, then approved and read."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from college.reunions import actions, policies
from college.reunions.differences import differences
from college.reunions.forms import RemarqueForm
from college.reunions.models import Remarque, Reunion
from college.reunions.pages import compte_rendu
from college.reunions.views.acces import fil_vers, reunion_visible
from mutualisation.acces import objet_ou_404
from mutualisation.confirmation import demander_confirmation
from mutualisation.templatetags.francais import compte, jour


def page(request: HttpRequest, reunion: Reunion, form: RemarqueForm | None = None) -> HttpResponse:
    """The minutes as this person reads them."""
    contexte = compte_rendu(request.acteur, reunion)
    contexte |= {"form_remarque": form or RemarqueForm(reunion=reunion), "fil": fil_vers(reunion)}
    return render(request, "college/reunions/compte_rendu.html", contexte, status=400 if form else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def diffuser(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the draft to those who attended."""
    reunion = reunion_visible(request, pk)
    if request.method == "POST":
        version = actions.diffuser(reunion=reunion, par=request.acteur)
        messages.success(request, f"Version {version.numero} du projet diffusée.")
        return redirect("reunion", pk=pk)
    policies.verifier_diffuser(request.acteur, reunion)
    lecteurs = reunion.presences.filter(etat__in=policies.COMPTENT).count()
    return demander_confirmation(
        request,
        titre=f"Diffuser le projet de compte rendu du {jour(reunion.date)}",
        effet=f"{compte(lecteurs, 'personne pourra le relire,personnes pourront le relire')} et faire des remarques. "
        "Il reste modifiable jusqu’à son approbation.",
        bouton="Diffuser le projet",
        retour=reverse("reunion", args=[pk]),
        fil=fil_vers(reunion, ("Diffuser", "")),
    )


@require_POST
def remarquer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something of the draft."""
    reunion = reunion_visible(request, pk)
    policies.verifier_remarquer(request.acteur, reunion)
    form = RemarqueForm(request.POST, reunion=reunion)
    if not form.is_valid():
        return page(request, reunion, form)
    actions.remarquer(reunion=reunion, par=request.acteur, **form.cleaned_data)
    messages.success(request, "Votre remarque est transmise à qui rédige le compte rendu.")
    return redirect("reunion", pk=pk)


@require_POST
def prendre_en_compte(request: HttpRequest, pk: int) -> HttpResponse:
    """A remark was dealt with."""
    remarque = objet_ou_404(Remarque.objects.all(), pk=pk)
    remarque.reunion = reunion_visible(request, remarque.reunion_id)
    actions.prendre_en_compte(remarque=remarque, par=request.acteur)
    messages.success(request, "La remarque est notée comme prise en compte.")
    return redirect("reunion", pk=remarque.reunion_id)


@require_safe
def comparer(request: HttpRequest, pk: int, numero: int) -> HttpResponse:
    """What changed in a version since the one before."""
    reunion = reunion_visible(request, pk)
    versions = {v.numero: v for v in reunion.comptes_rendus.select_related("par")}
    apres, avant = versions.get(numero), versions.get(numero - 1)
    if apres is None or avant is None:
        raise Http404("Aucune version à comparer.")
    contexte = {
        "reunion": reunion,
        "avant": avant,
        "apres": apres,
        "differences": differences(avant.contenu, apres.contenu),
        "fil": fil_vers(reunion, (f"Version {numero}", "")),
    }
    return render(request, "college/reunions/comparer.html", contexte)
