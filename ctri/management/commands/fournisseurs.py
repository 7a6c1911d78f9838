"""List what applications registered: nothing is discovered, everything is said in an `AppConfig.ready()`."""

from typing import Any

from django.core.management.base import BaseCommand

from ctri.cadrage import registre as cadrage
from ctri.dossiers import types
from ctri.echeancier import registre as echeancier
from mutualisation.accueil.registre import registre
from mutualisation.documents import fabriques


class Command(BaseCommand):
    """Providers of the home page, entries of the navigation, kinds of dossiers, makers of documents."""

    help = "Liste ce que les applications ont inscrit : accueil, navigation, dossiers, textes à commencer, fabriques."

    def handle(self, *args: Any, **options: Any) -> None:
        for genre, fournisseurs in registre.fournisseurs.items():
            self._liste(f"Accueil, {genre}", [f"{f.__module__}.{f.__qualname__}" for f in fournisseurs])
        self._liste("Navigation", [f"{e.rang} {e.libelle.__module__}" for e in registre.entrees])
        self._liste("Types de dossier", types.genres())
        self._liste("Textes à commencer", [f"{f.__module__}.{f.__qualname__}" for f in echeancier.inscrits()])
        apres = [f"{f.__module__}.{f.__qualname__}" for f in (*cadrage.suites, *cadrage.lecteurs)]
        self._liste("Après la publication d’un cadrage", apres)
        self._liste("Fabriques de documents", fabriques.genres())

    def _liste(self, titre: str, lignes: list[str]) -> None:
        self.stdout.write(f"{titre} ({len(lignes)})")
        for ligne in lignes:
            self.stdout.write(f"  {ligne}")
