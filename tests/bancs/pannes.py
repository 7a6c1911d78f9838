"""Seconds until a document is ready after a breakdown, on every broker at hand, with the real delays."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mutualisation.documents.bail import DUREE
from mutualisation.typographie import nombre
from tests.bancs.base import base_peuplee
from tests.bancs.comparaison import secondes, tableau
from tests.bancs.machine import signature
from tests.mutualisation.documents.pannes import EMBARQUE, Site, couper_le_courtier, tuer_l_ouvrier, tuer_le_rendu

TEXTE = """\
## Pannes pendant la production d’un PDF

Durée jusqu’au document prêt, rangé une seule fois (vérifié). Ouvrier tué : `kill -9` de l’ouvrier et de ses processus
au milieu d’un rendu, un autre est lancé aussitôt (son démarrage est compté). Rendu tué : `kill -9` du seul processus de
rendu. Courtier coupé : il est absent pendant que l’usager demande ; la durée de l’usager est celle de sa demande, celle
du document court depuis le retour. Bail de {bail} secondes, balayage toutes les 15 secondes ; quand la file rend
elle-même le message, le rendu reprend sans attendre la fin du bail.
"""
COURTIERS = {
    "Embarqué (fichiers)": EMBARQUE,
    "RabbitMQ, file répliquée": os.environ.get("TEST_RABBITMQ_URL", ""),
    "Redis": os.environ.get("TEST_REDIS_URL", ""),
}


@contextmanager
def _site(courtier: str) -> Iterator[Site]:
    with tempfile.TemporaryDirectory() as dossier:
        site = Site(courtier, Path(dossier), presse=False)
        yield site
        site.jeter_les_files()
        if not site.range_une_fois:
            raise RuntimeError("the document is not stored exactly once")


def _duree(panne: Callable[[Site], float], courtier: str) -> str:
    with _site(courtier) as site:
        return secondes(panne(site))


def _coupure(courtier: str) -> list[str]:
    """The embedded broker is a folder: it is never away."""
    if courtier == EMBARQUE:
        return ["–", "–"]
    with _site(courtier) as site:
        return [secondes(duree) for duree in couper_le_courtier(site)]


def main(options: Sequence[str]) -> None:
    entete = ["Courtier", "Ouvrier tué", "Rendu tué", "Courtier coupé : usager", "Courtier coupé : document"]
    with base_peuplee():
        lignes = [
            [nom, _duree(tuer_l_ouvrier, adresse), _duree(tuer_le_rendu, adresse), *_coupure(adresse)]
            for nom, adresse in COURTIERS.items()
            if adresse
        ]
    print(TEXTE.format(bail=nombre(DUREE.total_seconds())))
    print(tableau(entete, lignes))
    print(f"\n{signature('celery', 'kombu')}")
