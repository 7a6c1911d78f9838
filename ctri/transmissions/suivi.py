"""What the sending side reads of its transmissions: when, by whom, how many have read, never who (règle C3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, cast
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef

from ctri.transmissions.actions import delai_du_rappel
from ctri.transmissions.models import RappelDeLecture, Transmission, TransmissionQuerySet
from ctri.transmissions.policies import suit
from mutualisation.mandats.acteur import Acteur
from mutualisation.templatetags.francais import jour
from mutualisation.temps import aujourdhui
from mutualisation.typographie import compte

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Compte(TypedDict):
        """Recipients, those who have read; what this person has of it; what became of it."""

        nombre: int
        lus: int
        recue: bool
        lue_le: dt.datetime | None
        remplacee: bool
        rappelee: bool

    TransmissionLue = WithAnnotations[Transmission, Compte]


@dataclass(frozen=True)
class Suivi:
    """One transmission and its readings; `rappelee`: the only reminder has left."""

    transmission: Transmission
    lus: int
    nombre: int
    remplacee: bool
    rappelee: bool
    rappel_le: dt.date

    @property
    def phrase(self) -> str:
        """“Lu par 3 destinataires sur 5”."""
        if not self.lus:
            return f"Lu par aucun destinataire sur {self.nombre}"
        return f"Lu par {compte(self.lus, 'destinataire')} sur {self.nombre}"

    @property
    def rappel(self) -> str:
        """“Un seul rappel, automatique, le 27 février 2027.”; nothing when nobody is left to remind."""
        if self.rappelee:
            return f"Un seul rappel, automatique, parti le {jour(self.rappel_le)}."
        if self.remplacee or self.lus == self.nombre or self.rappel_le < aujourdhui(self.transmission.region.fuseau):
            return ""
        return f"Un seul rappel, automatique, le {jour(self.rappel_le)}."


def suivis(acteur: Acteur, genre: str, source_id: int) -> list[Suivi]:
    """Of one source, the latest first; empty for whoever is not told, and where nothing was sent.

    For the page of the source, which includes "ctri/transmissions/_panneau.html" with them as `suivis`.
    """
    lues = avec_suivi(Transmission.objects.visibles_par(acteur).filter(genre=genre, source_id=source_id), acteur)
    return [suivi_de(t) for t in lues.select_related("par").prefetch_related("region") if suit(acteur, t.region)]


def avec_suivi(transmissions: TransmissionQuerySet, acteur: Acteur) -> TransmissionQuerySet:
    """With everything a list says of each, the frozen content left out."""
    rappels = RappelDeLecture.objects.filter(destinataire__transmission=OuterRef("pk"))
    lues = transmissions.comptees().pour(acteur.utilisateur).annotate(rappelee=Exists(rappels))
    return lues.defer("contenu").order_by("-le", "-pk")


def suivi_de(transmission: Transmission) -> Suivi:
    """From a transmission read with `avec_suivi`."""
    lue = cast("TransmissionLue", transmission)
    fuseau = ZoneInfo(transmission.region.fuseau)
    rappel_le = transmission.le.astimezone(fuseau).date() + delai_du_rappel(transmission.region)
    return Suivi(transmission, lue.lus, lue.nombre, lue.remplacee, lue.rappelee, rappel_le)
