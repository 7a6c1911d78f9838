"""Texts of the year not handed over yet, with their due date: reminded of, and in the proposer's calendar (V3, V10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db.models import Min
from django.urls import reverse

from college.propositions.redactions import s_ecrit
from ctri.cadrage.models import Cadrage
from ctri.cycle import annee_du_cycle
from ctri.dossiers.etats import A_REMETTRE, ABANDONNES
from ctri.dossiers.models import Dossier
from ctri.dossiers.noms import intitule
from ctri.echeancier.attendus import echeance_de
from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class TexteDu:
    """One text due and not handed over; `depuis`: the day it could be started."""

    region: Region
    livrable: str
    pole: str
    annee: int
    echeance: dt.date
    depuis: dt.date | None
    dossier_id: int | None

    @property
    def cle(self) -> str:
        return f"{self.region.pk}:{self.livrable}:{self.pole}:{self.annee}"

    def nom(self, forme: str = "le") -> str:
        """“le plan de travail 2027”."""
        return intitule(self.region, self.livrable, self.annee, self.pole, forme=forme)

    @property
    def url(self) -> str:
        """The text itself, or the page where it is started."""
        if self.dossier_id is not None:
            return reverse("dossier", args=[self.dossier_id])
        texte = urlencode({"livrable": self.livrable, "annee": self.annee, "pole": self.pole})
        return f"{reverse('proposition_commencer', args=[self.region.pk])}?{texte}"


def textes_dus(region: Region) -> list[TexteDu]:
    """Those its proposers can act on: begun, or that the published framing lets them begin (règle V2)."""
    annee = annee_du_cycle(region)
    publie_le = Cadrage.objects.filter(region=region, annee=annee).aggregate(le=Min("publie_le"))["le"]
    depuis = publie_le.astimezone(ZoneInfo(region.fuseau)).date() if publie_le else None
    dossiers = Dossier.objects.filter(region=region, annee=annee, remplace=None).exclude(etat__in=ABANDONNES)
    vivants = {(d.livrable, d.pole): d for d in dossiers.order_by("pk")}
    return [
        TexteDu(region, livrable, pole, annee, echeance, depuis, dossier.pk if dossier else None)
        for livrable, pole, echeance in _attendus(region, annee)
        if ((dossier := vivants.get((livrable, pole))) is None and depuis is not None)
        or (dossier is not None and dossier.etat in A_REMETTRE)
    ]


def _attendus(region: Region, annee: int) -> Iterator[tuple[str, str, dt.date]]:
    """Yearly texts the software writes, pole by pole where poles propose."""
    for livrable in region.schema.livrables:
        echeance = echeance_de(livrable, annee)
        if livrable.annuel and s_ecrit(livrable) and echeance is not None:
            poles = [p.code for p in region.schema.poles] if livrable.par == "pole" else [""]
            yield from ((livrable.code, pole, echeance) for pole in poles)
