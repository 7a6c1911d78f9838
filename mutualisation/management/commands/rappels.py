"""`manage.py rappels`: what the clock does every hour; run twice, it writes nothing twice (règle V10)."""

from typing import Any

from django.core.management.base import BaseCommand

from mutualisation.notifications.actions import grouper, rappeler
from mutualisation.typographie import compte


class Command(BaseCommand):
    """Write the reminders of the day, then ask for the mails of the day that are due."""

    help = "Écrit les rappels d’échéance du jour dans chaque région, puis demande les courriels du jour."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{compte(rappeler(), 'rappel écrit', 'rappels écrits')}.")
        self.stdout.write(f"{compte(grouper(), 'courriel du jour demandé', 'courriels du jour demandés')}.")
