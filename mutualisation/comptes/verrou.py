"""What django-axes asks of us: which account is being tried, and the page that says when to try again."""

import datetime as dt
from http import HTTPStatus

from axes.helpers import get_client_ip_address, get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from mutualisation.erreurs import veut_json
from mutualisation.templatetags.francais import heure
from mutualisation.temps import maintenant

UNE_MINUTE = dt.timedelta(minutes=1)


def identifiant(request: HttpRequest, credentials: dict[str, str] | None) -> str:
    """Capitals and blanks must not give five more attempts each."""
    brut = (credentials or {}).get("username") or request.POST.get("username", "")
    return brut.strip().lower()


def reprise(request: HttpRequest, credentials: dict[str, str] | None) -> dt.datetime:
    """The minute from which signing in is possible again, rounded up."""
    delai = get_cool_off(request) or dt.timedelta()
    essais = AccessAttempt.objects.filter(
        username=identifiant(request, credentials), ip_address=get_client_ip_address(request)
    )
    dernier = essais.aggregate(dernier=Max("attempt_time"))["dernier"] or maintenant()
    return (dernier + delai).replace(second=0, microsecond=0) + UNE_MINUTE


def verrouille(
    request: HttpRequest, original_response: HttpResponse | None, credentials: dict[str, str] | None
) -> HttpResponse:
    """Too many failures: the time to come back, as a page or as a sentence."""
    quand = reprise(request, credentials)
    if veut_json(request):
        raison = f"Trop d’essais infructueux. Réessayez à partir de {heure(quand)}."
        return JsonResponse({"raison": raison}, status=HTTPStatus.TOO_MANY_REQUESTS)
    contexte = {"quand": quand, "essais": settings.AXES_FAILURE_LIMIT, "fil": [("Connexion", "")]}
    return render(request, "comptes/verrouille.html", contexte, status=HTTPStatus.TOO_MANY_REQUESTS)
