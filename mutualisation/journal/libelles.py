"""How an act reads in the history: each application says its own codes (règle V7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mutualisation.journal.models import Acte

Phrase = Callable[[Acte], str]


@dataclass(frozen=True)
class Recit:
    """One line of history. `quoi` completes “Dr X : …”; `passage` says from which state to which."""

    qui: str
    qualite: str
    quoi: str
    passage: str = ""


_phrases: dict[tuple[str, str], Phrase] = {}
_etats: dict[str, Callable[[Acte, str], str]] = {}


def inscrire_phrases(objet_type: str, phrases: Mapping[str, str | Phrase]) -> None:
    """Say what the acts on one type of object read like: a text, or a function of the act."""
    for code, phrase in phrases.items():
        _phrases[objet_type, code] = phrase if callable(phrase) else _constante(phrase)


def inscrire_etats(objet_type: str, libelle: Callable[[Acte, str], str]) -> None:
    """Say how the states of one type of object are named."""
    _etats[objet_type] = libelle


def _constante(texte: str) -> Phrase:
    return lambda acte: texte


def raconter(acte: Acte) -> Recit:
    """The line of history of an act; an act nobody described raises, so that a test sees it first."""
    return Recit(qui(acte), _qualite(acte), quoi(acte), _passage(acte))


def quoi(acte: Acte) -> str:
    """What was done alone, where neither the capacity nor the states are shown."""
    return _phrases[acte.objet_type, acte.code](acte)


def qui(acte: Acte) -> str:
    """Who did it alone, where their capacity is not shown: reading it costs more than the name."""
    return acte.utilisateur.affiche if acte.utilisateur else "Le logiciel"


def _qualite(acte: Acte) -> str:
    if acte.utilisateur is None or acte.mandat is None:
        return ""
    from mutualisation.mandats.roles import qualite_du_mandat

    return qualite_du_mandat(acte.mandat)


def _passage(acte: Acte) -> str:
    if not acte.vers or acte.objet_type not in _etats:
        return ""
    dire = _etats[acte.objet_type]
    return f"{dire(acte, acte.de)} → {dire(acte, acte.vers)}" if acte.de else dire(acte, acte.vers)
