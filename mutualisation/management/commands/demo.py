"""`manage.py demo semer` fills an empty demonstration; `manage.py demo comptes` shows whom to sign in as."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mutualisation.demonstration.comptes import MOT_DE_PASSE, HorsDemonstration, comptes_a_essayer, exiger_demonstration
from mutualisation.demonstration.registre import Contexte
from mutualisation.demonstration.semis import semer
from mutualisation.temps import aujourdhui

GRAINE = 2007


class Command(BaseCommand):
    """Invented data, for a demonstration or for tests only."""

    help = "Sème les données de démonstration, ou liste ses comptes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        semis = actions.add_parser("semer", help="Remplit une base vide ; une base déjà semée est gardée.")
        semis.add_argument("--graine", type=int, default=GRAINE)
        semis.add_argument("--date", type=dt.date.fromisoformat, help="Jour de référence, aujourd’hui par défaut.")
        actions.add_parser("comptes", help="Tableau des comptes : rôle, nom, identifiant, mot de passe.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            exiger_demonstration()
        except HorsDemonstration as refus:
            raise CommandError(str(refus)) from refus
        if options["action"] == "semer":
            self._semer(options)
        else:
            self._comptes()

    def _semer(self, options: dict[str, Any]) -> None:
        date = options["date"] or (dt.date.fromisoformat(settings.DEMO_DATE) if settings.DEMO_DATE else aujourdhui())
        dire = self.stdout.write if options["verbosity"] else (lambda texte: None)
        if semer(Contexte(options["graine"], date, dire)):
            dire("La démonstration est semée.")
        else:
            dire("La démonstration était déjà semée\u00a0: rien n’a changé.")

    def _comptes(self) -> None:
        lignes = [(c.role, c.nom, c.identifiant, MOT_DE_PASSE) for c in comptes_a_essayer()]
        entete = ("Qualité", "Nom", "Identifiant", "Mot de passe")
        largeurs = [max(len(ligne[i]) for ligne in (entete, *lignes)) for i in range(4)]
        for ligne in (entete, tuple("─" * n for n in largeurs), *lignes):
            self.stdout.write("  ".join(mot.ljust(n) for mot, n in zip(ligne, largeurs, strict=True)).rstrip())
