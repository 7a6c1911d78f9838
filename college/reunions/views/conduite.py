"""Driving a meeting: outcomes, opinions, decisions, actions, who missed a point. What is refused stays typed."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from college.reunions import actions, policies
from college.reunions.etats import EtatReunion, Issue
from college.reunions.forms import AvisForm, DecisionForm, IssueForm, SuiteForm
from college.reunions.models import DecisionReunion, PointReunion
from college.reunions.pages import conduite
from college.reunions.views.acces import fil_vers, point_visible, suite_visible
from mutualisation.acces import objet_ou_404
from mutualisation.confirmation import demander_confirmation
from mutualisation.formulaires import tenter
from mutualisation.typographie import typographier


def _vers(point: PointReunion) -> HttpResponse:
    return redirect(adresse(point))


def adresse(point: PointReunion) -> str:
    """The point, on the screen that drives the meeting or on its minutes."""
    suite = f"?point={point.rang}" if point.reunion.etat == EtatReunion.EN_SEANCE else f"#point-{point.rang}"
    return reverse("reunion", args=[point.reunion_id]) + suite


def _saisir(
    request: HttpRequest, point: PointReunion, nom: str, form: forms.Form, acte: Callable[[], object]
) -> HttpResponse:
    """Do it and come back to the point; else the page again, with the reason at the field."""
    if form.is_valid() and tenter(form, acte) is not None:
        return _vers(point)
    if point.reunion.etat != EtatReunion.EN_SEANCE:
        return _seul(request, point, form)
    contexte = conduite(request.acteur, point.reunion, str(point.rang), **{nom: form}) | {
        "fil": fil_vers(point.reunion)
    }
    return render(request, "college/reunions/conduite.html", contexte, status=400)


def _seul(request: HttpRequest, point: PointReunion, form: forms.Form) -> HttpResponse:
    contexte = {
        "form": form,
        "titre": f"Point {point.rang} : {point.titre}",
        "retour": adresse(point),
        "fil": fil_vers(point.reunion, (f"Point {point.rang}", "")),
    }
    return render(request, "college/formulaire.html", contexte, status=400 if form.is_bound else 200)


@require_POST
def traiter(request: HttpRequest, pk: int) -> HttpResponse:
    """How the point ended; approving minutes is confirmed first, since it freezes them."""
    point = point_visible(request, pk)
    policies.verifier_en_seance(request.acteur, point.reunion)
    form = IssueForm(request.POST, point=point)
    issue = str(request.POST.get("issue", ""))
    if issue == Issue.APPROUVE and "confirme" not in request.POST and point.approuve is not None and form.is_valid():
        return redirect("point_reunion_approuver", pk=pk)
    decompte = form.decompte if form.is_valid() else None
    return _saisir(
        request, point, "form_issue", form,
        lambda: actions.traiter(point=point, issue=issue, decompte=decompte, par=request.acteur),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def approuver(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the minutes of an earlier meeting, after the effect was read."""
    point = point_visible(request, pk)
    if request.method == "POST":
        actions.traiter(point=point, issue=Issue.APPROUVE, par=request.acteur)
        messages.success(request, f"{point.titre} : approuvé, numéroté et figé.")
        return _vers(point)
    policies.verifier_issue(request.acteur, point, Issue.APPROUVE)
    return demander_confirmation(
        request,
        titre=typographier(f"Approuver : {point.titre}"),
        effet=typographier("Le compte rendu est numéroté et figé tel qu’il est écrit maintenant : on n’y revient pas."),
        bouton="Approuver le compte rendu",
        retour=adresse(point),
        fil=fil_vers(point.reunion, ("Approuver", "")),
    )


@require_POST
def rouvrir(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to a point already dealt with."""
    point = point_visible(request, pk)
    actions.rouvrir_point(point=point, par=request.acteur)
    messages.success(request, f"Le point {point.rang} est de nouveau à traiter.")
    return _vers(point)


@require_POST
def avis(request: HttpRequest, pk: int) -> HttpResponse:
    """The opinion on the draft this point carries."""
    point = point_visible(request, pk)
    policies.verifier_avis(request.acteur, point)
    form = AvisForm(request.POST, auto_id="avis_%s")

    def rendre() -> object:
        donnees = {nom: form.cleaned_data[nom] for nom in ("sens", "texte", "sans_patient")}
        return actions.rendre_avis(point=point, decompte=form.decompte, par=request.acteur, **donnees)

    return _saisir(request, point, "form_avis", form, rendre)


@require_http_methods(["GET", "HEAD", "POST"])
def decider(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a decision."""
    point = point_visible(request, pk)
    policies.verifier_ecrire(request.acteur, point.reunion)
    form = DecisionForm(request.POST or None)
    if request.method != "POST":
        return _seul(request, point, form)
    return _saisir(
        request, point, "form_decision", form,
        lambda: actions.decider(point=point, texte=form.cleaned_data["decision"], par=request.acteur),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def demander(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask something of someone."""
    point = point_visible(request, pk)
    policies.verifier_ecrire(request.acteur, point.reunion)
    form = SuiteForm(request.POST or None, reunion=point.reunion)
    if request.method != "POST":
        return _seul(request, point, form)
    return _saisir(
        request, point, "form_suite", form,
        lambda: actions.demander_suite(point=point, par=request.acteur, **form.cleaned_data),
    )  # fmt: skip


@require_POST
def retirer_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a decision noted by mistake."""
    decision = objet_ou_404(DecisionReunion.objects.select_related("point"), pk=pk)
    point = point_visible(request, decision.point_id)
    actions.retirer_decision(decision=decision, par=request.acteur)
    messages.success(request, "La décision est retirée.")
    return _vers(point)


@require_POST
def retirer_suite(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an action noted by mistake."""
    suite = suite_visible(request, pk)
    actions.retirer_suite(suite=suite, par=request.acteur)
    messages.success(request, "L’action est retirée.")
    return _vers(suite.point)


@require_POST
def noter_absents(request: HttpRequest, pk: int) -> HttpResponse:
    """Who, present at the meeting, missed this point: fields `absent`."""
    point = point_visible(request, pk)
    absents = [int(valeur) for valeur in request.POST.getlist("absent") if valeur.isdecimal()]
    actions.noter_absents(point=point, absents=absents, par=request.acteur)
    messages.success(request, "Présences de ce point enregistrées.")
    return _vers(point)
