"""The minutes as data, complete in themselves: what is frozen, compared, printed and transmitted (règle C2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict
from zoneinfo import ZoneInfo

from college.reunions.etats import GenrePoint, Issue
from college.reunions.models import EtatPresence
from mutualisation.referentiel.schema import Referentiel
from mutualisation.typographie import date_longue, enumeration

if TYPE_CHECKING:
    import datetime as dt

    from college.reunions.lecture import Lue
    from college.reunions.models import PointReunion, PresenceReunion


class Decision(TypedDict):
    numero: int
    texte: str


class SuiteDemandee(TypedDict):
    id: int
    numero: int
    intitule: str
    responsable: str
    echeance: str


class Point(TypedDict):
    """`issue` is a code, `libelle` its words with the count of votes; `absents` missed this point alone."""

    numero: int
    titre: str
    nature: str
    duree: int
    issue: str
    libelle: str
    texte: str
    avis: str
    decisions: list[Decision]
    suites: list[SuiteDemandee]
    absents: list[str]


class Presences(TypedDict):
    """Names in words, members by right then, apart, those associated without vote."""

    attendus: int
    presents: list[str]
    representes: list[str]
    excuses: list[str]
    absents: list[str]
    associes: list[str]


class CompteRenduLu(TypedDict):
    """Dates are ISO, hours “14 h 05” in the region's time; `numero` is empty until the approval."""

    titre: str
    emetteur: dict[str, str]
    numero: str
    date: str
    debut: str
    fin: str
    lieu: str
    preside: str
    secretaire: str
    regles: str
    points: list[Point]
    presences: Presences


def contenu_de(lue: Lue) -> CompteRenduLu:
    """Pure: everything was read before."""
    reunion = lue.reunion
    v = reunion.region.vocabulaire
    president = lue.preside
    return {
        "titre": f"{v.compte_rendu.Nom} {v.reunion.du} du {date_longue(reunion.date)}",
        "emetteur": {"college": v.college.Nom, "region": reunion.region.nom, "de": reunion.region.propre.de},
        "numero": reunion.numero,
        "date": reunion.date.isoformat(),
        "debut": _heure(reunion.ouverte_le, reunion.region.fuseau) or _hm(reunion.debut),
        "fin": _heure(reunion.close_le, reunion.region.fuseau) or _hm(reunion.fin),
        "lieu": reunion.lieu,
        "preside": f"{president.agent}, {president.qualite}" if president else "",
        "secretaire": str(reunion.secretaire) if reunion.secretaire else "",
        "regles": lue.regles.source,
        "points": _points(lue),
        "presences": _presences(lue),
    }


def _hm(heure: dt.time) -> str:
    return f"{heure.hour} h {heure.minute:02}" if heure.minute else f"{heure.hour} h"


def _heure(instant: dt.datetime | None, fuseau: str) -> str:
    return _hm(instant.astimezone(ZoneInfo(fuseau)).time()) if instant else ""


def _points(lue: Lue) -> list[Point]:
    """Decisions and actions are numbered across the meeting."""
    decisions = suites = 0
    points: list[Point] = []
    for rang, point in enumerate(lue.points, 1):
        siennes, demandees = list(point.decisions.all()), list(point.suites.all())
        points.append(
            {
                "numero": rang,
                "titre": point.titre,
                "nature": str(GenrePoint(point.genre).label),
                "duree": point.duree,
                "issue": point.issue,
                "libelle": libelle_issue(point),
                "texte": point.texte,
                "avis": point.avis.texte if hasattr(point, "avis") else "",
                "decisions": [{"numero": decisions + i, "texte": d.texte} for i, d in enumerate(siennes, 1)],
                "suites": [
                    {
                        "id": s.pk,
                        "numero": suites + i,
                        "intitule": s.intitule,
                        "responsable": str(s.responsable),
                        "echeance": s.echeance.isoformat(),
                    }
                    for i, s in enumerate(demandees, 1)
                ],
                "absents": [str(p.agent) for p in point.absents.all()],
            }
        )
        decisions, suites = decisions + len(siennes), suites + len(demandees)
    return points


def libelle_issue(point: PointReunion) -> str:
    """“Adopté : 8 pour, 1 abstention”, “Reporté”; empty while there is none."""
    if not point.issue:
        return ""
    mots = str(Issue(point.issue).label)
    if point.decompte is None:
        return mots
    pour, contre, abstention = point.decompte
    voix = [f"{pour} pour"] + ([f"{contre} contre"] if contre else [])
    voix += [f"{abstention} abstention{'s' if abstention > 1 else ''}"] if abstention else []
    return f"{mots} : {', '.join(voix)}"


def _presences(lue: Lue) -> Presences:
    schema = lue.reunion.region.schema
    return {
        "attendus": len(lue.membres),
        "presents": [_present(p) for p in lue.aux(EtatPresence.PRESENT)],
        "representes": [f"{p.agent} (par {_mandataire(p)})" for p in lue.aux(EtatPresence.REPRESENTE)],
        "excuses": [_excuse(p) for p in lue.aux(EtatPresence.EXCUSE)],
        "absents": [str(p.agent) for p in lue.aux(EtatPresence.ABSENT, EtatPresence.ATTENDU)],
        "associes": _associes(lue.aux(EtatPresence.PRESENT, voix=False), schema),
    }


def _present(presence: PresenceReunion) -> str:
    return f"{presence.agent} (préside)" if presence.preside else str(presence.agent)


def _mandataire(presence: PresenceReunion) -> str:
    return str(presence.mandataire.agent) if presence.mandataire else ""


def _excuse(presence: PresenceReunion) -> str:
    motif = presence.get_excuse_display()
    return f"{presence.agent} ({motif.lower()})" if motif else str(presence.agent)


def _associes(presences: Sequence[PresenceReunion], schema: Referentiel) -> list[str]:
    return [f"{p.agent}, {schema.qualite(p.agent.profession, p.agent.genre)}" for p in presences]


def resume(contenu: CompteRenduLu) -> str:
    """“7 points, 4 décisions, 7 actions”, without what there is none of."""
    decisions = sum(len(p["decisions"]) for p in contenu["points"])
    suites = sum(len(p["suites"]) for p in contenu["points"])
    nombres = ((len(contenu["points"]), "point"), (decisions, "décision"), (suites, "action"))
    return enumeration([f"{n} {mot}{'s' if n > 1 else ''}" for n, mot in nombres if n])
