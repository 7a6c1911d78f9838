"""`manage.py territoire charger`: regions and departments of France, from the files shipped with the software."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from mutualisation.territoire.actions import charger


class Command(BaseCommand):
    """Load the territory; safe to run again."""

    help = "Charge les régions et les départements de France."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_subparsers(dest="action", required=True).add_parser("charger", help=self.help)

    def handle(self, *args: Any, **options: Any) -> None:
        regions, departements = charger()
        if options["verbosity"]:
            self.stdout.write(f"{regions} régions (2007 et 2016) et {departements} départements sont chargés.")
