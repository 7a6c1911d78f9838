"""Ended mandates: the journal says by them in which capacity each act was taken, so they stay (règles V7, R1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from mutualisation.comptes.conservation import COMPTE
from mutualisation.conservation.echeances import il_y_a
from mutualisation.conservation.registre import Classe, garder, inscrire
from mutualisation.mandats.models import Mandat
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Dispositif


def _finis(dispositif: Dispositif, avant: dt.date) -> int:
    return Mandat.objects.filter(dispositif=dispositif, periode__endswith__lte=avant).count()


def _aucun(dispositif: Dispositif, avant: dt.date) -> Sequence[int]:
    return ()


def _rien(mandats: Sequence[int]) -> None:
    """Nothing is ever due."""


def _titulaires(comptes: Collection[int], avant: dt.date) -> set[int]:
    """Whoever held a mandate is named until the mandate's own term."""
    mandats = Mandat.objects.filter(titulaire__in=comptes).select_related("dispositif__referentiel").order_by("pk")
    return {m.titulaire_id for m in mandats if m.periode.upper is None or m.periode.upper > _terme(m.dispositif)}


def _terme(dispositif: Dispositif) -> dt.date:
    """Mandates ended before that day are past their term; one for which the référentiel says nothing never is."""
    regles = dispositif.schema.donnees_personnelles.conservation
    mois = next((regle.mois for regle in regles if regle.classe == "mandats"), None)
    return il_y_a(aujourdhui(), mois) if mois else dt.date.min


def inscrire_classe() -> None:
    """Called when the application starts."""
    inscrire(Classe("mandats", "", _aucun, _rien, figes=_finis, raison="mandats cités par le journal, gardés avec lui"))
    garder(COMPTE, _titulaires)
