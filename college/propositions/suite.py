"""What comes next for a dossier, and how it stands towards its due date, in words."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from ctri.dossiers.etats import A_REMETTRE, VALIDES, Etat
from ctri.dossiers.models import Decision, Dossier, Version
from mutualisation.templatetags.francais import compte, jour, jour_court
from mutualisation.typographie import majuscule


def remise(dossier: Dossier, premiere: Version, echeance: dt.date | None) -> tuple[str, str]:
    """“Remis le 28 janv.”, and by how many days that was late."""
    le = premiere.le.astimezone(ZoneInfo(dossier.region.fuseau)).date()
    texte = f"Remis{dossier.region.schema.livrable(dossier.livrable).libelle.e} le {jour_court(le)}"
    if echeance is not None and le > echeance:
        return f"{texte}, {compte((le - echeance).days, 'jour,jours')} après l’échéance", "neutre"
    return texte, "fait"


def suite(dossier: Dossier, decision: Decision | None) -> str:
    """The next step, or the act that closed the matter."""
    v = dossier.region.vocabulaire
    if dossier.etat == Etat.BROUILLON:
        return f"Version {dossier.version + 1} en cours de rédaction"
    if dossier.etat == Etat.SOUMISE:
        return f"À inscrire à {v.seance.un}"
    if dossier.etat == Etat.INSCRITE:
        debuts = [point.seance.debut for point in dossier.points.all()]
        return majuscule(f"{v.decision.nom} à {v.seance.le} du {jour(max(debuts))}")
    if dossier.etat in VALIDES and decision is not None:
        return f"Acte n°\u00a0{decision.numero} du {jour(decision.le)}"
    if dossier.etat in A_REMETTRE:
        return "Rédaction à reprendre"
    return ""
