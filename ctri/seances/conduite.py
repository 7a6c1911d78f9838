"""Everything the session screen shows, read once: agenda, current point, quorum, votes, outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ctri.dossiers.decision import depouillement_de
from ctri.dossiers.etats import Etat
from ctri.dossiers.types import Differences, type_de
from ctri.dossiers.workflow import TRANSITIONS
from ctri.seances.forms import DecompteForm
from ctri.seances.lecture import lit_tout, points_lus, points_presentes
from ctri.seances.models import POINT_DE_SEANCE, Decompte, EtatPresence, Point, Seance, Sens
from ctri.seances.scrutin import Depouillement
from ctri.seances.tenue import Tenue, tenue_de
from mutualisation.mandats.acteur import Acteur
from mutualisation.pieces.lecture import pieces_de


@dataclass(frozen=True)
class Issue:
    """An outcome offered on a point: act, label in the scheme's words, and whether its reason is due."""

    acte: str
    libelle: str
    motif: bool


def issues_possibles(point: Point) -> list[Issue]:
    """The acts that leave the agenda for this kind of dossier."""
    if point.dossier is None:
        return []
    etats = point.dossier.region.schema.etats
    return [
        Issue(t.acte, etats.libelle(t.vers), t.motif)
        for t in TRANSITIONS
        if t.de == Etat.INSCRITE and t.bilan in (None, point.dossier.bilan)
    ]


def texte_mis_aux_voix(point: Point) -> Differences | None:
    """What the modification in session changes in the submitted text; None without modification."""
    dossier = point.dossier
    modification = getattr(dossier, "modification", None) if dossier else None
    if dossier is None or modification is None:
        return None
    return type_de(dossier).differences(modification.depuis.contenu, modification.contenu)


def point_courant(points: list[Point], demande: str | None) -> Point | None:
    """The point asked for, else the first without outcome, else the last."""
    choisi = next((p for p in points if demande and str(p.rang) == demande), None)
    return choisi or next((p for p in points if not p.issue), points[-1] if points else None)


def _blocs(tenue: Tenue) -> list[str]:
    """One block per member, present first, then represented: the drawing of the quorum."""
    comptes = (EtatPresence.PRESENT, EtatPresence.REPRESENTE)
    connus = [str(etat) for etat in comptes for p in tenue.votants if p.etat == etat]
    return connus + ["absent"] * (len(tenue.votants) - len(connus))


def lignes_de_vote(point: Point, tenue: Tenue) -> list[dict[str, Any]]:
    """One line per vote to cast: the member, who carries it, what was entered."""
    voix = {v.presence_id: v.sens for v in point.voix.all()}
    return [{"presence": p, "sens": voix.get(p.pk, ""), "mandataire": p.mandataire} for p in tenue.exprimables]


def _form_decompte(point: Point, tenue: Tenue) -> DecompteForm | None:
    """The three numbers of a secret ballot, as entered so far."""
    if not tenue.secret:
        return None
    entre = Decompte.objects.filter(point=point).values("pour", "contre", "abstention").first()
    return DecompteForm(initial={**entre} if entre else None)


def contexte_de(seance: Seance, demande: str | None, acteur: Acteur) -> dict[str, Any]:
    """The whole screen as this person reads it, in a number of queries that does not depend on the agenda."""
    lus = seance.points.select_related(
        "dossier__region", "dossier__modification__depuis", "decision__constatee_par", "a_approuver"
    )
    points = points_lus(acteur, seance.region, lus)
    for lu in points:
        lu.seance = seance
    point = point_courant(points, demande)
    return {
        "seance": seance,
        "points": points,
        "point": point,
        "partiel": not lit_tout(acteur, seance.region),
        "presentes": points_presentes(acteur, points),
        "traites": sum(bool(p.issue) for p in points),
        "restants": sum(not p.issue for p in points),
        "pieces": pieces_de(POINT_DE_SEANCE, [p.pk for p in points]),
        **_voisins(points, point),
        **_tenue(seance, point),
    }


def _voisins(points: list[Point], point: Point | None) -> dict[str, Any]:
    """The ranks before and after, among the points read."""
    place = points.index(point) if point else 0
    return {
        "precedent": points[place - 1].rang if point and place else None,
        "suivant": points[place + 1].rang if point and place + 1 < len(points) else None,
    }


def _tenue(seance: Seance, point: Point | None) -> dict[str, Any]:
    """Attendance, and the votes and outcomes of the current point."""
    tenue = tenue_de(seance)
    aux_voix = point if point is not None and point.dossier is not None and tenue.par_vote else None
    compte: Depouillement | None = depouillement_de(aux_voix, tenue) if aux_voix else None
    return {
        "tenue": tenue,
        "quorum": tenue.quorum,
        "presences": tenue.presences,
        "avec_voix": tenue.votants,
        "sans_voix": [p for p in tenue.presences if not p.voix],
        "representes": sum(p.etat == EtatPresence.REPRESENTE for p in tenue.votants),
        "attendus": sum(p.etat == EtatPresence.ATTENDU for p in tenue.presences),
        "blocs": _blocs(tenue),
        "sens": Sens.choices,
        "issues": issues_possibles(point) if point else [],
        "differences": texte_mis_aux_voix(point) if point else None,
        "votes": lignes_de_vote(aux_voix, tenue) if aux_voix else [],
        "compte": compte,
        "form_decompte": _form_decompte(aux_voix, tenue) if aux_voix else None,
    }
