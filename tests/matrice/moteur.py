"""Plays a line of the matrix: each person tries, each attempt is undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mutualisation.comptes.models import Utilisateur
from tests.distribution import Monde
from tests.matrice import lignes as paquet
from tests.matrice.lecture import ecritures
from tests.matrice.modele import TOUS, VISITEUR, Ligne, Publique

# The one act that leads everybody to the sign-in page.
SORTIE = "deconnexion"
SCRIPT = {"accept": "application/json"}


def lignes() -> list[Ligne]:
    """Every line of every room."""
    return [ligne for module in _modules() for ligne in getattr(module, "LIGNES", [])]


def publiques() -> list[Publique]:
    return [adresse for module in _modules() for adresse in getattr(module, "PUBLIQUES", [])]


def _modules() -> Iterator[Any]:
    for module in iter_modules(paquet.__path__):
        yield import_module(f"{paquet.__name__}.{module.name}")


def noms_des_adresses(*, nommees: bool = True) -> set[str]:
    """Every named address of the site, namespaces included; or the patterns of those without a name."""
    return {nom for nom, nommee in _noms(get_resolver().url_patterns, "") if nommee is nommees}


def _noms(motifs: list[URLPattern | URLResolver], prefixe: str) -> Iterator[tuple[str, bool]]:
    for motif in motifs:
        if isinstance(motif, URLResolver):
            yield from _noms(motif.url_patterns, f"{prefixe}{motif.namespace}:" if motif.namespace else prefixe)
        else:
            yield (prefixe + motif.name, True) if motif.name else (str(motif.pattern), False)


class Salle:
    """One client for everybody: changing person is changing cookie (sessions signed, not stored)."""

    def __init__(self, monde: Monde) -> None:
        self.monde = monde
        self.client = Client(raise_request_exception=True)

    def jouer(self, ligne: Ligne) -> list[str]:
        """The discrepancies between what the line says and what happens."""
        arguments = dict(ligne.construire(self.monde))
        donnees = dict(ligne.donnees_de(self.monde, arguments) if ligne.donnees_de else ligne.donnees)
        adresse = reverse(ligne.nom, kwargs=arguments)
        ecarts = [self._comparer(ligne, personne, adresse, donnees) for personne in sorted(TOUS)]
        return [ecart for ecart in (*ecarts, *self._visiteur(ligne, adresse, donnees)) if ecart]

    def _comparer(self, ligne: Ligne, personne: str, adresse: str, donnees: Mapping[str, Any]) -> str:
        self._devenir(personne)
        with CaptureQueriesContext(connection) as requetes:
            reponse = self._essayer(ligne.methode, adresse, donnees)
        if ligne.methode == "get" and (tables := ecritures(requetes)):
            return f"{personne} : une lecture a écrit dans {sorted(tables)}"
        attendu = ligne.attendu(personne)
        if reponse.status_code not in attendu or (_vers_connexion(reponse) and ligne.nom != SORTIE):
            return f"{personne} : {reponse.status_code} au lieu de {sorted(attendu)}"
        return ""

    def _visiteur(self, ligne: Ligne, adresse: str, donnees: Mapping[str, Any]) -> Iterator[str]:
        self._devenir(None)
        if not _vers_connexion(reponse := self._essayer(ligne.methode, adresse, donnees)):
            yield f"{VISITEUR} : {reponse.status_code} au lieu de la connexion"
        reponse = self._essayer(ligne.methode, adresse, donnees, headers=SCRIPT)
        if reponse.status_code != 401:
            yield f"{VISITEUR} (script) : {reponse.status_code} au lieu de 401"

    def visiter(self, publique: Publique) -> HttpResponse:
        """An address open without account."""
        self._devenir(None)
        return self._essayer("get", reverse(publique.nom, kwargs=publique.arguments), {})

    def _essayer(self, methode: str, adresse: str, donnees: Mapping[str, Any], **options: Any) -> HttpResponse:
        with transaction.atomic():
            reponse = getattr(self.client, methode)(adresse, donnees, **options)
            if reponse.streaming:
                # A file is closed once it has been read to its end.
                list(reponse)
            transaction.set_rollback(True)
        return reponse

    def _devenir(self, personne: str | None) -> None:
        self.client.cookies.clear()
        if personne is not None:
            compte: Utilisateur = self.monde.personnes[personne]
            session = SessionStore()
            session[SESSION_KEY] = str(compte.pk)
            session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
            session[HASH_SESSION_KEY] = compte.get_session_auth_hash()
            session.save()
            self.client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key


def _vers_connexion(reponse: HttpResponse) -> bool:
    return reponse.status_code == 302 and reponse["Location"].startswith(reverse(settings.LOGIN_URL))
