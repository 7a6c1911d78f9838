"""The clock of a region, and of several at once, each read in a constant number of queries (règle V3)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.db.models import Max, Min, Q

from ctri.dossiers.etats import VALIDES
from ctri.dossiers.models import Dossier, DossierQuerySet
from ctri.echeancier.attendus import Attendu, attendus
from ctri.echeancier.avancement import Avancement, Texte, avancement
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region, Service


@dataclass(frozen=True)
class Echeancier:
    """Every text due in a year, and where it stands today."""

    region: Region
    annee: int
    jour: dt.date
    lignes: Sequence[Avancement]
    services: dict[int, Service] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Avancement]:
        return iter(self.lignes)

    def __len__(self) -> int:
        return len(self.lignes)

    def nombre(self, situation: str) -> int:
        return sum(a.situation == situation for a in self.lignes)

    @property
    def retards(self) -> int:
        return self.nombre("retard")

    @property
    def dus(self) -> int:
        return self.nombre("du")

    @property
    def remis(self) -> int:
        return self.nombre("remis")

    @property
    def decides(self) -> int:
        return self.nombre("decide")

    @property
    def prochain(self) -> Avancement | None:
        """The next text to hand over, late ones aside."""
        a_venir = [a for a in self.lignes if a.situation == "du" and a.attendu.echeance]
        return min(a_venir, key=lambda a: a.attendu.echeance or dt.date.max, default=None)


def annees_de(region: Region) -> range:
    """From the start of the scheme in the region to the year being prepared."""
    return range(region.demarrage.year, aujourdhui(region.fuseau).year + 2)


def echeancier(acteur: Acteur, region: Region, annee: int) -> Echeancier:
    """Of one region, as this person may know of it (règle C3)."""
    return echeanciers(acteur, [region], annee)[region.pk]


def echeanciers(acteur: Acteur, regions: Sequence[Region], annee: int) -> dict[int, Echeancier]:
    """Of each region, by its identifier."""
    return _lire(Dossier.objects.visibles_par(acteur), regions, annee)


def remis(region: Region, annee: int) -> Echeancier:
    """Of one region, whoever reads: only texts handed over at least once, which all its readers know of."""
    return _lire(Dossier.objects.filter(version__gt=0), [region], annee)[region.pk]


def _lire(dossiers: DossierQuerySet, regions: Sequence[Region], annee: int) -> dict[int, Echeancier]:
    services = _services(regions)
    dus = {
        region.pk: attendus(
            region.schema, annee, services=list(services[region.pk]), depuis=region.demarrage.year
        )
        for region in regions
    }  # fmt: skip
    textes = _textes(dossiers, regions, annee)
    lus = {}
    for region in regions:
        jour = aujourdhui(region.fuseau)
        lignes = [avancement(a, textes[region.pk], jour) for a in dus[region.pk]]
        lus[region.pk] = Echeancier(region, annee, jour, lignes, services[region.pk])
    return lus


def _services(regions: Iterable[Region]) -> dict[int, dict[int, Service]]:
    """Those that each owe a text, where a scheme asks one of each."""
    concernees = [r.pk for r in regions if any(livrable.par == "service" for livrable in r.schema.livrables)]
    par_region: dict[int, dict[int, Service]] = defaultdict(dict)
    if concernees:
        locaux = Service.objects.filter(region__in=concernees, est_local=True)
        for service in locaux.select_related("departement").order_by("departement"):
            par_region[service.region_id][service.pk] = service
    return par_region


def _textes(connus: DossierQuerySet, regions: Sequence[Region], annee: int) -> dict[int, list[Texte]]:
    """Of the year and the one before, and of any year for what stays in force; contents are not read."""
    permanents = {livrable.code for r in regions for livrable in r.schema.livrables if not livrable.annuel}
    dossiers = (
        connus.filter(Q(annee__in=(annee - 1, annee)) | Q(livrable__in=permanents), region__in=[r.pk for r in regions])
        .annotate(
            remis=Min("versions__le"),
            decide=Max("versions__decision__le", filter=Q(versions__decision__issue__in=VALIDES)),
            acte=Max("versions__decision__numero"),
        )
        .order_by("pk")
    )
    fuseaux = {region.pk: ZoneInfo(region.fuseau) for region in regions}
    par_region: dict[int, list[Texte]] = defaultdict(list)
    for d in dossiers.values():
        fuseau = fuseaux[d["region_id"]]
        texte = Texte(
            d["id"], d["livrable"], d["annee"], d["pole"], d["etat"], d["remplace_id"] is not None, d["version"],
            _jour(d["remis"], fuseau), _jour(d["decide"], fuseau), d["acte"] or "",
        )  # fmt: skip
        par_region[d["region_id"]].append(texte)
    return par_region


def _jour(instant: dt.datetime | None, fuseau: ZoneInfo) -> dt.date | None:
    return instant.astimezone(fuseau).date() if instant else None


def attendus_de(region: Region, annee: int) -> list[Attendu]:
    """What a region owes in a year, whoever reads."""
    services = _services([region])[region.pk]
    return attendus(region.schema, annee, services=list(services), depuis=region.demarrage.year)
