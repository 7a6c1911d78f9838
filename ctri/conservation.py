"""What retention may not touch here: frozen acts keep their author and, while in force, their reasons (règle R1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from ctri.cadrage.models import Cadrage
from ctri.dossiers.etats import A_REMETTRE, EN_EXAMEN, VALIDES
from ctri.dossiers.models import Decision, Dossier, Version
from ctri.errata.models import Erratum
from mutualisation.comptes.conservation import COMPTE
from mutualisation.conservation.registre import Classe, garder, inscrire
from mutualisation.territoire.models import Dispositif


def _en_cours(dossiers: Collection[int], avant: dt.date) -> set[int]:
    """Not decided yet, or whose act was still in force on that day."""
    lus = Dossier.objects.filter(pk__in=dossiers).select_related("region").order_by("pk")
    return {d.pk for d in lus if d.etat in (*A_REMETTRE, *EN_EXAMEN) or _valait_encore(d, avant)}


def _valait_encore(dossier: Dossier, jour: dt.date) -> bool:
    """A yearly text ends with its year; one that stays in force until replaced has no end while it is."""
    if dossier.region.schema.livrable(dossier.livrable).annuel:
        return dt.date(dossier.annee, 12, 31) >= jour
    return dossier.etat in VALIDES


def _auteurs(comptes: Collection[int], avant: dt.date) -> set[int]:
    """Those an act names: who submitted, who recorded the decision, who published."""
    return {
        pk
        for lus in (
            Version.objects.filter(par__in=comptes).order_by().values_list("par_id", flat=True),
            Decision.objects.filter(constatee_par__in=comptes).order_by().values_list("constatee_par_id", flat=True),
            Erratum.objects.filter(par__in=comptes).order_by().values_list("par_id", flat=True),
            Cadrage.objects.filter(publie_par__in=comptes).order_by().values_list("publie_par_id", flat=True),
        )
        for pk in lus
        if pk is not None
    }


def _echus(dispositif: Dispositif, avant: dt.date) -> int:
    dossiers = Dossier.objects.filter(region__dispositif=dispositif, annee__lt=avant.year).values_list("pk", flat=True)
    ids = set(dossiers)
    return len(ids - _en_cours(ids, avant))


def _aucun(dispositif: Dispositif, avant: dt.date) -> Sequence[int]:
    return ()


def _rien(dossiers: Sequence[int]) -> None:
    """Nothing is ever due."""


def inscrire_classe() -> None:
    """Called when the application starts."""
    inscrire(Classe("dossiers", "", _aucun, _rien, figes=_echus, raison="actes figés, à verser aux archives"))
    garder("ctri.dossier", _en_cours)
    garder(COMPTE, _auteurs)
