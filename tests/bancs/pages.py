"""The home page and the plan page against a plain page of the same frame and as many rows, on the same server."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.text import slugify

from college.plans.models import SyntheseGardee
from mutualisation.comptes.models import Utilisateur
from mutualisation.typographie import compte, nombre
from tests import distribution
from tests.bancs.base import base_peuplee
from tests.bancs.comparaison import Comparaison, alterner, millisecondes, tableau
from tests.bancs.decor import peupler
from tests.bancs.lignes import lignes_de
from tests.bancs.machine import signature
from tests.bancs.site import Site, session, site

# Enough for every thread of every worker to have its connection and its templates.
ECHAUFFEMENT = 10
# As the target says it.
ACTIONS = 60
TEXTE = """\
## Pages

Chaque page contre un témoin servi par le même serveur (gunicorn, 2 processus de 4 fils, connexions gardées) à la même
personne, le proposant : même cadre (session, compte, droits, région, navigation), autant de lignes et de cellules, les
mêmes mots, mais ni règle, ni calcul, ni autre requête que celles du cadre. Plan de {actions}, en rédaction. Une page
est d’ordinaire rouverte sans que rien ait changé : ses chiffres et ses morceaux sont gardés (`docs/adr/0012`, `0014` et
`0016`). « Après un changement » dit l’autre cas, celui d’une visite dans les quinze secondes qui suivent une saisie :
tout est relu, recalculé et redessiné, à chaque lecture.
Objectif : au plus 2. Médianes de {tours}, en alternance, de {requetes} par usager.
"""


@dataclass(frozen=True)
class Mesure:
    """One page, for a number of users; `requetes` to the database, plain page then real one."""

    titre: str
    usagers: int
    lignes: int
    requetes: tuple[int, int]
    temps: Comparaison


@dataclass
class Banc:
    """The site, the person who reads, and how long to measure."""

    site: Site
    dossier: Path
    lecteur: Utilisateur
    usagers: Sequence[int]
    tours: int
    fois: int

    def mesurer(self, titre: str, chemin: str) -> list[Mesure]:
        """Both pages, side by side, for each number of users."""
        nom = slugify(titre)
        print(f"{titre}…", file=sys.stderr, flush=True)
        html, requetes = self.lire(chemin)
        lignes = lignes_de(html)
        (self.dossier / f"{nom}.json").write_text(json.dumps(lignes))
        temoin = reverse("temoin", args=[nom])
        nues = self.lire(temoin)[1]
        temps = [self.comparer(temoin, chemin, usagers) for usagers in self.usagers]
        return [
            Mesure(titre, usagers, len(lignes), (nues, requetes), t)
            for usagers, t in zip(self.usagers, temps, strict=True)
        ]

    def lire(self, chemin: str) -> tuple[str, int]:
        """The page and its number of queries, once everything that is read once has been."""
        client = Client()
        client.force_login(self.lecteur, backend="django.contrib.auth.backends.ModelBackend")
        client.get(chemin)
        with CaptureQueriesContext(connection) as capture:
            reponse = client.get(chemin)
        if reponse.status_code != 200:
            raise RuntimeError(f"{chemin} : {reponse.status_code}")
        return reponse.content.decode(), len(capture)

    def comparer(self, temoin: str, page: str, usagers: int) -> Comparaison:
        """A session for each user: two requests of one session wait for each other."""
        cookies = [session(self.lecteur) for _ in range(usagers)]
        for chemin in (temoin, page):
            self.site.lire_ensemble(chemin, [session(self.lecteur) for _ in range(8)], ECHAUFFEMENT)
        return alterner(
            lambda: self.site.lire_ensemble(temoin, cookies, self.fois),
            lambda: self.site.lire_ensemble(page, cookies, self.fois),
            self.tours,
        )


@contextmanager
def dossier_des_temoins() -> Iterator[Path]:
    """Where the plain page finds its rows, in this process and in those of the server."""
    with TemporaryDirectory() as dossier:
        os.environ["TEMOINS"] = dossier
        yield Path(dossier)


def ligne(mesure: Mesure, fois: int) -> list[str]:
    nue, pleine = (millisecondes(duree / fois) for duree in mesure.temps.medianes)
    return [
        f"{mesure.titre}, {compte(mesure.usagers, 'usager')}",
        nombre(mesure.lignes),
        " → ".join(map(nombre, mesure.requetes)),
        nue,
        pleine,
        str(mesure.temps),
    ]


def _mesurer(
    lecteur: Utilisateur, choix: argparse.Namespace, dossier: Path, pages: dict[str, str], ouvert: Site, cas: str
) -> list[Mesure]:
    banc = Banc(ouvert, dossier, lecteur, choix.usagers, choix.tours, choix.fois)
    return [mesure for titre, chemin in pages.items() for mesure in banc.mesurer(f"{titre}{cas}", chemin)]


def main(options: Sequence[str]) -> None:
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("--usagers", type=int, nargs="+", default=[1, 8])
    lecteur.add_argument("--tours", type=int, default=7)
    lecteur.add_argument("--fois", type=int, default=20, help="pages read by each user in each turn")
    lecteur.add_argument("--actions", type=int, default=ACTIONS)
    choix = lecteur.parse_args(options)
    with base_peuplee() as adresse, dossier_des_temoins() as dossier:
        monde = distribution.lire()
        plan = peupler(monde, choix.actions)
        pages = {"Accueil": reverse("accueil"), "Plan": reverse("plan", args=[plan.pk])}
        mesurer = partial(_mesurer, monde.mir_a, choix, dossier, pages)
        with site(adresse, dossier) as ouvert:
            mesures = mesurer(ouvert, "")
        SyntheseGardee.objects.all().delete()
        with site(adresse, dossier, BANC_SANS_MORCEAUX="oui") as froid:
            mesures += mesurer(froid, ", après un changement")
    entete = ["Page", "Lignes", "Requêtes", "Témoin", "Page", "Rapport"]
    mots = {"actions": compte(choix.actions, "action"), "requetes": compte(choix.fois, "lecture")}
    print(TEXTE.format(tours=compte(choix.tours, "tour"), **mots))
    print(tableau(entete, [ligne(mesure, choix.fois) for mesure in mesures]))
    print(f"\n{signature('django', 'gunicorn')}")
