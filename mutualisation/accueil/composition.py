"""What the home page says, gathered from the providers and put in order: late first, two primary buttons at most."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

from django.utils.safestring import SafeString

from mutualisation.accueil.lecture import services_de
from mutualisation.accueil.registre import Attente, Chiffre, Colonne, Echeance, Etape, Fait, Tache, registre
from mutualisation.dessins.cycle import cycle_horizontal, cycle_vertical
from mutualisation.dessins.theme import ECRAN
from mutualisation.mandats.acteur import Acteur
from mutualisation.notifications.lecture import nombre_a_lire
from mutualisation.templatetags.francais import jour_court
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region, Service

# A due date is near within a fortnight.
PROCHE = dt.timedelta(days=14)
FAITS_MONTRES = 6
PRINCIPAUX = 2


@dataclass(frozen=True)
class LigneTache:
    """A task as shown: `urgence` is retard, proche or lointain; `principal` gives the filled button."""

    tache: Tache
    urgence: str
    principal: bool


@dataclass(frozen=True)
class Cellule:
    """A figure of the table by service; `part` (0 to 1) draws a bar, `alerte` names the state of its sign.

    `barre`: its column draws bars, so that a figure without one still stands under the others.
    """

    valeur: str
    part: float | None
    alerte: str
    secondaire: bool
    barre: bool


@dataclass(frozen=True)
class LigneService:
    """A service and its figures, in the order of the columns."""

    service: Service
    cellules: tuple[Cellule, ...]


@dataclass(frozen=True)
class Accueil:
    """Every block; an empty one is not shown, or says what comes next."""

    jour: dt.date
    taches: list[LigneTache]
    attentes: list[Attente]
    faits: list[Fait]
    chiffres: list[Chiffre]
    etapes: list[Etape]
    colonnes: list[Colonne]
    services: list[LigneService] = field(default_factory=list)
    # When the visit before this one was, and how many facts came since, shown or not.
    depuis: dt.datetime | None = None
    faits_nouveaux: int = 0
    prochaine: Echeance | None = None
    # Notifications still to be read.
    a_lire: int = 0

    @property
    def en_retard(self) -> int:
        return sum(ligne.urgence == "retard" for ligne in self.taches)

    @property
    def _aujourdhui(self) -> str:
        return f"Aujourd’hui, {jour_court(self.jour)}"

    @property
    def cycle_large(self) -> SafeString:
        return cycle_horizontal(self.etapes, theme=ECRAN, aujourdhui=self._aujourdhui)

    @property
    def cycle_etroit(self) -> SafeString:
        return cycle_vertical(self.etapes, theme=ECRAN, aujourdhui=self._aujourdhui)


def urgence(echeance: dt.date | None, jour: dt.date) -> str:
    """How pressing a due date is; nothing presses without one."""
    if echeance is None or echeance - jour > PROCHE:
        return "lointain"
    return "retard" if echeance < jour else "proche"


def ordonner(taches: Sequence[Tache], jour: dt.date) -> list[LigneTache]:
    """By due date, late first; the first two that are late or block the next session get the primary button."""
    triees = sorted(taches, key=lambda t: (t.echeance or dt.date.max, not t.bloque_seance, t.titre))
    lignes, principaux = [], 0
    for tache in triees:
        presse = urgence(tache.echeance, jour)
        principal = (presse == "retard" or tache.bloque_seance) and principaux < PRINCIPAUX
        principaux += principal
        lignes.append(LigneTache(tache, presse, principal))
    return lignes


def tableau(services: Iterable[Service], colonnes: Sequence[Colonne]) -> list[LigneService]:
    """One line by service; a service absent from a column shows a dash."""
    return [LigneService(service, tuple(_cellule(c, service.pk) for c in colonnes)) for service in services]


def _cellule(colonne: Colonne, service_id: int) -> Cellule:
    alerte = ("proche" if colonne.proche else "retard") if service_id in colonne.alertes else ""
    valeur = colonne.valeurs.get(service_id, "–")
    return Cellule(valeur, colonne.parts.get(service_id), alerte, colonne.secondaire, bool(colonne.parts))


def composer(acteur: Acteur, region: Region | None) -> Accueil:
    """Ask every provider once, and put the answers in order."""
    jour = aujourdhui(region.fuseau if region else None)
    taches = cast(list[Tache], registre.recueillir("taches", acteur, region))
    faits = cast(list[Fait], registre.recueillir("faits", acteur, region))
    etapes = cast(list[Etape], registre.recueillir("etapes", acteur, region))
    colonnes = cast(list[Colonne], registre.recueillir("colonnes", acteur, region))
    echeances = cast(list[Echeance], registre.recueillir("echeances", acteur, region))
    return Accueil(
        jour=jour,
        taches=ordonner(taches, jour),
        attentes=cast(list[Attente], registre.recueillir("attentes", acteur, region)),
        faits=sorted(faits, key=lambda f: f.le, reverse=True)[:FAITS_MONTRES],
        chiffres=cast(list[Chiffre], registre.recueillir("chiffres", acteur, region)),
        etapes=sorted(etapes, key=lambda e: e.rang),
        colonnes=colonnes,
        services=tableau(services_de(acteur, region), colonnes) if region and colonnes else [],
        depuis=acteur.utilisateur.derniere_visite,
        faits_nouveaux=len(faits),
        prochaine=min((e for e in echeances if e.le >= jour), key=lambda e: e.le, default=None),
        a_lire=nombre_a_lire(acteur),
    )
