"""The minutes as text ready to read and to print, composed from what the session recorded: only words inside."""

from __future__ import annotations

from typing import Any, TypedDict
from zoneinfo import ZoneInfo

from django.utils import timezone

from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Decision
from ctri.dossiers.types import type_de
from ctri.releves.models import Releve
from ctri.releves.presences import assistants, presence_en_mots, regle_appliquee
from ctri.seances.models import Point, Seance
from ctri.seances.scrutin import en_mots
from ctri.seances.tenue import ACTE_UNIPERSONNEL, Tenue, tenue_de
from mutualisation.templatetags.francais import heure, jour, jour_semaine
from mutualisation.typographie import majuscule, typographier


class VoixDite(TypedDict):
    """One vote by name."""

    nom: str
    sens: str


class DecisionDite(TypedDict):
    """What was decided: `votes` by name only where the ballot has names."""

    numero: str
    acte: str
    reference: str
    phrase: str
    regle: str
    votes: list[VoixDite]
    motif: str
    modifications: list[str]


class PointDit(TypedDict):
    """One point of the minutes; `pk` finds its paragraph again while they are a draft."""

    pk: int
    rang: int
    titre: str
    genre: str
    issue: str
    code: str
    assistance: list[str]
    decision: DecisionDite | None
    textes: list[str]


class PresenceDite(TypedDict):
    """One line of the attendance list."""

    nom: str
    qualite: str
    presence: str
    voix: bool


class Contenu(TypedDict):
    """The minutes, complete in themselves."""

    numero: str
    titre: str
    comite: str
    emetteur: str
    region: str
    lieu: str
    date: str
    horaires: str
    regle: str
    presences: list[PresenceDite]
    general: list[str]
    points: list[PointDit]


def composer(releve: Releve) -> Contenu:
    """In a number of queries that does not depend on the agenda; hours are those of the region."""
    seance = releve.seance
    with timezone.override(ZoneInfo(seance.region.fuseau)):
        textes = {p.point_id: paragraphes(p.texte) for p in releve.paragraphes.all()}
        tenue = tenue_de(seance)
        rang_decision = 0
        points: list[PointDit] = []
        for point in points_de(seance):
            rang_decision += hasattr(point, "decision")
            points.append(_point(point, tenue, f"{releve.numero}/{rang_decision}", textes.get(point.pk, [])))
        return identite(seance) | {
            "numero": releve.numero,
            "regle": regle_appliquee(tenue.mode, tenue.regles, seance.region.vocabulaire),
            "presences": presences_dites(tenue),
            "general": textes.get(None, []),
            "points": points,
        }


def points_de(seance: Seance) -> list[Point]:
    """The agenda with everything the minutes say of it."""
    lus = seance.points.select_related(
        "dossier__region", "decision__constatee_par", "decision__version", "decision__soumise"
    ).prefetch_related("voix__presence__utilisateur")
    points = list(lus)
    for point in points:
        point.seance = seance
    return points


def identite(seance: Seance) -> Any:
    """Whose session, when and where."""
    region, v = seance.region, seance.region.vocabulaire
    horaires = f"Ouvert{v.seance.e} à {heure(seance.ouverte_le)}, clos{v.seance.e} à {heure(seance.close_le)}"
    titre = f"{v.compte_rendu.Nom} {v.seance.du} {v.comite.court.du} du {jour(seance.debut)}"
    siege = region.services.select_related("departement").filter(est_siege=True).first()
    return {
        "titre": typographier(titre),
        "comite": majuscule(v.comite.nom),
        "emetteur": str(siege.nom) if siege else str(region),
        "region": str(region.nom),
        "lieu": seance.lieu,
        "date": jour_semaine(seance.debut),
        "horaires": typographier(horaires),
    }


def presences_dites(tenue: Tenue) -> list[PresenceDite]:
    """Members first, then who attends without vote."""
    return [
        {"nom": str(p.utilisateur), "qualite": p.qualite, "presence": presence_en_mots(p), "voix": p.voix}
        for p in tenue.presences
    ]


def _point(point: Point, tenue: Tenue, numero: str, textes: list[str]) -> PointDit:
    decision = getattr(point, "decision", None)
    return {
        "pk": point.pk,
        "rang": point.rang,
        "titre": point.titre,
        "genre": point.get_genre_display(),
        "issue": point.libelle_issue,
        "code": point.issue,
        "assistance": assistants(tenue.presences, point.assistance) if decision else [],
        "decision": decision_dite(decision, tenue, numero) if decision else None,
        "textes": textes,
    }


def decision_dite(decision: Decision, tenue: Tenue, numero: str) -> DecisionDite:
    """The decision in words; it is frozen, and the minutes change nothing of it."""
    phrase = f"Décision constatée à {heure(decision.le)} sous la présidence de {decision.presidee_par}"
    if decision.mode == ACTE_UNIPERSONNEL:
        phrase = f"Décision prise à {heure(decision.le)} par {decision.presidee_par}"
    if decision.pour is not None:
        compte = en_mots(decision.pour, decision.contre or 0, decision.abstention or 0)
        phrase += f" : {'scrutin secret, ' if decision.secret else ''}{compte}"
    dossier = decision.point.dossier
    return {
        "numero": numero,
        "acte": decision.numero,
        "reference": f"{dossier.reference}, version {decision.version.numero}" if dossier else "",
        "phrase": typographier(f"{phrase}."),
        "regle": regle_appliquee(decision.mode, tenue.regles, decision.point.seance.region.vocabulaire),
        "votes": [
            {"nom": str(voix.presence.utilisateur), "sens": voix.get_sens_display()}
            for voix in decision.point.voix.all()
        ],
        "motif": decision.motif,
        "modifications": modifications_en_mots(decision),
    }


def modifications_en_mots(decision: Decision) -> list[str]:
    """“1.2 Résultat attendu : « 31 mai » devient « 30 avril »”."""
    dossier = decision.point.dossier
    if decision.issue != Etat.VALIDEE_MODIFIEE or dossier is None:
        return []
    differences = type_de(dossier).differences(decision.soumise.contenu, decision.version.contenu)
    lignes = []
    for changement in differences.changements:
        for ligne in changement.lignes:
            avant, apres = ligne.avant or "rien", ligne.apres or "rien"
            lignes.append(f"{changement.titre}, {ligne.champ.lower()} : « {avant} » devient « {apres} »")
    return [typographier(ligne) for ligne in lignes]


def paragraphes(texte: str) -> list[str]:
    """Blocks separated by an empty line; a single line break inside one is only a fold."""
    blocs = (" ".join(bloc.split()) for bloc in texte.replace("\r\n", "\n").split("\n\n"))
    return [typographier(bloc) for bloc in blocs if bloc]
