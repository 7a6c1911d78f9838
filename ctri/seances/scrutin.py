"""Quorum and majority: plain numbers in, a result and its French sentence out (règle V6)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction

from ctri.comite.models import Majorite
from mutualisation.templatetags.francais import compte, heure, pluriel
from mutualisation.typographie import typographier


@dataclass(frozen=True)
class Quorum:
    """Members present against what the rules require; those represented are not counted."""

    membres: int
    presents: int
    requis: int
    perdu_le: dt.datetime | None = None

    def perdu(self, instant: dt.datetime | None) -> Quorum:
        """The same, knowing when it was lost."""
        return replace(self, perdu_le=instant)

    @property
    def atteint(self) -> bool:
        return self.presents >= self.requis

    @property
    def marge(self) -> int:
        """How many may leave before it is lost; negative when it is not reached."""
        return self.presents - self.requis

    @property
    def phrase(self) -> str:
        presents = compte(self.presents, "membre présent,membres présents")
        if self.perdu_le is not None:
            quand = f"Quorum perdu à {heure(self.perdu_le)}\N{NO-BREAK SPACE}: {presents}, {self.requis} requis."
            return f"{quand} Les points déjà décidés restent acquis."
        if not self.atteint:
            return f"Quorum non atteint\N{NO-BREAK SPACE}: {presents}, {self.requis} requis."
        departs = compte(self.marge + 1, "départ,départs")
        return f"Après {departs}, le quorum serait perdu." if self.presents > 1 else "Quorum atteint."


def quorum(membres: int, presents: int, pourcent: int) -> Quorum:
    """`pourcent` of members must be exceeded; at 100, everyone must be there."""
    requis = min(membres, membres * pourcent // 100 + 1)
    return Quorum(membres, presents, requis)


@dataclass(frozen=True)
class Depouillement:
    """Votes counted. `adopte` is None on a tie that no casting vote resolves."""

    pour: int
    contre: int
    abstention: int
    requis: int
    adopte: bool
    phrase: str

    @property
    def exprimes(self) -> int:
        return self.pour + self.contre


def _requis(majorite: str, exprimes: int, membres: int) -> int:
    """Votes for that the majority rule asks."""
    if majorite == Majorite.ABSOLUE:
        return membres // 2 + 1
    if majorite == Majorite.DEUX_TIERS:
        return -(-2 * exprimes // 3)
    return exprimes // 2 + 1


def depouiller(
    *,
    pour: int,
    contre: int,
    abstention: int,
    membres: int,
    majorite: str,
    voix_preponderante: bool = False,
    sens_presidence: str = "",
    secret: bool = False,
) -> Depouillement:
    """Apply the majority rule; abstentions are not votes cast. A tie goes to the presidency if its rules say so.

    In a secret ballot its vote cannot be told from the others: a tie adopts nothing.
    """
    exprimes = pour + contre
    requis = max(1, _requis(majorite, exprimes, membres))
    egalite = exprimes > 0 and Fraction(pour, exprimes) == Fraction(1, 2) and majorite == Majorite.SIMPLE
    regle = (
        f"Il faut {Majorite(majorite).label}, soit {requis} sur {membres if majorite == Majorite.ABSOLUE else exprimes}"
    )
    regle += "\N{NARROW NO-BREAK SPACE}; les abstentions ne comptent pas."
    if egalite and voix_preponderante and sens_presidence in ("pour", "contre"):
        adopte = sens_presidence == "pour"
        issue = "adopté" if adopte else "rejeté"
        phrase = f"Partage des voix : la présidence a voix prépondérante, le texte est {issue}."
        return Depouillement(pour, contre, abstention, requis, adopte, typographier(phrase))
    if egalite:
        cause = "au scrutin secret, la voix prépondérante de la présidence ne se reconnaît pas ; "
        cause = cause if voix_preponderante and secret else ""
        phrase = f"Partage des voix : {cause}le texte n’est pas adopté."
        return Depouillement(pour, contre, abstention, requis, False, typographier(phrase))
    return Depouillement(pour, contre, abstention, requis, pour >= requis, regle)


def en_mots(pour: int, contre: int, abstention: int) -> str:
    """“3 voix pour, 1 contre, 1 abstention”."""
    return (
        f"{compte(pour, 'voix,voix')} pour, {contre}\N{NO-BREAK SPACE}contre, "
        f"{abstention}\N{NO-BREAK SPACE}{pluriel(abstention, 'abstention,abstentions')}"
    )
