"""What upper storeys show on the home page and in the navigation.

An application registers its providers in `AppConfig.ready()`; nothing here imports it. `manage.py fournisseurs`
lists what is registered.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur
    from mutualisation.territoire.models import Region


_DE_LA_REGION = re.compile(r"^/regions/\d+(?=/.)")


@dataclass(frozen=True)
class Tache:
    """One thing to do: why, and what happens once done."""

    titre: str
    url: str
    bouton: str
    pourquoi: str
    effet: str
    echeance: dt.date | None = None
    precision: str = ""
    badge: str = ""
    bloque_seance: bool = False


@dataclass(frozen=True)
class Attente:
    """Something asked and not yet answered: three steps, the number already reached, the next date in words."""

    titre: str
    url: str
    demande: str
    etapes: tuple[str, str, str]
    atteinte: int
    suite: str


@dataclass(frozen=True)
class Fait:
    """Something that happened since the last visit."""

    le: dt.datetime
    texte: str
    precision: str = ""
    url: str = ""


@dataclass(frozen=True)
class Chiffre:
    """A figure, out of what, and one sentence of explanation. `alerte` is said in words too."""

    titre: str
    valeur: str
    sur: str
    part: float
    phrase: str
    alerte: str = ""
    url: str = ""
    lien: str = ""
    # What needs watching rather than a breach: the alert says so, and the bar takes its colour.
    proche: bool = False

    @property
    def en_mots(self) -> str:
        """What the bar shows."""
        return f"{self.titre} : {self.valeur} {self.sur}"


@dataclass(frozen=True)
class Etape:
    """A step of the yearly cycle: `etat` is fait, en_cours or a_venir; `retour` describes a return to it."""

    rang: int
    titre: str
    etat: str
    qui: str
    lignes: tuple[str, ...]
    retour: str = ""


@dataclass(frozen=True)
class Colonne:
    """A column of the table by service: figures by service id, and the total."""

    titre: str
    valeurs: dict[int, str]
    total: str
    alertes: frozenset[int] = frozenset()
    parts: dict[int, float] = field(default_factory=dict)
    part_totale: float | None = None
    # An alert of this column is a delay to watch (orange), not a breach (red).
    proche: bool = False
    # Left out on a phone.
    secondaire: bool = False


@dataclass(frozen=True)
class Echeance:
    """A date to come, told when there is nothing to do: “CTRI du 5 février 2008”."""

    le: dt.date
    libelle: str


@dataclass(frozen=True)
class Entree:
    """An entry of the navigation. `prefixe`: beginnings of address, separated by spaces, where it is current."""

    rang: int
    libelle: Callable[[Region | None], str]
    url: Callable[[Region | None], str]
    prefixe: str
    visible: Callable[[Acteur, Region | None], bool]

    def active(self, chemin: str) -> bool:
        """Many addresses start with their region (“/regions/3/comite/”): what follows says whose page it is."""
        return _DE_LA_REGION.sub("", chemin).startswith(tuple(self.prefixe.split()))


Fournisseur = Callable[["Acteur", "Region | None"], Iterable[object]]


class Registre:
    """Named lists of providers, in the order of registration."""

    GENRES = ("taches", "attentes", "faits", "chiffres", "etapes", "colonnes", "echeances")

    def __init__(self) -> None:
        self.fournisseurs: dict[str, list[Fournisseur]] = {genre: [] for genre in self.GENRES}
        self.entrees: list[Entree] = []

    def inscrire(self, genre: str, fournisseur: Fournisseur) -> None:
        """Add a provider; registering twice (a reloaded app) changes nothing."""
        if fournisseur not in self.fournisseurs[genre]:
            self.fournisseurs[genre].append(fournisseur)

    def entree(self, entree: Entree) -> None:
        """Add an entry to the navigation."""
        self.entrees = sorted([*self.entrees, entree], key=lambda e: e.rang)

    def recueillir(self, genre: str, acteur: Acteur, region: Region | None) -> list[object]:
        """Everything the providers of one kind have to say to this person about this region."""
        return [element for f in self.fournisseurs[genre] for element in f(acteur, region)]


registre = Registre()
