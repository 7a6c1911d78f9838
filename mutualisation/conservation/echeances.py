"""What is due on a day, scheme by scheme and class by class, and the fingerprint of that list (règle R1)."""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from mutualisation.conservation.registre import Classe, classe
from mutualisation.referentiel.schema.evaluation import Conservation
from mutualisation.territoire.models import Dispositif


@dataclass(frozen=True)
class Ligne:
    """One class of one scheme. `classe` is None when no data of that kind exists yet."""

    dispositif: Dispositif
    regle: Conservation
    avant: dt.date
    classe: Classe | None
    dus: Sequence[int]
    figes: int


def il_y_a(jour: dt.date, mois: int) -> dt.date:
    """That many months earlier; the last day of a shorter month."""
    rang = jour.year * 12 + jour.month - 1 - mois
    annee, m = divmod(rang, 12)
    return dt.date(annee, m + 1, min(jour.day, calendar.monthrange(annee, m + 1)[1]))


def lister(jour: dt.date) -> list[Ligne]:
    """Everything past its term on that day."""
    return [
        _ligne(dispositif, regle, jour)
        for dispositif in Dispositif.objects.select_related("referentiel").order_by("code")
        for regle in dispositif.schema.donnees_personnelles.conservation
    ]


def _ligne(dispositif: Dispositif, regle: Conservation, jour: dt.date) -> Ligne:
    avant = il_y_a(jour, regle.mois)
    inscrite = classe(regle.classe)
    if inscrite is None:
        return Ligne(dispositif, regle, avant, None, (), 0)
    dus = tuple(inscrite.dus(dispositif, avant))
    return Ligne(dispositif, regle, avant, inscrite, dus, inscrite.figes(dispositif, avant))


def empreinte(lignes: Sequence[Ligne]) -> str:
    """What was listed, in twelve characters: only that very list may be applied."""
    liste = [[ligne.dispositif.code, ligne.regle.classe, sorted(ligne.dus)] for ligne in lignes if ligne.dus]
    return hashlib.sha256(json.dumps(liste).encode()).hexdigest()[:12]
