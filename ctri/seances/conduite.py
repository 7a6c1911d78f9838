"""Everything the session screen shows, read once: agenda, current point, quorum, votes, outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ctri.dossiers.decision import Tenue, depouillement_de, tenue_de
from ctri.dossiers.etats import Etat
from ctri.dossiers.types import Differences, type_de
from ctri.dossiers.workflow import TRANSITIONS
from ctri.seances.forms import DecompteForm
from ctri.seances.models import POINT_DE_SEANCE, Decompte, EtatPresence, Point, Seance, Sens
from ctri.seances.scrutin import Depouillement, Quorum, quorum
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


def etat_du_quorum(tenue: Tenue) -> Quorum:
    """Quorum as it stands, those represented not counted."""
    presents = sum(p.etat == EtatPresence.PRESENT for p in tenue.votants)
    return quorum(len(tenue.votants), presents, tenue.regles.quorum)


def _blocs(tenue: Tenue) -> list[str]:
    """One block per member, present first, then represented: the drawing of the quorum."""
    comptes = (EtatPresence.PRESENT, EtatPresence.REPRESENTE)
    connus = [str(etat) for etat in comptes for p in tenue.votants if p.etat == etat]
    return connus + ["absent"] * (len(tenue.votants) - len(connus))


def lignes_de_vote(point: Point, tenue: Tenue) -> list[dict[str, Any]]:
    """One line per vote to cast: the member, who carries it, what was entered."""
    voix = {v.presence_id: v.sens for v in point.voix.all()}
    return [
        {"presence": p, "sens": voix.get(p.pk, ""), "mandataire": p.mandataire}
        for p in tenue.votants
        if p.etat in (EtatPresence.PRESENT, EtatPresence.REPRESENTE)
    ]


def _form_decompte(point: Point, tenue: Tenue) -> DecompteForm | None:
    """The three numbers of a secret ballot, as entered so far."""
    if not tenue.secret:
        return None
    entre = Decompte.objects.filter(point=point).values("pour", "contre", "abstention").first()
    return DecompteForm(initial={**entre} if entre else None)


def contexte_de(seance: Seance, demande: str | None) -> dict[str, Any]:
    """The whole screen, in a number of queries that does not depend on the agenda."""
    points = list(
        seance.points.select_related("dossier__region", "dossier__modification__depuis", "decision__constatee_par")
    )
    tenue = tenue_de(seance)
    point = point_courant(points, demande)
    compte: Depouillement | None = None
    if point is not None and point.dossier is not None and tenue.mode == "vote":
        compte = depouillement_de(point, tenue)
    return {
        "seance": seance,
        "points": points,
        "point": point,
        "tenue": tenue,
        "quorum": etat_du_quorum(tenue),
        "presences": tenue.presences,
        "avec_voix": tenue.votants,
        "sans_voix": [p for p in tenue.presences if not p.voix],
        "representes": sum(p.etat == EtatPresence.REPRESENTE for p in tenue.votants),
        "attendus": sum(p.etat == EtatPresence.ATTENDU for p in tenue.presences),
        "blocs": _blocs(tenue),
        "sens": Sens.choices,
        "issues": issues_possibles(point) if point else [],
        "differences": texte_mis_aux_voix(point) if point else None,
        "votes": lignes_de_vote(point, tenue) if compte is not None and point else [],
        "compte": compte,
        "form_decompte": _form_decompte(point, tenue) if compte is not None and point else None,
        "pieces": pieces_de(POINT_DE_SEANCE, [p.pk for p in points]),
        "traites": sum(bool(p.issue) for p in points),
        "restants": sum(not p.issue for p in points),
    }
