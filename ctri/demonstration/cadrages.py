"""Framings, written and published by the presidency of each committee."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ctri.cadrage import actions
from ctri.cadrage.models import Cadrage
from mutualisation.demonstration import qui
from mutualisation.demonstration.registre import Contexte
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

PRIORITES = 3
AUVERGNE = (
    *("auvergne_alertes", "auvergne_controles", "auvergne_palliatifs"),
    *("auvergne_pandemie", "auvergne_droits", "auvergne_depistages"),
)
POLES = ("pole_charges", "pole_accompagnement", "pole_parcours", "pole_offre")
# Every region answers alerts; the rest of the framing is its own.
COMMUNS = ("alerte", "controle")
AU_CHOIX = ("presence", "soins", "droits", "crise", "prevention", "environnement", "precarite", "dependance")


@cache
def objectifs() -> dict[str, dict[str, str]]:
    with Path(__file__).with_name("objectifs.toml").open("rb") as fichier:
        bruts = tomllib.load(fichier)
    return {cle: {champ: typographier(texte) for champ, texte in brut.items()} for cle, brut in bruts.items()}


def cle_de(libelle: str) -> str:
    """The objective of the file that a framing took: what its actions are chosen by."""
    return next(cle for cle, objectif in objectifs().items() if objectif["libelle"] == libelle)


def choisir(contexte: Contexte, region: Region, nombre: int) -> list[str]:
    """Objectives of an ordinary region, the same from one year to the next."""
    alea = contexte.alea(f"cadrage {region.circonscription.code}")
    return [*COMMUNS, *alea.sample(AU_CHOIX, nombre - len(COMMUNS))]


def publier(contexte: Contexte, region: Region, annee: int, jour: dt.date, cles: Sequence[str]) -> Cadrage:
    """Written one day, published the next week."""
    with contexte.le(jour - dt.timedelta(days=7), "15:20", region.fuseau):
        par = qui.presidence(region)
        cadrage = actions.ouvrir(region=region, annee=annee, par=par)
        for objectif in cadrage.objectifs.all():
            actions.supprimer_objectif(objectif=objectif, par=par)
        for rang, cle in enumerate(cles, start=1):
            actions.ajouter_objectif(cadrage=cadrage, priorite=rang <= PRIORITES, par=par, **objectifs()[cle])
    with contexte.le(jour, "11:05", region.fuseau):
        return actions.publier(cadrage=cadrage, par=qui.presidence(region))
