"""The page of a meeting, as its state and the reader ask; who comes, who is there; opening and closing."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from college.reunions import actions, policies
from college.reunions.etats import TENUES, EtatReunion
from college.reunions.forms import PresenceForm
from college.reunions.models import PresenceReunion
from college.reunions.pages import agenda, conduite
from college.reunions.views.acces import fil_vers, presence_visible, reunion_visible
from college.reunions.views.compte_rendu import page as page_compte_rendu
from mutualisation.confirmation import demander_confirmation
from mutualisation.formulaires import tenter
from mutualisation.templatetags.francais import compte, jour
from mutualisation.typographie import typographier


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda before, the driving screen during for whoever holds it, the minutes after."""
    reunion = reunion_visible(request, pk)
    if reunion.etat in TENUES:
        return page_compte_rendu(request, reunion)
    if reunion.etat == EtatReunion.EN_SEANCE and policies.redige(request.acteur, reunion):
        contexte = conduite(request.acteur, reunion, request.GET.get("point"))
        return render(request, "college/reunions/conduite.html", contexte | {"fil": fil_vers(reunion)})
    contexte = agenda(request.acteur, reunion)
    return render(request, "college/reunions/agenda.html", contexte | {"fil": fil_vers(reunion)})


def repondre(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether one comes."""
    presence = presence_visible(request, pk)
    policies.verifier_repondre(request.acteur, presence)
    form = _presence(request, presence, reponse=True)
    agir = partial(actions.repondre, presence=presence, par=request.acteur)
    if request.method == "POST" and form.is_valid() and tenter(form, lambda: agir(**form.cleaned_data)) is not None:
        messages.success(request, "Votre réponse est enregistrée.")
        return redirect("reunion", pk=presence.reunion_id)
    return _page_presence(request, presence, form, f"Réunion du {jour(presence.reunion.date)} : votre réponse")


def pointer(request: HttpRequest, pk: int) -> HttpResponse:
    """Record how somebody attends."""
    presence = presence_visible(request, pk)
    policies.verifier_pointer(request.acteur, presence.reunion)
    form = _presence(request, presence, reponse=False)
    agir = partial(actions.pointer, presence=presence, par=request.acteur)
    if request.method == "POST" and form.is_valid() and tenter(form, lambda: agir(**form.cleaned_data)) is not None:
        return redirect(_retour(request, presence.reunion_id))
    return _page_presence(request, presence, form, f"Présence de {presence.agent}")


def _presence(request: HttpRequest, presence: PresenceReunion, *, reponse: bool) -> PresenceForm:
    maximum = policies.regles_de(presence.reunion).representations_max
    return PresenceForm(request.POST or None, presence=presence, reponse=reponse, maximum=maximum)


def _page_presence(request: HttpRequest, presence: PresenceReunion, form: PresenceForm, titre: str) -> HttpResponse:
    contexte = {
        "form": form,
        "titre": titre,
        "retour": reverse("reunion", args=[presence.reunion_id]),
        "fil": fil_vers(presence.reunion, ("Présence", "")),
    }
    return render(request, "college/formulaire.html", contexte)


def _retour(request: HttpRequest, pk: int) -> str:
    """Back to the point being dealt with, when the page said which."""
    rang = request.POST.get("point", "")
    return reverse("reunion", args=[pk]) + (f"?point={rang}" if rang.isdecimal() else "")


@require_POST
def tous_presents(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody still expected is there."""
    nombre = actions.tous_presents(reunion=reunion_visible(request, pk), par=request.acteur)
    messages.success(request, f"{compte(nombre, 'présence pointée,présences pointées')}.")
    return redirect(_retour(request, pk))


@require_POST
def ouvrir(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting starts."""
    actions.ouvrir(reunion=reunion_visible(request, pk), par=request.acteur)
    messages.success(request, "La réunion est ouverte.")
    return redirect("reunion", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def clore(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the meeting, after its effect was read: nothing reopens it."""
    reunion = reunion_visible(request, pk)
    if request.method == "POST":
        actions.clore(reunion=reunion, par=request.acteur)
        messages.success(request, "La réunion est close. Relisez le compte rendu, puis diffusez-le.")
        return redirect("reunion", pk=pk)
    policies.verifier_clore(request.acteur, reunion)
    avis = reunion.avis.count()
    rendus = f" {compte(avis, 'avis rendu compte,avis rendus comptent')} désormais." if avis else ""
    return demander_confirmation(
        request,
        titre=f"Clore la réunion du {jour(reunion.date)}",
        effet=typographier(f"Les issues des points ne changeront plus ; le compte rendu reste à écrire.{rendus}"),
        bouton="Clore la réunion",
        retour=reverse("reunion", args=[pk]),
        fil=fil_vers(reunion, ("Clore", "")),
    )
