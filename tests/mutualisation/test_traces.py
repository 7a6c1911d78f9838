"""Logs are JSON, one object per line."""

import json
import logging
import sys

from mutualisation.traces import FormatJson


def _ligne(message: str, *valeurs: object, **champs: object) -> dict[str, object]:
    trace = logging.LogRecord("essai", logging.WARNING, __file__, 1, message, valeurs, champs.pop("exc_info", None))
    vars(trace).update(champs)
    return json.loads(FormatJson().format(trace))


def test_une_trace_garde_ses_accents_et_ses_champs():
    ligne = _ligne("dossier %s validé", 12, acte="valider")
    assert ligne["message"] == "dossier 12 validé"
    assert ligne["acte"] == "valider"
    assert (ligne["niveau"], ligne["source"]) == ("WARNING", "essai")
    assert ligne["date"].endswith("+00:00")


def test_une_exception_tient_sur_une_seule_ligne():
    try:
        raise ValueError("cassé\nen deux")
    except ValueError:
        ligne = _ligne("raté", exc_info=sys.exc_info())
    assert "ValueError: cassé" in ligne["exception"]


def test_un_objet_quelconque_dans_extra_ne_casse_pas_la_trace():
    assert _ligne("requête", request=object)["request"] == "<class 'object'>"
