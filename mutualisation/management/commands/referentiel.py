"""`manage.py referentiel verifier|charger|liste`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mutualisation.referentiel.actions import charger
from mutualisation.referentiel.erreurs import FichierRefuse
from mutualisation.referentiel.lecture import FOURNIS, Lu, fichier, lire_fichier
from mutualisation.referentiel.models import Referentiel
from mutualisation.typographie import compte


class Command(BaseCommand):
    """Check a référentiel file, load it, list what is loaded."""

    help = "Vérifie ou charge un fichier de référentiel, ou liste les référentiels chargés."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actes = parser.add_subparsers(dest="acte", required=True, metavar="verifier|charger|liste")
        for acte, aide in (
            ("verifier", "vérifie un fichier, n’écrit rien"),
            ("charger", "vérifie un fichier et le garde"),
        ):
            sous_commande = actes.add_parser(acte, help=aide)
            sous_commande.add_argument("fichier", help="chemin du fichier, ou code d’un référentiel fourni")
        actes.add_parser("liste", help="référentiels chargés et référentiels fournis")

    def handle(self, *args: Any, acte: str, verbosity: int, **options: Any) -> None:
        self.bavard = verbosity > 0
        if acte == "liste":
            self.lister()
            return
        try:
            lu = lire_fichier(fichier(options["fichier"]))
            self.verifier(lu) if acte == "verifier" else self.charger(lu)
        except FichierRefuse as refus:
            self.refuser(options["fichier"], refus)

    def verifier(self, lu: Lu) -> None:
        self.dire(f"Le référentiel « {lu.schema.code} » version {lu.schema.version} est correct. Rien n’a été écrit.")

    def charger(self, lu: Lu) -> None:
        fait = charger(lu=lu)
        quoi = f"Référentiel « {lu.schema.code} » version {lu.schema.version}"
        self.dire(f"{quoi} chargé." if fait.nouveau else f"{quoi} déjà chargé, à l’identique\u00a0: rien n’a changé.")

    def lister(self) -> None:
        for referentiel in Referentiel.objects.defer("contenu"):
            self.dire(f"{referentiel.code} {referentiel.version}\u00a0: {referentiel.nom}", toujours=True)
        fournis = sorted(chemin.stem for chemin in FOURNIS.glob("*.toml"))
        self.dire(f"Fournis avec le logiciel\u00a0: {', '.join(fournis)}", toujours=True)

    def refuser(self, designation: str, refus: FichierRefuse) -> None:
        for erreur in refus.erreurs:
            self.stderr.write(str(erreur))
        nombre = compte(len(refus.erreurs), "erreur")
        raise CommandError(f"Fichier « {designation} » refusé\u00a0: {nombre}. Rien n’a été écrit.")

    def dire(self, phrase: str, *, toujours: bool = False) -> None:
        if self.bavard or toujours:
            self.stdout.write(phrase)
