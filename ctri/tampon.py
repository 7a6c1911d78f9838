"""What a document prints about its version: identity, state, hash, decision. Never part of the frozen content."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Vote:
    """Votes cast, where the committee's rules say it votes (règle V6)."""

    pour: int
    contre: int
    abstention: int
    secret: bool = False


@dataclass(frozen=True)
class Decision:
    """What the committee decided (règle V4). `motif` is empty only for a plain validation."""

    seance_date: dt.date
    issue_libelle: str
    motif: str
    # The person who stated the decision, with the quality in which they did.
    constatee_par: str
    mode: str
    vote: Vote | None = None


@dataclass(frozen=True)
class Tampon:
    """A version as its PDF and spreadsheet name it (règle V5).

    `soumise_le` is aware, in the region's time zone: its civil date is printed, and it dates the file itself. None for
    a draft that was never submitted (version 0).
    """

    reference: str
    version: int
    etat: str
    etat_libelle: str
    soumise_le: dt.datetime | None
    soumise_par: str
    # SHA-256 of the canonical JSON of the content, 64 hexadecimal digits: a file cannot contain its own.
    empreinte: str
    valide: bool
    decision: Decision | None = None
