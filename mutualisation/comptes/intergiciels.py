"""Sessions: ten hours at most; a partial request without session is told so instead of being redirected."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, JsonResponse

from mutualisation.comptes.actions import OUVERTE_LE
from mutualisation.erreurs import veut_json
from mutualisation.temps import maintenant

Suite = Callable[[HttpRequest], HttpResponse]


class SessionAbsolueMiddleware:
    """Whatever the activity, a session ends SESSION_ABSOLUE seconds after sign-in."""

    def __init__(self, get_response: Suite) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ouverte_le = request.session.get(OUVERTE_LE)
        if ouverte_le is not None and maintenant().timestamp() - ouverte_le > settings.SESSION_ABSOLUE:
            logout(request)
        return self.get_response(request)


class ConnexionRequiseMiddleware(LoginRequiredMiddleware):
    """Everything needs an account but the views marked `login_not_required`."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> HttpResponse:
        # A redirection would put the sign-in page inside the page, and lose what was typed.
        if veut_json(request):
            raison = "Votre session a expiré. Reconnectez-vous : vos saisies sont gardées."
            return JsonResponse({"raison": raison}, status=HTTPStatus.UNAUTHORIZED)
        return super().handle_no_permission(request, view_func)
