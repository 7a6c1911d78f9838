"""Screens of a session being held: presence, votes, outcomes, closing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ctri.comite.regles import regles_de
from ctri.dossiers.models import Dossier
from ctri.saisines.models import Saisine
from ctri.saisines.seances import a_inscrire
from ctri.seances import actions, policies
from ctri.seances.conduite import contexte_de
from ctri.seances.fil import fil_de
from ctri.seances.forms import DecompteForm, ProcurationForm, TraiterForm
from ctri.seances.models import EtatPresence, EtatSeance, Point, Seance
from ctri.seances.views.acces import fil_vers, point_visible, presence_visible, seance_visible
from mutualisation.confirmation import demander_confirmation
from mutualisation.refus import Refus, raison
from mutualisation.templatetags.francais import compte, jour


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """The session: driven by whoever holds it, read by the others."""
    seance = seance_visible(request, pk)
    return render(request, "ctri/seances/lire.html", _page(request, seance, request.GET.get("point")))


def _page(request: HttpRequest, seance: Seance, rang: str | None) -> dict[str, Any]:
    """Everything the page of a session says to this person."""
    contexte: dict[str, Any] = contexte_de(seance, rang)
    tient = policies.peut_preparer(request.acteur, seance.region)
    moi = next((p for p in contexte["presences"] if p.utilisateur_id == request.user.pk), None)
    attente = Dossier.objects.filter(region=seance.region, etat="soumise") if tient else Dossier.objects.none()
    return contexte | {
        "tient": tient,
        "joindre": tient and seance.etat != EtatSeance.CLOSE,
        "saisine_du_point": _saisine(request, contexte["point"]),
        "moi": moi,
        "en_attente": attente,
        "saisines_en_attente": a_inscrire(seance.region) if tient else [],
        "fil_de_seance": fil_de(seance),
        "phrase_vide": _inscrivez(len(attente)),
        "form_traiter": TraiterForm(),
        "refus_convoquer": raison(lambda: policies.verifier_convoquer(request.acteur, seance)),
        "refus_ouvrir": raison(lambda: policies.verifier_ouvrir(request.acteur, seance)),
        "refus_clore": raison(lambda: policies.verifier_clore(request.acteur, seance)),
        "acte_choisi": "",
        "motif_saisi": "",
        "erreur_motif": "",
        "erreur_decision": "",
        "confirmer": False,
        "fil": fil_vers(seance),
    }


def _saisine(request: HttpRequest, point: Point | None) -> Saisine | None:
    """The question the point bears, if this reader may know of it."""
    if point is None or point.saisine_id is None:
        return None
    visibles = Saisine.objects.visibles_par(request.acteur).select_related("region__circonscription")
    return visibles.filter(pk=point.saisine_id).first()


def _inscrivez(attente: int) -> str:
    """What to do about an empty agenda."""
    return f"Inscrivez un texte soumis ({compte(attente, 'en attente,en attente')}), ou ajoutez un débat."


@require_POST
def tous_presents(request: HttpRequest, pk: int) -> HttpResponse:
    """Record everybody still expected as present."""
    nombre = actions.tous_presents(seance=seance_visible(request, pk), par=request.acteur)
    messages.success(request, f"{compte(nombre, 'présence pointée,présences pointées')}.")
    return _vers_seance(pk, request.POST.get("point"))


@require_POST
def ouvrir(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the session."""
    actions.ouvrir(seance=seance_visible(request, pk), par=request.acteur)
    messages.success(request, "La séance est ouverte.")
    return redirect("seance", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def clore(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the session, after its effect was read: nothing reopens it."""
    seance = seance_visible(request, pk)
    if request.method == "POST":
        actions.clore(seance=seance, par=request.acteur)
        messages.success(request, "La séance est close. Les décisions sont rendues aux proposants.")
        return redirect("seance", pk=pk)
    policies.verifier_clore(request.acteur, seance)
    mot = seance.region.vocabulaire.seance
    return demander_confirmation(
        request,
        titre=f"Clore {mot.le} du {jour(seance.debut)}",
        effet="Présences, décisions et relevés ne changeront plus ; chacun lit ce qui a été décidé.",
        bouton=f"Clore {mot.le}",
        retour=reverse("seance", args=[pk]),
        fil=fil_vers(seance, ("Clore", "")),
    )


@require_POST
def pointer(request: HttpRequest, pk: int) -> HttpResponse:
    """Record attendance."""
    presence = presence_visible(request, pk)
    actions.pointer(presence=presence, etat=request.POST.get("etat", ""), par=request.acteur)
    return _vers_seance(presence.seance_id, request.POST.get("point"))


@require_POST
def repondre(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether one comes."""
    reponse = request.POST.get("reponse", "")
    if reponse not in (EtatPresence.ATTENDU, EtatPresence.EXCUSE):
        raise Refus("Dites si vous venez ou non.")
    vient = reponse == EtatPresence.ATTENDU
    presence = actions.repondre(presence=presence_visible(request, pk), vient=vient, par=request.acteur)
    e = presence.utilisateur.e
    messages.success(request, f"Vous êtes attendu{e}." if vient else f"Vous êtes excusé{e}.")
    return redirect("seance", pk=presence.seance_id)


def procuration(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one's vote to another member."""
    presence = presence_visible(request, pk)
    policies.verifier_procuration(request.acteur, presence)
    form = ProcurationForm(request.POST or None, presence=presence)
    if request.method == "POST" and form.is_valid():
        mandataire = form.cleaned_data["mandataire"]
        actions.donner_procuration(presence=presence, mandataire=mandataire, par=request.acteur)
        messages.success(request, f"Procuration donnée à {mandataire.utilisateur}.")
        return redirect("seance", pk=presence.seance_id)
    contexte = {"form": form, "presence": presence, "fil": fil_vers(presence.seance, ("Donner procuration", ""))}
    return render(request, "ctri/seances/procuration.html", contexte)


@require_POST
def voter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter votes: fields `voix-<presence>`; in a secret ballot, three numbers."""
    point = point_visible(request, pk)
    if regles_de(point.seance.region, point.seance.jour).secret:
        return _decompter(request, point)
    sens = {
        int(nom.removeprefix("voix-")): str(valeur)
        for nom, valeur in request.POST.items()
        if nom.startswith("voix-") and nom.removeprefix("voix-").isdigit()
    }
    actions.voter(point=point, sens=sens, par=request.acteur)
    return _vers_seance(point.seance_id, str(point.rang))


def _decompter(request: HttpRequest, point: Point) -> HttpResponse:
    """The numbers of a secret ballot; when they are wrong, the page says why and keeps them."""
    policies.verifier_voter(request.acteur, point)
    form = DecompteForm(request.POST)
    if form.is_valid():
        try:
            actions.inscrire_decompte(point=point, par=request.acteur, **form.cleaned_data)
        except Refus as refus:
            form.add_error(None, refus.raison)
        else:
            return _vers_seance(point.seance_id, str(point.rang))
    contexte = _page(request, point.seance, str(point.rang)) | {"form_decompte": form}
    return render(request, "ctri/seances/lire.html", contexte, status=400)


@require_POST
def traiter(request: HttpRequest, pk: int) -> HttpResponse:
    """Outcome of a point that decides nothing."""
    point = point_visible(request, pk)
    form = TraiterForm(request.POST)
    donnees = form.cleaned_data if form.is_valid() else {"issue": "", "releve": ""}
    actions.traiter_point(point=point, par=request.acteur, **donnees)
    messages.success(request, f"Point {point.rang} traité.")
    return _vers_seance(point.seance_id, None)


@require_POST
def deplacer(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a point up or down."""
    point = point_visible(request, pk)
    pas = -1 if request.POST.get("sens") == "monter" else 1
    actions.deplacer_point(point=point, vers=point.rang + pas, par=request.acteur)
    return _vers_seance(point.seance_id, None)


def _vers_seance(pk: int, rang: str | None) -> HttpResponse:
    suite = f"?point={rang}" if rang and rang.isdigit() else ""
    return redirect(reverse("seance", args=[pk]) + suite)
