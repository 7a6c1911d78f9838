"""What changes an account."""

from django.contrib.auth import login
from django.http import HttpRequest

from mutualisation.comptes.models import Utilisateur
from mutualisation.temps import maintenant

OUVERTE_LE = "ouverte_le"


def ouvrir_session(request: HttpRequest, utilisateur: Utilisateur) -> None:
    """Sign in; the visit before this one dates what is new on the home page."""
    Utilisateur.objects.filter(pk=utilisateur.pk).update(derniere_visite=utilisateur.last_login)
    login(request, utilisateur)
    request.session[OUVERTE_LE] = maintenant().timestamp()
