"""The rules a committee obeys on a given day: its own dated act, or the référentiel's defaults (règle V6)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ctri.comite.models import Majorite, Mode, ReglesComite, Scrutin
from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class Regles:
    """`quorum` is a percentage of members to exceed; `acte` is empty for the référentiel's defaults."""

    mode: str
    scrutin: str
    quorum: int
    majorite: str
    procurations_max: int
    voix_preponderante: bool
    preavis_jours: int
    acte: str = ""
    date_acte: dt.date | None = None

    @property
    def par_vote(self) -> bool:
        return self.mode == Mode.VOTE

    @property
    def secret(self) -> bool:
        """Votes are taken, and only their numbers recorded."""
        return self.par_vote and self.scrutin == Scrutin.NOMBRE

    @property
    def majorite_en_mots(self) -> str:
        return str(Majorite(self.majorite).label)


def regles_de(region: Region, jour: dt.date) -> Regles:
    """Rules in force in a region on a day."""
    propres = ReglesComite.objects.filter(region=region, periode__contains=jour).first()
    source = propres or region.schema.comite
    return Regles(
        mode=source.mode,
        scrutin=source.scrutin,
        quorum=source.quorum,
        majorite=source.majorite,
        procurations_max=source.procurations_max,
        voix_preponderante=source.voix_preponderante,
        preavis_jours=source.preavis_jours,
        acte=propres.acte if propres else "",
        date_acte=propres.date_acte if propres else None,
    )
