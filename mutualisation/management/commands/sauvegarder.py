"""`manage.py sauvegarder DOSSIER`"""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mutualisation.exploitation.sauvegarde import SauvegardeImpossible, sauvegarder


class Command(BaseCommand):
    """Write a backup."""

    help = "Sauvegarde la base et les fichiers dans un dossier nouveau, avec leurs empreintes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dossier", type=Path)

    def handle(self, *args: object, dossier: Path, **options: object) -> None:
        try:
            manifeste = sauvegarder(dossier)
        except SauvegardeImpossible as refus:
            raise CommandError(str(refus)) from refus
        self.stdout.write(f"Sauvegarde faite dans {dossier} (fichiers : {manifeste['fichiers']}).")
