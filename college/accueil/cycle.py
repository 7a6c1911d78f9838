"""The college's own step of the yearly cycle, between the framing and the submission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from college.accueil.situation import Situation, situation_de
from college.reunions.etats import TENUES
from ctri.dossiers.etats import A_REMETTRE, Etat
from mutualisation.accueil.registre import Etape
from mutualisation.mandats.acteur import Acteur
from mutualisation.templatetags.francais import compte, jour_court
from mutualisation.territoire.models import Region


def etapes(acteur: Acteur, region: Region | None) -> Iterable[Etape]:
    """Starts with the framing, ends when nothing is left in the college's hands."""
    if region is None:
        return
    situation = situation_de(acteur, region)
    nom = region.vocabulaire.college.court.Nom
    yield Etape(2, nom, _etat(situation), nom, tuple(_lignes(situation)))


def _etat(situation: Situation) -> str:
    if situation.cadrage is None:
        return "a_venir"
    remis = [d for d in situation.du_cycle if d.version and d.etat not in A_REMETTRE]
    return "fait" if len(remis) >= len(list(situation.textes)) else "en_cours"


def _lignes(situation: Situation) -> Iterator[str]:
    """Meetings by date, then what is being written, as far as this person may know."""
    if situation.cadrage is None:
        yield f"Après {situation.region.vocabulaire.cadrage.le}"
        return
    tenues = [r for r in situation.reunions if r.etat in TENUES]
    prevue = situation.reunion_prevue
    if tenues:
        yield f"{situation.region.vocabulaire.reunion.compter(len(tenues))} tenue" + ("s" if len(tenues) > 1 else "")
    if prevue is not None:
        yield f"{jour_court(prevue.date)} : prévue"
    brouillons = [d for d in situation.du_cycle if d.etat == Etat.BROUILLON]
    if brouillons and situation.lit_les_brouillons:
        yield compte(len(brouillons), "brouillon en cours,brouillons en cours")
