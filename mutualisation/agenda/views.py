"""The calendar itself, open to whoever holds its address, and the page where one makes or revokes that address."""

from __future__ import annotations

import hashlib
from http import HTTPStatus

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from mutualisation.agenda.actions import creer_lien, revoquer_lien
from mutualisation.agenda.cadence import ECHECS, FENETRE, PAR_LIEN, atteint, trop
from mutualisation.agenda.evenements import flux
from mutualisation.agenda.liens import adresse, empreinte, titulaire
from mutualisation.agenda.models import LienAgenda
from mutualisation.agenda.registre import evenements_de
from mutualisation.confirmation import demander_confirmation
from mutualisation.mandats.acteur import acteur_de

NOM = "Mutualisation régionale"
TYPE = "text/calendar; charset=utf-8"
_FIL = [("Mon compte", "/mon-compte/"), ("Mon agenda", "/mon-compte/agenda/")]


@login_not_required
@sensitive_variables("jeton")
@require_safe
def lire(request: HttpRequest, jeton: str) -> HttpResponse:
    """What the mandates of today open to the holder; 404 whatever is wrong with the address."""
    echecs = f"agenda-echecs-{get_client_ip_address(request)}"
    if trop(f"agenda-{empreinte(jeton)}", PAR_LIEN) or atteint(echecs, ECHECS):
        reponse = HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, content_type="text/plain; charset=utf-8")
        reponse["Retry-After"] = str(FENETRE)
        return reponse
    utilisateur = titulaire(jeton)
    if utilisateur is None:
        trop(echecs, ECHECS)
        raise Http404("Aucun agenda à cette adresse.")
    octets = flux(evenements_de(acteur_de(utilisateur)), nom=NOM)
    etag = f'"{hashlib.sha256(octets).hexdigest()[:32]}"'
    reponse = HttpResponse(octets, content_type=TYPE)
    reponse["Content-Disposition"] = 'inline; filename="agenda.ics"'
    reponse["ETag"] = etag
    reponse["Cache-Control"] = "private, max-age=0, must-revalidate"
    return get_conditional_response(request, etag=etag, response=reponse) or reponse


@sensitive_variables("jeton", "lien")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mon_agenda(request: HttpRequest) -> HttpResponse:
    """Whether there is an address, and since when; made here, it is shown once, in the answer itself."""
    existant, lien = _existant(request), ""
    if request.method == "POST":
        lien = adresse(creer_lien(par=request.acteur))
        dit = "renouvelé : l’ancienne adresse ne répond plus" if existant else "créé"
        messages.success(request, f"Votre lien est {dit}.")
    contexte = {
        "lien": lien,
        "lien_webcal": lien.replace("https://", "webcal://").replace("http://", "webcal://"),
        "existant": existant,
        "fil": [_FIL[0], ("Mon agenda", "")],
    }
    return render(request, "agenda/mon_agenda.html", contexte)


def _existant(request: HttpRequest) -> LienAgenda | None:
    return LienAgenda.objects.filter(utilisateur=request.acteur.utilisateur).first()


@require_safe
def renouveler(request: HttpRequest) -> HttpResponse:
    """Asked first: calendars that follow the old address will be empty. The page posts where the address is made."""
    if _existant(request) is None:
        return redirect("mon_agenda")
    contexte = {
        "titre": "Renouveler mon lien d’agenda",
        "effet": "Une nouvelle adresse remplacera l’ancienne, qui ne répondra plus : remplacez-la dans vos logiciels.",
        "url": reverse("mon_agenda"),
        "bouton": "Renouveler le lien",
        "annuler": reverse("mon_agenda"),
        "fil": [*_FIL, ("Renouveler", "")],
    }
    return render(request, "cadre/confirmer.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def revoquer(request: HttpRequest) -> HttpResponse:
    """Asked first, then done."""
    if request.method != "POST":
        return demander_confirmation(
            request,
            titre="Révoquer mon lien d’agenda",
            effet="L’adresse ne répondra plus : les agendas qui la suivent ne recevront plus rien.",
            bouton="Révoquer le lien",
            retour=reverse("mon_agenda"),
            fil=[*_FIL, ("Révoquer", "")],
        )
    revoquer_lien(par=request.acteur)
    messages.success(request, "Votre lien est révoqué : son adresse ne répond plus.")
    return redirect("mon_agenda")
