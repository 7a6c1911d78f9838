"""Templates of meetings, and the points that come back at each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from college.membres.acces import fil_du_college
from college.reunions import policies
from college.reunions.actions import modeles as actions
from college.reunions.forms import ModeleForm, PointForm
from college.reunions.models import ModeleReunion, PointModele
from college.reunions.views.acces import region_du_college
from mutualisation.acces import objet_ou_404, situer
from mutualisation.formulaires import tenter
from mutualisation.territoire.models import Region


def _fil(region: Region, *suite: tuple[str, str]) -> list[tuple[str, str]]:
    titre = "Points récurrents et modèles"
    lien = reverse("modeles_reunion", args=[region.pk]) if suite else ""
    return fil_du_college(region, (titre, lien), *suite)


def lister(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Everything meetings start from; a name makes a new template."""
    region = region_du_college(request, region_pk)
    policies.verifier_presider(request.acteur, region)
    form = ModeleForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and tenter(form, lambda: actions.creer(region=region, par=request.acteur, **form.cleaned_data)) is not None
    ):
        messages.success(request, f"Modèle « {form.cleaned_data['nom']} » créé : ajoutez-y ses points.")
        return redirect("modeles_reunion", region_pk=region_pk)
    modeles = ModeleReunion.objects.filter(region=region).prefetch_related("points")
    contexte = {"region": region, "modeles": modeles, "form": form, "fil": _fil(region)}
    return render(request, "college/reunions/modeles.html", contexte)


def _modele(request: HttpRequest, pk: int) -> ModeleReunion:
    """A template of a region this person may read; only its presidency goes further."""
    modele = objet_ou_404(ModeleReunion.objects.select_related("region"), pk=pk)
    modele.region = region_du_college(request, modele.region_id)
    situer(request, modele.region)
    return modele


def ajouter(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a point to a template."""
    modele = _modele(request, pk)
    policies.verifier_presider(request.acteur, modele.region)
    form = PointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.ajouter(modele=modele, par=request.acteur, **form.cleaned_data)
        messages.success(request, "Point ajouté au modèle.")
        return redirect("modeles_reunion", region_pk=modele.region_id)
    contexte = {
        "form": form,
        "titre": f"Ajouter un point : {modele.nom}",
        "bouton": "Ajouter",
        "retour": reverse("modeles_reunion", args=[modele.region_id]),
        "fil": _fil(modele.region, ("Ajouter un point", "")),
    }
    return render(request, "college/formulaire.html", contexte)


@require_POST
def retirer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a point off a template."""
    point = objet_ou_404(PointModele.objects.all(), pk=pk)
    modele = _modele(request, point.modele_id)
    actions.retirer(modele=modele, point=point, par=request.acteur)
    messages.success(request, f"« {point.titre} » est retiré.")
    return redirect("modeles_reunion", region_pk=modele.region_id)


@require_POST
def supprimer(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a template; meetings already prepared keep their points."""
    modele = _modele(request, pk)
    actions.supprimer(modele=modele, par=request.acteur)
    messages.success(request, f"Modèle « {modele.nom} » supprimé.")
    return redirect("modeles_reunion", region_pk=modele.region_id)
