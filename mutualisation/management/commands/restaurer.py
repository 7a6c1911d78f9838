"""`manage.py restaurer DOSSIER`"""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mutualisation.exploitation.sauvegarde import SauvegardeImpossible, restaurer


class Command(BaseCommand):
    """Restore a backup."""

    help = "Restaure une sauvegarde sur une base vide, et sur elle seule."
    # The database is empty: nothing can be checked in it yet.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dossier", type=Path)

    def handle(self, *args: object, dossier: Path, **options: object) -> None:
        try:
            manifeste = restaurer(dossier)
        except SauvegardeImpossible as refus:
            raise CommandError(str(refus)) from refus
        self.stdout.write(
            f"Sauvegarde du {manifeste['date']} restaurée (fichiers : {manifeste['fichiers']}). "
            "Lancez « manage.py migrate » si le logiciel est plus récent qu’elle."
        )
