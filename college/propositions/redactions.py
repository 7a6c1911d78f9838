"""The kinds of text the software writes: each says how it is started, and where it is written (règle V3).

A sub-package registers one `Redaction` per kind in `AppConfig.ready()`. What is asked of the text afterwards is a
`ctri.dossiers.types.TypeDossier`, registered beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from django.http import QueryDict

    from ctri.cadrage.models import Cadrage
    from ctri.dossiers.models import Dossier
    from mutualisation.mandats.acteur import Acteur
    from mutualisation.referentiel.schema import Livrable
    from mutualisation.territoire.models import Region


class Redaction(Protocol):
    """What the pages of the proposals and the home page ask of a kind of text."""

    # Type of the deliverables written that way, and kind of their dossiers.
    genre: str
    # Relation that leads from a dossier to its working copy; empty when the copy bears the dossier's own number.
    jointure: str
    # Fragment of the page that starts such a text, given `contexte`.
    gabarit: str

    def verifier(self, region: Region, annee: int, *, cadrage_publie: bool) -> None:
        """What must be there before it is started; raises Refus."""

    def contexte(self, region: Region, cadrage: Cadrage | None, texte: dict[str, Any]) -> dict[str, Any]:
        """What the fragment shows. `texte`: livrable, annee, pole."""

    def ouvrir(self, *, region: Region, texte: dict[str, Any], choix: QueryDict, par: Acteur) -> Dossier:
        """Start it, with what was chosen on that page."""

    def adresse(self, dossier: Dossier) -> str:
        """Where its draft is written, without a query when `jointure` was read with the dossier."""

    def enjeu(self, region: Region, livrable: Livrable, annee: int) -> str:
        """One sentence: what the text is for."""


_redactions: dict[str, Redaction] = {}


def inscrire(redaction: Redaction) -> None:
    """Register a kind of text."""
    _redactions[redaction.genre] = redaction


def redaction(genre: str) -> Redaction:
    """The registered kind; KeyError when nobody registered it."""
    return _redactions[genre]


def redaction_de(livrable: Livrable) -> Redaction | None:
    """How this deliverable is written, or None. A dossier has no service yet, so what each service owes (the
    commitments of a scheme of poles) is due and said to be, and not written here."""
    return None if livrable.par == "service" else _redactions.get(livrable.type)


def s_ecrit(livrable: Livrable) -> bool:
    """Whether the software writes this deliverable."""
    return redaction_de(livrable) is not None


def genres() -> list[str]:
    """The kinds registered."""
    return sorted(_redactions)


def jointures() -> list[str]:
    """Relations to read with dossiers of any kind, so that their drafts are reached without another query."""
    return [r.jointure for r in _redactions.values() if r.jointure]
