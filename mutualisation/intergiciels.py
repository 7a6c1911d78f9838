"""Middleware: reading never writes; every request knows who is acting."""

from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from mutualisation.erreurs import refus
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.refus import Refus

Suite = Callable[[HttpRequest], HttpResponse]


class LectureSeuleMiddleware:
    """GET and HEAD run in a read-only transaction: the database refuses to write anything.

    The session is saved by an outer middleware. The one other exemption is the reading mark
    (`mutualisation.lectures`), applied here once the transaction is over.
    """

    def __init__(self, get_response: Suite) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.marques_de_lecture = []
        # The health page reports a database that is down: it cannot start by asking it for a transaction.
        if request.method not in ("GET", "HEAD") or request.path_info == reverse("sante"):
            return self.get_response(request)
        # Loading the account may end an invalid session, which writes: it happens before.
        request.user.is_authenticated  # noqa: B018
        dans_une_autre = connection.in_atomic_block
        with transaction.atomic():
            with connection.cursor() as curseur:
                curseur.execute("SET TRANSACTION READ ONLY")
            reponse = self.get_response(request)
            # Committed: after a rollback the driver would prepare its statements again. Inside another transaction
            # (a test's), only a rollback lets what follows write.
            transaction.set_rollback(dans_une_autre)
        if reponse.status_code == 200:
            for marquer in request.marques_de_lecture:
                marquer()
        return reponse


class ActeurMiddleware:
    """`request.acteur`: the rights of the person, read once and only if asked for."""

    def __init__(self, get_response: Suite) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.acteur = SimpleLazyObject(lambda: self._acteur(request))
        # The frame reads hours in the time zone of the page's region: it must not outlive the page.
        timezone.deactivate()
        return self.get_response(request)

    @staticmethod
    def _acteur(request: HttpRequest) -> Acteur | None:
        if not request.user.is_authenticated:
            return None
        return acteur_de(request.user, request.session.get("mandat"))


class RefusMiddleware:
    """A `Refus` raised anywhere in a view becomes a 403 page that says why."""

    def __init__(self, get_response: Suite) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refus(request, exception) if isinstance(exception, Refus) else None
