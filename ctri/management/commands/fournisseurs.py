"""List what applications registered: nothing is discovered, everything is said in an `AppConfig.ready()`."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.management.base import BaseCommand

from ctri.cadrage import registre as cadrage
from ctri.comite import registre as comite
from ctri.dossiers import types
from ctri.echeancier import registre as echeancier
from ctri.transmissions.genres import genres
from mutualisation.accueil.registre import registre
from mutualisation.agenda import registre as agendas
from mutualisation.documents import fabriques
from mutualisation.notifications import rappels, redaction


def _noms(fonctions: Iterable[Callable[..., Any]]) -> list[str]:
    return [f"{f.__module__}.{f.__qualname__}" for f in fonctions]


class Command(BaseCommand):
    """Providers of the home page, of reminders and calendars, entries of the navigation, kinds of dossiers, makers."""

    help = (
        "Liste ce que les applications ont inscrit : accueil, navigation, types de dossier, textes à commencer, "
        "fabriques, rappels, notifications, agendas."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for genre, fournisseurs in registre.fournisseurs.items():
            self._liste(f"Accueil, {genre}", _noms(fournisseurs))
        self._liste("Navigation", [f"{e.rang} {e.libelle.__module__}" for e in registre.entrees])
        self._liste("Types de dossier", types.genres())
        self._liste("Textes à commencer", _noms(echeancier.inscrits()))
        self._liste("Après la publication d’un cadrage", _noms((*cadrage.suites, *cadrage.lecteurs)))
        self._liste("Genres de transmission", [genre.code for genre in genres()])
        self._liste("Liens de la page du comité", _noms(comite.inscrits()))
        self._liste("Fabriques de documents", fabriques.genres())
        self._liste("Rappels d’échéance", _noms(rappels.fournisseurs()))
        self._liste("Genres de notification", redaction.genres())
        self._liste("Agendas", _noms(agendas.fournisseurs()))

    def _liste(self, titre: str, lignes: list[str]) -> None:
        self.stdout.write(f"{titre} ({len(lignes)})")
        for ligne in lignes:
            self.stdout.write(f"  {ligne}")
