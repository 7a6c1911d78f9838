"""How many queries each page makes, from ten actions to a thousand: counts, not durations."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from college.plans.models import PlanTravail, SyntheseGardee
from ctri.dossiers.models import Dossier
from mutualisation.comptes.models import Utilisateur
from mutualisation.typographie import compte, nombre
from tests import distribution
from tests.bancs.base import base_peuplee
from tests.bancs.comparaison import tableau
from tests.bancs.decor import peupler
from tests.bancs.machine import signature
from tests.college.fabriques import figer_version, mener

TEXTE = """\
## Requêtes

Nombre de requêtes de chaque page, cadre et transaction compris, selon la taille du plan : il n’en dépend pas, ce que
des tests vérifient aussi (`tests/college/accueil/test_requetes.py`). « Après un changement » : dans les
quinze secondes qui suivent une saisie, rien de ce qui est gardé ne sert.
"""


def requetes(lecteur: Utilisateur, chemin: str, *, apres_changement: bool = False) -> int:
    """Of the page, once everything that is read once has been."""
    client = Client()
    client.force_login(lecteur, backend="django.contrib.auth.backends.ModelBackend")
    client.get(chemin)
    if apres_changement:
        SyntheseGardee.objects.all().delete()
        caches["morceaux"].clear()
    with CaptureQueriesContext(connection) as capture:
        reponse = client.get(chemin)
    if reponse.status_code != 200:
        raise RuntimeError(f"{chemin} : {reponse.status_code}")
    return len(capture)


def compter(actions: int) -> dict[str, int]:
    """Each page, on a region that holds one plan of so many actions; the region is as it was afterwards."""
    print(f"Requêtes, plan de {compte(actions, 'action')}…", file=sys.stderr, flush=True)
    with transaction.atomic():
        monde = distribution.lire()
        plan = peupler(monde, actions)
        accueil, editeur = reverse("accueil"), reverse("plan", args=[plan.pk])
        comptees = {
            "Accueil": requetes(monde.mir_a, accueil),
            "Plan en rédaction": requetes(monde.mir_a, editeur),
            "Aperçu du plan": requetes(monde.mir_a, reverse("plan_apercu", args=[plan.pk])),
            "Accueil, après un changement": requetes(monde.mir_a, accueil, apres_changement=True),
            "Plan, après un changement": requetes(monde.mir_a, editeur, apres_changement=True),
        }
        comptees["Dossier soumis"] = requetes(monde.mir_a, _soumis(plan, monde.mir_a))
        transaction.set_rollback(True)
    return comptees


def _soumis(plan: PlanTravail, par: Utilisateur) -> str:
    figer_version(plan, par)
    mener(plan, "soumise")
    return reverse("dossier", args=[Dossier.objects.get(plan=plan).pk])


def main(options: Sequence[str]) -> None:
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("--actions", type=int, nargs="+", default=[10, 60, 1000])
    choix = lecteur.parse_args(options)
    with base_peuplee():
        comptees = {actions: compter(actions) for actions in choix.actions}
    pages = next(iter(comptees.values()))
    entete = ["Page", *(compte(actions, "action") for actions in comptees)]
    lignes = [[page, *(nombre(lues[page]) for lues in comptees.values())] for page in pages]
    print(TEXTE)
    print(tableau(entete, lignes))
    print(f"\n{signature('django')}")
