"""The agenda: points added, said otherwise, moved, taken off; drafts, minutes and points put off brought in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from college.reunions import actions, policies
from college.reunions.forms import PointForm
from college.reunions.models import PointReunion, Reunion
from college.reunions.views.acces import fil_vers, point_visible, reunion_visible
from ctri.dossiers.models import Dossier
from ctri.saisines.models import Saisine
from mutualisation.acces import objet_ou_404
from mutualisation.templatetags.francais import jour


def ajouter(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a point."""
    reunion = reunion_visible(request, pk)
    policies.verifier_ordre_du_jour(request.acteur, reunion)
    form = PointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        point = actions.ajouter_point(reunion=reunion, par=request.acteur, **form.cleaned_data)
        messages.success(request, f"Point {point.rang} ajouté à l’ordre du jour.")
        return redirect("reunion", pk=pk)
    return _page(request, reunion, form, "Ajouter un point", "Ajouter")


def modifier(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the title or the duration of a point."""
    point = point_visible(request, pk)
    policies.verifier_ordre_du_jour(request.acteur, point.reunion)
    form = PointForm(request.POST or None, point=point)
    if request.method == "POST" and form.is_valid():
        actions.modifier_point(point=point, par=request.acteur, **form.cleaned_data)
        messages.success(request, f"Point {point.rang} modifié.")
        return redirect("reunion", pk=point.reunion_id)
    return _page(request, point.reunion, form, f"Modifier le point {point.rang}", "Enregistrer")


def _page(request: HttpRequest, reunion: Reunion, form: PointForm, titre: str, bouton: str) -> HttpResponse:
    contexte = {
        "form": form,
        "titre": titre,
        "bouton": bouton,
        "retour": reverse("reunion", args=[reunion.pk]),
        "fil": fil_vers(reunion, (titre, "")),
    }
    return render(request, "college/formulaire.html", contexte)


@require_POST
def retirer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a point off."""
    point = point_visible(request, pk)
    actions.retirer_point(point=point, par=request.acteur)
    messages.success(request, f"« {point.titre} » n’est plus à l’ordre du jour.")
    return redirect("reunion", pk=point.reunion_id)


@require_POST
def deplacer(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a point up or down."""
    point = point_visible(request, pk)
    pas = -1 if request.POST.get("sens") == "monter" else 1
    actions.deplacer_point(point=point, vers=point.rang + pas, par=request.acteur)
    return redirect("reunion", pk=point.reunion_id)


@require_POST
def inscrire_dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft on the agenda: field `dossier`."""
    reunion = reunion_visible(request, pk)
    dossier = objet_ou_404(Dossier.objects.filter(region=reunion.region), pk=_nombre(request, "dossier"))
    point = actions.inscrire_dossier(reunion=reunion, dossier=dossier, par=request.acteur)
    return _inscrit(request, point)


@require_POST
def inscrire_approbation(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the approval of earlier minutes first: field `reunion`."""
    reunion = reunion_visible(request, pk)
    autres = Reunion.objects.visibles_par(request.acteur).filter(region=reunion.region)
    approuvee = objet_ou_404(autres, pk=_nombre(request, "reunion"))
    point = actions.inscrire_approbation(reunion=reunion, approuvee=approuvee, par=request.acteur)
    return _inscrit(request, point)


@require_POST
def reprendre(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up a point put off by an earlier meeting: field `point`."""
    reunion = reunion_visible(request, pk)
    points = PointReunion.objects.filter(reunion__region=reunion.region).select_related("reunion", "dossier")
    reporte = objet_ou_404(points, pk=_nombre(request, "point"))
    return _inscrit(request, actions.reprendre_point(reunion=reunion, point=reporte, par=request.acteur))


@require_POST
def inscrire_saisine(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a question on the agenda: field `saisine`."""
    reunion = reunion_visible(request, pk)
    saisines = Saisine.objects.visibles_par(request.acteur).filter(region=reunion.region).select_related("region")
    saisine = objet_ou_404(saisines, pk=_nombre(request, "saisine"))
    return _inscrit(request, actions.inscrire_saisine(reunion=reunion, saisine=saisine, par=request.acteur))


@require_POST
def placer_saisine(request: HttpRequest, pk: int, saisine_pk: int) -> HttpResponse:
    """The same, from the page of the question, to which one comes back."""
    reunion = reunion_visible(request, pk)
    saisines = Saisine.objects.visibles_par(request.acteur).filter(region=reunion.region).select_related("region")
    saisine = objet_ou_404(saisines, pk=saisine_pk)
    point = actions.inscrire_saisine(reunion=reunion, saisine=saisine, par=request.acteur)
    messages.success(request, f"Point {point.rang} de la réunion du {jour(reunion.date)}.")
    return redirect("saisine", pk=saisine.pk)


def _nombre(request: HttpRequest, nom: str) -> int:
    valeur = str(request.POST.get(nom, ""))
    return int(valeur) if valeur.isdecimal() else 0


def _inscrit(request: HttpRequest, point: PointReunion) -> HttpResponse:
    messages.success(request, f"« {point.titre} » est le point {point.rang} de l’ordre du jour.")
    return redirect("reunion", pk=point.reunion_id)
