"""How the acts on questions read in the history, in the scheme's words (règle V7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ctri.saisines import mots
from ctri.saisines.etats import EN_PREPARATION, Etat
from mutualisation.journal.libelles import inscrire_etats, inscrire_phrases
from mutualisation.journal.models import Acte
from mutualisation.referentiel.vocabulaire import Vocabulaire
from mutualisation.templatetags.francais import jour


def _vocabulaire(acte: Acte) -> Vocabulaire:
    """Every act of this sub-package names its region."""
    if acte.region is None:
        raise ValueError(f"act {acte.pk} has no region")
    return acte.region.vocabulaire


def _de_la_saisine(verbe: str) -> Callable[[Acte], str]:
    """“a adressé la saisine”."""
    return lambda acte: f"{verbe} {_vocabulaire(acte).saisine.le}"


def _de_la_reponse(verbe: str) -> Callable[[Acte], str]:
    """“a rendu l’avis”."""
    return lambda acte: f"{verbe} {mots.reponse_de(_vocabulaire(acte), acte.donnees['sens']).le}"


def _prolonger(acte: Acte) -> str:
    avant, apres = acte.donnees["echeance"]
    au = jour(dt.date.fromisoformat(apres))
    if avant is None:
        return f"a fixé l’échéance au {au}"
    return f"a reporté l’échéance du {jour(dt.date.fromisoformat(avant))} au {au}"


def _projet(acte: Acte) -> str:
    return f"a présenté le projet {mots.reponse_de(_vocabulaire(acte), acte.donnees['sens']).de}"


def _etat(acte: Acte, etat: str) -> str:
    """Those who withdraw a question do not learn by it how far the answer was."""
    if acte.code == "retirer" and etat in EN_PREPARATION:
        etat = Etat.ADRESSEE
    return mots.libelle_etat(_vocabulaire(acte), acte.donnees["sens"], etat)


def inscrire() -> None:
    """Register a phrase for every act of this sub-package."""
    inscrire_phrases(
        "ctri.saisine",
        {
            "creer": "a commencé la rédaction",
            "modifier": "a modifié le brouillon",
            "supprimer": "a supprimé le brouillon",
            "adresser": _de_la_saisine("a adressé"),
            "prolonger": _prolonger,
            "retirer": _de_la_saisine("a retiré"),
            "rediger": _de_la_reponse("a rédigé"),
            "presenter": _projet,
            "approuver": _de_la_reponse("a approuvé"),
            "reprendre": lambda acte: f"{_de_la_reponse('a remis')(acte)} en rédaction",
            "rendre": _de_la_reponse("a rendu"),
            "echanger": "a écrit un message",
        },
    )
    inscrire_etats("ctri.saisine", _etat)
