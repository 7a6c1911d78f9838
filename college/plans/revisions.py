"""Each cell counts its changes: whoever saves over a change they have not seen is told, and shown both values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from college.plans.models import Action
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import maintenant


@dataclass(frozen=True)
class Revision:
    """The last change of a cell: its number, who made it, when."""

    numero: int = 0
    par_id: int | None = None
    le: dt.datetime | None = None


def revision(action: Action, champ: str) -> Revision:
    """The last change of a cell; number 0 when nobody has touched it since the action was made."""
    brut = action.revisions.get(champ)
    if brut is None:
        return Revision()
    return Revision(brut["n"], brut["par"], dt.datetime.fromisoformat(brut["le"]))


def avancer(action: Action, champ: str, par: Acteur) -> None:
    """Count one more change of a cell."""
    numero = revision(action, champ).numero + 1
    action.revisions[champ] = {"n": numero, "par": par.utilisateur.pk, "le": maintenant().isoformat()}


class Conflit(Exception):
    """The cell changed since this person read it. Nothing was written; someone must choose."""

    def __init__(self, action: Action, champ: str, *, mienne: Any, actuelle: Any) -> None:
        super().__init__(f"{action.pk} {champ}")
        derniere = revision(action, champ)
        self.action, self.champ, self.mienne, self.actuelle = action, champ, mienne, actuelle
        self.revision = derniere.numero
        self.le = derniere.le or action.modifie_le
        # Every writer signs: there is always somebody to name.
        self.auteur = Utilisateur.objects.get(pk=derniere.par_id or action.modifie_par_id or 0)
