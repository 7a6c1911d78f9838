"""How a session stands now: its rules, who is there and since when, its quorum (règles V1, V6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ctri.comite.models import Mode
from ctri.comite.regles import Regles, regles_de
from ctri.seances.models import EtatPresence, Mouvement, Presence, Seance
from ctri.seances.scrutin import Quorum, quorum
from mutualisation.refus import Refus

ACTE_UNIPERSONNEL = "acte"


@dataclass(frozen=True)
class Tenue:
    """How a session decides: its rules, who has a vote, whether a vote is taken at all."""

    regles: Regles
    presences: tuple[Presence, ...]
    mode: str

    @property
    def votants(self) -> list[Presence]:
        return [p for p in self.presences if p.voix]

    @property
    def presents(self) -> list[Presence]:
        """Members with a vote who are there themselves."""
        return [p for p in self.votants if p.etat == EtatPresence.PRESENT]

    @property
    def exprimables(self) -> list[Presence]:
        """Votes to be cast, in person or by proxy."""
        return [p for p in self.votants if p.etat in (EtatPresence.PRESENT, EtatPresence.REPRESENTE)]

    @property
    def par_vote(self) -> bool:
        return self.mode == Mode.VOTE

    @property
    def seul(self) -> bool:
        """A committee of one head: neither quorum nor vote, a dated decision (règle V1)."""
        return self.mode == ACTE_UNIPERSONNEL

    @property
    def secret(self) -> bool:
        return self.par_vote and self.regles.secret

    @property
    def quorum(self) -> Quorum:
        """As it stands, those represented not counted."""
        etat = quorum(len(self.votants), len(self.presents), self.regles.quorum)
        return etat if etat.atteint else etat.perdu(self._perdu_le(etat))

    def _perdu_le(self, etat: Quorum) -> dt.datetime | None:
        """When the departure that lost it took place; None when it was never reached."""
        mouvements = [m for p in self.votants for m in p.mouvements.all()]
        presents = etat.presents
        for mouvement in sorted(mouvements, key=lambda m: (m.le, m.pk), reverse=True):
            presents += 1 if mouvement.genre == Mouvement.Genre.DEPART else -1
            if presents >= etat.requis:
                return mouvement.le
        return None

    @property
    def assistance(self) -> dict[str, Any]:
        """Who is there and who is represented, by presence: what a point keeps of it once it has its outcome."""
        return {
            "presents": [p.pk for p in self.presences if p.etat == EtatPresence.PRESENT],
            "representes": {str(p.pk): p.mandataire_id for p in self.presences if p.mandataire_id},
        }


def mode_de(presences: Iterable[Presence], regles: Regles) -> str:
    """A committee of one has neither quorum nor vote, whatever the rules (règle V1)."""
    return ACTE_UNIPERSONNEL if sum(p.voix for p in presences) == 1 else regles.mode


def tenue_de(seance: Seance) -> Tenue:
    """Rules and presence of a session."""
    regles = regles_de(seance.region, seance.jour)
    lues = seance.presences.select_related("utilisateur", "mandataire__utilisateur").prefetch_related("mouvements")
    presences = tuple(lues)
    return Tenue(regles, presences, mode_de(presences, regles))


def verifier_quorum(tenue: Tenue) -> None:
    """Where votes are taken, nothing is voted nor decided below the quorum (règle V6)."""
    if tenue.par_vote and not tenue.quorum.atteint:
        raise Refus(tenue.quorum.phrase)
