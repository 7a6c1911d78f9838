"""What a person is told of a document being made: one state, one sentence, how far it is."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from functools import cached_property

from mutualisation.documents.depot import perdu
from mutualisation.documents.fabriques import fabrique
from mutualisation.documents.models import Document, Etat
from mutualisation.typographie import compte

# Seconds between two refreshes: while it is being made, and while it waits for another attempt.
RYTHME = 3
RYTHME_LENT = 15


@dataclass(frozen=True)
class Suivi:
    """`etat` is what is shown: a failure that will be tried again is a failure all the same."""

    document: Document
    instant: dt.datetime

    @property
    def designation(self) -> str:
        """“Le PDF”."""
        return fabrique(self.document.genre).designation

    @property
    def format(self) -> str:
        """“PDF”, “XLSX”."""
        return fabrique(self.document.genre).extension.upper()

    @cached_property
    def perdu(self) -> bool:
        """Ready, but the storage no longer has the file."""
        return perdu(self.document)

    @property
    def essai_prevu(self) -> bool:
        """It failed, and waits for the next attempt."""
        attendu = self.document.pas_avant
        return self.document.etat == Etat.DEMANDE and attendu is not None and attendu > self.instant

    @property
    def etat(self) -> Etat:
        return Etat.ECHEC if self.essai_prevu or self.perdu else Etat(self.document.etat)

    @property
    def actif(self) -> bool:
        """Something will still happen by itself."""
        return self.document.etat in (Etat.DEMANDE, Etat.EN_COURS)

    @property
    def rythme(self) -> int:
        return RYTHME_LENT if self.essai_prevu else RYTHME

    @property
    def bouton(self) -> str:
        """What asks again."""
        return "Refaire le fichier" if self.perdu else "Réessayer"

    @property
    def phrase(self) -> str:
        if self.etat == Etat.ECHEC:
            return self._phrase_d_echec()
        if self.etat == Etat.EN_COURS:
            return self._phrase_d_avancement()
        return f"{self.designation} est prêt." if self.etat == Etat.PRET else "La production va commencer."

    def _phrase_d_echec(self) -> str:
        if self.perdu:
            return f"{self.designation} n’est plus sur le serveur. Il peut être refait à partir du même contenu."
        if not self.essai_prevu or self.document.pas_avant is None:
            essais = compte(self.document.tentatives, "essai")
            return f"{self.designation} n’a pas pu être produit, malgré {essais}."
        minutes = math.ceil((self.document.pas_avant - self.instant) / dt.timedelta(minutes=1))
        delai = f"dans {compte(minutes, 'minute')}"
        return f"{self.designation} n’a pas pu être produit. Nouvel essai automatique {delai}."

    # ── How far it is ────────────────────────────────────────────────────────
    @property
    def page(self) -> int:
        return self.document.page

    @property
    def pages(self) -> int:
        """Pages expected; 0 when nothing tells, or when there turn out to be more."""
        return self.document.pages_prevues if self.document.pages_prevues >= self.page else 0

    @property
    def part(self) -> int:
        """Percentage of the bar."""
        return round(100 * self.page / self.pages) if self.pages else 0

    def _phrase_d_avancement(self) -> str:
        if not self.page:
            return "Production commencée."
        if not self.pages:
            return f"Page {self.page}."
        return f"Page {self.page} sur {self.pages}{self._reste()}."

    def _reste(self) -> str:
        """“, environ 20 secondes”: rounded, because the pages are not all as long to make."""
        if self.document.commence_le is None:
            return ""
        ecoule = (self.instant - self.document.commence_le).total_seconds()
        secondes = ecoule * (self.pages - self.page) / self.page
        if secondes < 10:
            return ", encore quelques secondes"
        if secondes < 60:
            return f", environ {compte(10 * math.ceil(secondes / 10), 'seconde')}"
        return f", environ {compte(math.ceil(secondes / 60), 'minute')}"
