"""Error pages, in French and in the site's frame; a page without frame serves when the frame itself fails."""

import logging
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import get_template, render_to_string

from mutualisation.refus import Refus

journal = logging.getLogger(__name__)


def veut_json(request: HttpRequest) -> bool:
    """A script that saves as one types, or an htmx request: it wants a sentence, not a page."""
    return bool(getattr(request, "htmx", False)) or request.headers.get("Accept", "").startswith("application/json")


def _page(request: HttpRequest, statut: HTTPStatus, **contexte: object) -> HttpResponse:
    try:
        corps: str = render_to_string(f"{statut}.html", contexte, request)
    except Exception:
        # The frame needs the database: an error page must come out without it.
        journal.exception("error page rendered without its frame")
        corps = get_template("hors_cadre.html").render({"statut": int(statut)})
    return HttpResponse(corps, status=statut)


def mauvaise_requete(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, HTTPStatus.BAD_REQUEST)


def acces_refuse(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's own refusals; those of the rules go through `refus`."""
    return _page(request, HTTPStatus.FORBIDDEN, raison="Cette page ne vous est pas ouverte.")


def introuvable(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, HTTPStatus.NOT_FOUND)


def panne(request: HttpRequest) -> HttpResponse:
    return _page(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def formulaire_perime(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The anti-forgery check failed: usually a page left open in another tab through a sign-in."""
    raison = "Cette page a été ouverte avant votre dernière connexion. Revenez en arrière, rechargez-la et recommencez."
    if veut_json(request):
        return JsonResponse({"raison": raison}, status=HTTPStatus.FORBIDDEN)
    return _page(request, HTTPStatus.FORBIDDEN, raison=raison)


def refus(request: HttpRequest, exception: Refus) -> HttpResponse:
    """An act refused by a rule: 403 with the sentence of the rule."""
    if veut_json(request):
        return JsonResponse({"raison": exception.raison}, status=HTTPStatus.FORBIDDEN)
    return _page(request, HTTPStatus.FORBIDDEN, raison=exception.raison)
