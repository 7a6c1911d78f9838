"""Sign-in."""

from http import HTTPStatus

from django.contrib.auth.views import LoginView
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token

from mutualisation.comptes.actions import ouvrir_session
from mutualisation.comptes.forms import ConnexionForm
from mutualisation.erreurs import veut_json


class Connexion(LoginView):
    """Sign-in, as a page or, for a session that expired, from the dialog of the page being worked on."""

    template_name = "comptes/connexion.html"
    authentication_form = ConnexionForm
    redirect_authenticated_user = True
    extra_context = {"fil": [("Connexion", "")]}

    def form_valid(self, form: ConnexionForm) -> HttpResponse:
        ouvrir_session(self.request, form.get_user())
        if veut_json(self.request):
            # Signing in renews the anti-forgery token: the page needs the new one to go on.
            return JsonResponse({"jeton": get_token(self.request)})
        return HttpResponse(status=HTTPStatus.FOUND, headers={"Location": self.get_success_url()})

    def form_invalid(self, form: ConnexionForm) -> HttpResponse:
        if veut_json(self.request):
            raisons = [str(erreur) for liste in form.errors.values() for erreur in liste]
            return JsonResponse({"raison": " ".join(raisons)}, status=HTTPStatus.BAD_REQUEST)
        return super().form_invalid(form)
