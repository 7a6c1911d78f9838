"""Where a text due stands on a day: due, handed over, decided or late (règle V3). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ctri.dossiers.etats import A_REMETTRE, ABANDONNES, EN_EXAMEN, VALIDES, Etat
from ctri.echeancier.attendus import Attendu

Situation = Literal["du", "remis", "decide", "retard"]
# From what needs watching most to what is settled.
GRAVITE: tuple[Situation, ...] = ("retard", "du", "remis", "decide")


@dataclass(frozen=True)
class Texte:
    """A dossier as the clock sees it. `remis_le`: first handed over; `decide_le`, `acte`: of what is in force."""

    pk: int
    livrable: str
    annee: int
    pole: str
    etat: str
    avenant: bool = False
    version: int = 0
    remis_le: dt.date | None = None
    decide_le: dt.date | None = None
    acte: str = ""


@dataclass(frozen=True)
class Avancement:
    """One line of the clock.

    `texte`: the one that counts; `suite`: the one being prepared to replace it. `retard`: days after the due date,
    up to the day the text was handed over, or up to now.
    """

    attendu: Attendu
    situation: Situation
    texte: Texte | None = None
    suite: Texte | None = None
    remis_le: dt.date | None = None
    retard: int = 0

    @property
    def decide_le(self) -> dt.date | None:
        return self.texte.decide_le if self.texte and self.situation == "decide" else None

    @property
    def a_reprendre(self) -> bool:
        """Handed over once, and back in its author's hands."""
        return self.texte is not None and self.texte.version > 0 and self.texte.etat in A_REMETTRE


def avancement(attendu: Attendu, textes: Iterable[Texte], jour: dt.date) -> Avancement:
    """Compare a text due with the dossiers of its region, in any order. A service has no dossier of its own yet."""
    siens = sorted((t for t in textes if _concerne(t, attendu)), key=lambda t: t.pk)
    acquis = next((t for t in reversed(siens) if t.etat in VALIDES), None)
    vivants = [t for t in siens if t.etat not in (*ABANDONNES, *VALIDES, Etat.REMPLACEE)]
    en_cours = vivants[-1] if vivants else None
    remis_le = _remis_le(siens)
    if acquis is not None:
        return Avancement(attendu, "decide", acquis, en_cours, remis_le, _ecart(attendu.echeance, remis_le))
    if en_cours is not None and en_cours.etat in EN_EXAMEN:
        return Avancement(attendu, "remis", en_cours, None, remis_le, _ecart(attendu.echeance, remis_le))
    retard = _ecart(attendu.echeance, jour) if attendu.livrable.obligatoire else 0
    return Avancement(attendu, "retard" if retard else "du", en_cours, None, remis_le, retard)


def _concerne(texte: Texte, attendu: Attendu) -> bool:
    memes = texte.livrable == attendu.livrable.code and texte.pole == attendu.pole and attendu.service is None
    return memes and attendu.annee in (None, texte.annee)


def _remis_le(textes: Sequence[Texte]) -> dt.date | None:
    """When the text was first handed over: an amendment comes after, what was refused or withdrawn does not count."""
    comptent = [t.remis_le for t in textes if t.remis_le and not t.avenant and t.etat not in ABANDONNES]
    return min(comptent, default=None)


def _ecart(echeance: dt.date | None, jour: dt.date | None) -> int:
    return max(0, (jour - echeance).days) if echeance and jour else 0


def plus_grave(avancements: Iterable[Avancement]) -> Situation:
    """What a group of texts is called by: its worst one."""
    vues = {a.situation for a in avancements}
    return next(s for s in GRAVITE if s in vues)
