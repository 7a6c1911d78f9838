"""Screens of a session being held: presence, votes, outcomes, closing."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ctri.comite.regles import regles_de
from ctri.dossiers.models import Dossier
from ctri.releves.lecture import approbations_proposees, releve_de, reports_proposes
from ctri.releves.models import Releve
from ctri.saisines.models import Saisine
from ctri.saisines.seances import a_inscrire
from ctri.seances import actions, policies
from ctri.seances.conduite import contexte_de
from ctri.seances.fil import fil_de
from ctri.seances.forms import DecompteForm, ProcurationForm, TraiterForm
from ctri.seances.models import EtatPresence, EtatSeance, Point, Seance
from ctri.seances.tenue import tenue_de
from ctri.seances.views.acces import fil_vers, point_visible, presence_visible, seance_visible
from mutualisation.confirmation import demander_confirmation
from mutualisation.formulaires import tenter
from mutualisation.refus import Refus, raison
from mutualisation.templatetags.francais import compte, jour


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """The session: driven by whoever holds it, read by the others."""
    seance = seance_visible(request, pk)
    return render(request, "ctri/seances/lire.html", _page(request, seance, request.GET.get("point")))


def _page(request: HttpRequest, seance: Seance, rang: str | None) -> dict[str, Any]:
    """Everything the page of a session says to this person."""
    contexte: dict[str, Any] = contexte_de(seance, rang, request.acteur)
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
        "form_traiter": TraiterForm(point=contexte["point"]) if contexte["point"] else None,
        **_a_proposer(request, seance, tient=tient),
        "releve": releve_de(seance, request.acteur),
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


def _a_proposer(request: HttpRequest, seance: Seance, *, tient: bool) -> dict[str, Any]:
    """What former sessions left for this agenda, one click away."""
    if not tient or seance.etat == EtatSeance.CLOSE:
        return {"reports": [], "approbations": []}
    return {
        "reports": reports_proposes(seance),
        "approbations": approbations_proposees(seance, request.acteur),
    }


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
        v = seance.region.vocabulaire
        messages.success(
            request,
            f"{v.seance.Le} est clos{v.seance.e}. Les décisions sont rendues à ceux qui les proposaient ; "
            f"{v.compte_rendu.le} est établi{v.compte_rendu.e}, relisez-le.",
        )
        return redirect("releve", pk=Releve.objects.get(seance=seance).pk)
    policies.verifier_clore(request.acteur, seance)
    mot = seance.region.vocabulaire.seance
    return demander_confirmation(
        request,
        titre=f"Clore {mot.le} du {jour(seance.debut)}",
        effet="Présences, décisions et relevés ne changeront plus ; chacun lit ce qui a été décidé.",
        bouton=f"Clore {mot.le}",
        retour=reverse("seance", args=[pk]),
        fil=fil_vers(seance, ("Clore", "")),
    )


@require_POST
def pointer(request: HttpRequest, pk: int) -> HttpResponse:
    """Record attendance."""
    presence = actions.pointer(
        presence=presence_visible(request, pk), etat=request.POST.get("etat", ""), par=request.acteur
    )
    tenue = tenue_de(presence.seance)
    messages.success(request, f"{presence.utilisateur} : {presence.libelle_accorde.lower()}.")
    if presence.seance.etat == EtatSeance.OUVERTE and tenue.par_vote and not tenue.quorum.atteint:
        messages.warning(request, f"{tenue.quorum.phrase} Le vote est suspendu.")
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
        acte = partial(actions.donner_procuration, presence=presence, mandataire=mandataire, par=request.acteur)
        if tenter(form, acte) is not None:
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
    """Outcome of a point without decision; when it is refused, what was typed is kept."""
    point = point_visible(request, pk)
    policies.verifier_en_seance(request.acteur, point.seance)
    form = TraiterForm(request.POST, point=point)
    if not form.is_valid() and point.dossier_id is not None:
        policies.verifier_traiter(request.acteur, point, request.POST.get("issue", ""))
    if form.is_valid():
        try:
            actions.traiter_point(point=point, par=request.acteur, **form.cleaned_data)
        except Refus as refus:
            form.add_error(None, refus.raison)
        else:
            libelle = point.issues_simples[form.cleaned_data["issue"]].lower()
            messages.success(request, f"Point {point.rang} : {libelle}.")
            return _vers_seance(point.seance_id, None)
    contexte = _page(request, point.seance, str(point.rang)) | {"form_traiter": form}
    return render(request, "ctri/seances/lire.html", contexte, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
def reporter(request: HttpRequest, pk: int) -> HttpResponse:
    """Put off every point the session did not reach, after its effect was read."""
    seance = seance_visible(request, pk)
    if request.method == "POST":
        nombre = actions.reporter_restants(seance=seance, par=request.acteur)
        mot = seance.region.vocabulaire.seance
        points = compte(nombre, "point reporté,points reportés")
        messages.success(request, f"{points} : {mot.le} suivante vous les proposera.")
        return redirect("seance", pk=pk)
    policies.verifier_en_seance(request.acteur, seance)
    mot = seance.region.vocabulaire.seance
    restants = compte(seance.points.filter(issue="").count(), "point non traité,points non traités")
    return demander_confirmation(
        request,
        titre="Reporter les points restants",
        effet=f"{restants}, à reprendre à {mot.le} suivante. Les voix saisies sur ces points sont effacées.",
        bouton="Reporter",
        retour=reverse("seance", args=[pk]),
        fil=fil_vers(seance, ("Reporter les points restants", "")),
    )


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
