"""List what applications registered: nothing is discovered, everything is said in an `AppConfig.ready()`."""

from typing import Any

from django.core.management.base import BaseCommand

from ctri.dossiers import types
from ctri.transmissions.genres import genres
from mutualisation.accueil.registre import registre
from mutualisation.documents import fabriques


class Command(BaseCommand):
    """Home page, navigation, kinds of dossiers and of transmissions, makers of documents."""

    help = "Liste ce que les applications ont inscrit : accueil, navigation, types de dossier, fabriques."

    def handle(self, *args: Any, **options: Any) -> None:
        for genre, fournisseurs in registre.fournisseurs.items():
            self._liste(f"Accueil, {genre}", [f"{f.__module__}.{f.__qualname__}" for f in fournisseurs])
        self._liste("Navigation", [f"{e.rang} {e.libelle.__module__}" for e in registre.entrees])
        self._liste("Types de dossier", types.genres())
        self._liste("Genres de transmission", [genre.code for genre in genres()])
        self._liste("Fabriques de documents", fabriques.genres())

    def _liste(self, titre: str, lignes: list[str]) -> None:
        self.stdout.write(f"{titre} ({len(lignes)})")
        for ligne in lignes:
            self.stdout.write(f"  {ligne}")
