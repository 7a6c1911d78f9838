"""The thread of a session: what happened in it, latest first, what is done in a row told once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, islice

from django.db.models import Q, QuerySet

from ctri.dossiers.models import Dossier
from ctri.dossiers.workflow import ISSUE_DE_L_ACTE
from ctri.seances.models import POINT_DE_SEANCE, Seance
from mutualisation.journal.actions import historique
from mutualisation.journal.libelles import qui, quoi
from mutualisation.journal.models import Acte
from mutualisation.pieces.models import PieceJointe
from mutualisation.typographie import compte, typographier

# What the session does to the texts on its agenda.
ACTES_EN_SEANCE = (*ISSUE_DE_L_ACTE, "modifier_en_seance", "abandonner_modification")
MONTRES = 12
# Done several times in a row by the same person, told once.
EN_NOMBRE = {
    "pointer": ("a pointé", "présence"),
    "joindre_piece": ("a joint", "document"),
    "retirer_piece": ("a retiré", "document"),
}


@dataclass(frozen=True)
class Ligne:
    """One line: when, and a sentence with its reason."""

    le: dt.datetime
    texte: str


def fil_de(seance: Seance) -> list[Ligne]:
    """Acts on the session and on its documents, and on the dossiers of its agenda while it was open."""
    actes = historique(seance) | _actes_sur_les_pieces(seance)
    if seance.ouverte_le is not None:
        dossiers = Dossier.objects.filter(points__seance=seance)
        pendant = Q(objet_type=Dossier._meta.label_lower, objet_id__in=dossiers.values("pk"), code__in=ACTES_EN_SEANCE)
        pendant &= Q(le__gte=seance.ouverte_le)
        if seance.close_le is not None:
            pendant &= Q(le__lte=seance.close_le)
        actes |= Acte.objects.filter(pendant)
    return list(islice(_lignes(actes.select_related("region__dispositif__referentiel")), MONTRES))


def _actes_sur_les_pieces(seance: Seance) -> QuerySet[Acte]:
    pieces = PieceJointe.objects.filter(porteur=POINT_DE_SEANCE, objet_id__in=seance.points.values("pk"))
    return Acte.objects.filter(objet_type=PieceJointe._meta.label_lower, objet_id__in=pieces.values("pk"))


def _lignes(actes: Iterable[Acte]) -> Iterable[Ligne]:
    for (code, _), suite in groupby(actes, key=lambda acte: (acte.code, acte.utilisateur_id)):
        memes = list(suite)
        if code in EN_NOMBRE and len(memes) > 1:
            verbe, quoi_donc = EN_NOMBRE[code]
            yield Ligne(memes[0].le, f"{qui(memes[0])} {verbe} {compte(len(memes), quoi_donc)}")
            continue
        for acte in memes:
            pourquoi = f" : « {acte.motif.texte} »" if acte.motif else ""
            yield Ligne(acte.le, typographier(f"{qui(acte)} {quoi(acte)}{pourquoi}"))
