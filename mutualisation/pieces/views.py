"""Joining a document, fetching it, withdrawing it. Whoever may not see the object gets 404."""

from __future__ import annotations

import logging

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from mutualisation.acces import objet_ou_404, situer
from mutualisation.confirmation import demander_confirmation
from mutualisation.fichiers.refus import FichierRefuse
from mutualisation.pieces import actions, policies
from mutualisation.pieces.forms import PieceForm
from mutualisation.pieces.models import PieceJointe
from mutualisation.pieces.porteurs import Porteur, codes
from mutualisation.pieces.porteurs import porteur as porteur_inscrit
from mutualisation.typographie import typographier

journal = logging.getLogger(__name__)
# If a browser opened it all the same: no script, no form, no address of ours.
BAC_A_SABLE = "sandbox; default-src 'none'"


def _piece_visible(request: HttpRequest, pk: int) -> PieceJointe:
    piece = objet_ou_404(PieceJointe.objects.select_related("region"), pk=pk)
    if not policies.peut_voir(request.acteur, piece):
        raise Http404
    if piece.region is not None:
        situer(request, piece.region)
    return piece


def _porteur_visible(request: HttpRequest, code: str, objet_id: int) -> Porteur:
    if code not in codes() or not porteur_inscrit(code).visible(request.acteur, objet_id):
        raise Http404
    sur = porteur_inscrit(code)
    if (region := sur.region(objet_id)) is not None:
        situer(request, region)
    return sur


def _fil(sur: Porteur, objet_id: int, etape: str) -> list[tuple[str, str]]:
    return [*(sur.fil(objet_id) if sur.fil else ()), (etape, "")]


@require_http_methods(["GET", "HEAD", "POST"])
def joindre(request: HttpRequest, porteur: str, objet_id: int) -> HttpResponse:
    """Send a file; what is wrong with it is said at the field."""
    sur = _porteur_visible(request, porteur, objet_id)
    policies.verifier_joindre(request.acteur, sur, objet_id)
    form = PieceForm(request.POST, request.FILES) if request.method == "POST" else PieceForm()
    if form.is_valid() and (piece := _envoyer(request, sur, objet_id, form)):
        messages.success(request, typographier(f"« {piece.nom} » est joint."))
        return redirect(sur.adresse(objet_id))
    contexte = {
        "form": form,
        "porteur": sur,
        "intitule": sur.intitule(objet_id) if sur.intitule else "",
        "retour": sur.adresse(objet_id),
        "fil": _fil(sur, objet_id, "Joindre un document"),
    }
    return render(request, "pieces/joindre.html", contexte)


def _envoyer(request: HttpRequest, sur: Porteur, objet_id: int, form: PieceForm) -> PieceJointe | None:
    fichier = form.cleaned_data["fichier"]
    try:
        return actions.joindre(porteur=sur.code, objet_id=objet_id, fichier=fichier, par=request.acteur)
    except FichierRefuse as refus:
        form.add_error("fichier", refus.raison)
        return None


@require_safe
@cache_control(private=True, no_store=True)
def fichier(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file itself, always saved, never shown nor run; one the storage has lost leads back to its object."""
    piece = _piece_visible(request, pk)
    if not default_storage.exists(piece.fichier.name):
        journal.error("file of a joined document lost", extra={"piece": piece.pk, "empreinte": piece.empreinte})
        messages.error(request, typographier(f"« {piece.nom} » a disparu du serveur : joignez-le de nouveau."))
        return redirect(porteur_inscrit(piece.porteur).adresse(piece.objet_id))
    reponse = FileResponse(
        piece.fichier.open("rb"), as_attachment=True, filename=piece.nom, content_type=piece.type_contenu
    )
    reponse["X-Content-Type-Options"] = "nosniff"
    reponse["Content-Security-Policy"] = BAC_A_SABLE
    reponse["Cross-Origin-Resource-Policy"] = "same-origin"
    return reponse


@require_http_methods(["GET", "HEAD", "POST"])
def retirer(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a document, after its effect was read: the file is erased."""
    piece = _piece_visible(request, pk)
    sur = porteur_inscrit(piece.porteur)
    if request.method == "POST":
        actions.retirer(piece=piece, par=request.acteur)
        messages.success(request, typographier(f"« {piece.nom} » est retiré."))
        return redirect(sur.adresse(piece.objet_id))
    policies.verifier_retirer(request.acteur, piece)
    return demander_confirmation(
        request,
        titre=typographier(f"Retirer « {piece.nom} »"),
        effet=typographier(
            "Le fichier sera effacé et plus personne ne pourra l’ouvrir. L’historique dira qui l’a joint et retiré."
        ),
        bouton="Retirer le document",
        retour=sur.adresse(piece.objet_id),
        fil=_fil(sur, piece.objet_id, "Retirer un document"),
    )
