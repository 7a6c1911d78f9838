"""`manage.py conservation lister`, then `appliquer`: what is past its term, class by class (règle R1).

`appliquer` does nothing without `--confirmer` and the fingerprint of the list it is to apply.
"""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mutualisation.conservation.actions import appliquer
from mutualisation.conservation.echeances import Ligne, empreinte, lister
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from mutualisation.typographie import compte, date_longue, typographier


class Command(BaseCommand):
    """List first, then apply exactly that."""

    help = "Liste ce qui a passé sa durée de conservation, ou l’efface et l’archive."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["lister", "appliquer"])
        parser.add_argument("--date", type=dt.date.fromisoformat, help="Jour de référence, aujourd’hui par défaut.")
        parser.add_argument("--liste", default="", help="Empreinte de la liste à appliquer, donnée par « lister ».")
        parser.add_argument("--confirmer", action="store_true", help="Sans cela, rien n’est fait.")

    def handle(self, *args: Any, **options: Any) -> None:
        jour = options["date"] or aujourdhui()
        if options["action"] == "appliquer" and options["confirmer"]:
            self._appliquer(jour, options["liste"])
        else:
            self._lister(jour)

    def _lister(self, jour: dt.date) -> None:
        lignes = lister(jour)
        self._dire(f"Conservation au {date_longue(jour)}. Rien n’est fait.")
        self._tableau(lignes)
        total = sum(len(ligne.dus) for ligne in lignes)
        if not total:
            self._dire("Rien n’est arrivé au terme de sa conservation.")
            return
        marque = empreinte(lignes)
        self._dire(f"{compte(total, 'ligne', 'lignes')} au terme. Empreinte de la liste : {marque}")
        self.stdout.write(f"manage.py conservation appliquer --date {jour} --liste {marque} --confirmer")

    def _tableau(self, lignes: Sequence[Ligne]) -> None:
        dispositif = None
        for ligne in lignes:
            if ligne.dispositif != dispositif:
                dispositif = ligne.dispositif
                self.stdout.write(f"\n{dispositif.nom}")
            self._dire(
                f"  {ligne.regle.classe} ({ligne.regle.base}, avant le {date_longue(ligne.avant)}) : {_sort(ligne)}"
            )
        self.stdout.write("")

    def _appliquer(self, jour: dt.date, liste: str) -> None:
        if not liste:
            raise CommandError("Donnez l’empreinte de la liste à appliquer (--liste), que « lister » affiche.")
        try:
            lignes = appliquer(jour=jour, liste=liste)
        except Refus as refus:
            raise CommandError(refus.raison) from refus
        for ligne in lignes:
            effet = ligne.classe.effet if ligne.classe else ""
            self._dire(f"{ligne.dispositif.code}, {ligne.regle.classe} : {len(ligne.dus)} ({effet})")
        self._dire("Conservation appliquée et inscrite au journal.")

    def _dire(self, texte: str) -> None:
        self.stdout.write(typographier(texte))


def _sort(ligne: Ligne) -> str:
    """What will be done, in a few words."""
    if ligne.classe is None:
        return "sans objet aujourd’hui"
    dits = [f"{len(ligne.dus)} au terme, {ligne.classe.effet}"] if ligne.dus else []
    if ligne.figes:
        dits.append(f"{compte(ligne.figes, 'ligne gardée', 'lignes gardées')} ({ligne.classe.raison})")
    return " ; ".join(dits) or "rien au terme"
