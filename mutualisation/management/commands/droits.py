"""`manage.py droits reconstruire`: write again the grants that the mandates call for; `verifier` only looks."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.octrois import Differences, Octroi, reconstruire_droits
from mutualisation.territoire.models import Region, Service
from mutualisation.typographie import compte, typographier


class Command(BaseCommand):
    """Compare the grants with the mandates."""

    help = "Vérifie ou reconstruit les droits à partir des mandats."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["reconstruire", "verifier"])

    def handle(self, *args: Any, **options: Any) -> None:
        corriger = options["action"] == "reconstruire"
        differences = reconstruire_droits(corriger=corriger)
        if not differences:
            self.stdout.write(typographier("Les droits correspondent aux mandats : rien à corriger."))
            return
        self._detailler(differences)
        manquants = compte(len(differences.manquants), "droit manquant", "droits manquants")
        en_trop = compte(len(differences.en_trop), "droit en trop", "droits en trop")
        self.stdout.write(f"{manquants} et {en_trop}, {'corrigés' if corriger else 'à corriger'}.")
        if not corriger:
            sys.exit(1)

    def _detailler(self, differences: Differences) -> None:
        noms = _noms([*differences.manquants, *differences.en_trop])
        for prefixe, octrois in (("manque ", differences.manquants), ("en trop", differences.en_trop)):
            for o in octrois:
                ou = f"{noms.get((o.portee, o.objet_id), o.portee)}"
                self.stdout.write(f"{prefixe} {noms['user', o.user_id]} : {o.droit} sur {ou} (mandat {o.mandat_id})")


def _noms(octrois: list[Octroi]) -> dict[tuple[str, int], str]:
    """People and places, read once for the whole list."""
    ids = {portee: [o.objet_id for o in octrois if o.portee == portee] for portee in ("region", "service")}
    personnes = Utilisateur.objects.in_bulk([o.user_id for o in octrois])
    return (
        {("user", pk): u.affiche for pk, u in personnes.items()}
        | {("region", pk): f"la région {r.nom}" for pk, r in Region.objects.in_bulk(ids["region"]).items()}
        | {("service", pk): f"le service {s.nom}" for pk, s in Service.objects.in_bulk(ids["service"]).items()}
        | {("dispositif", o.objet_id): "l’ensemble du dispositif" for o in octrois}
    )
