"""Load the map of France, then lay a scheme over regions of it (règles T1, T2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.journal.actions import inscrire
from mutualisation.referentiel.models import Referentiel
from mutualisation.refus import Refus
from mutualisation.territoire import lecture
from mutualisation.territoire.models import Circonscription, Departement, Dispositif, Region, Service

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur
    from mutualisation.referentiel.vocabulaire import NomCommun


@transaction.atomic
def charger() -> tuple[int, int]:
    """Write the regions and departments of the files; running it again changes nothing. Returns both counts."""
    _enregistrer(Circonscription, _circonscriptions(), cles=["millesime", "code"])
    _enregistrer(Departement, _departements(), cles=["code"])
    _rattacher()
    return Circonscription.objects.count(), Departement.objects.count()


def _circonscriptions() -> list[Circonscription]:
    lignes = (asdict(ligne) for ligne in lecture.circonscriptions())
    return [Circonscription(**{c: v for c, v in ligne.items() if c != "departement_siege"}) for ligne in lignes]


def _departements() -> list[Departement]:
    lignes = (asdict(ligne) for ligne in lecture.departements())
    return [Departement(**{c: v for c, v in ligne.items() if c != "regions"}) for ligne in lignes]


def _enregistrer(modele: type[models.Model], objets: Sequence[Any], *, cles: list[str]) -> None:
    champs = [c.name for c in modele._meta.concrete_fields if not c.primary_key and c.name not in cles]
    modele._default_manager.bulk_create(objets, update_conflicts=True, unique_fields=cles, update_fields=champs)


def _rattacher() -> None:
    """Which department lies in which region, on each map."""
    regions = {(c.millesime, c.code): c.pk for c in Circonscription.objects.all()}
    lien = Departement.circonscriptions.through
    lien.objects.bulk_create(
        [
            lien(departement_id=departement.code, circonscription_id=regions[millesime, code])
            for departement in lecture.departements()
            for millesime, code in departement.regions.items()
            if code
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def ouvrir_dispositif(
    *,
    code: str,
    referentiel: Referentiel,
    regions: Iterable[str] | None,
    periode: DateRange,
    nom: str = "",
    demarrages: dict[str, dt.date] | None = None,
    par: Acteur | None = None,
) -> Dispositif:
    """Put a scheme in force over regions (INSEE codes of its map; None: all of them), with their services.

    `demarrages` gives the start date of regions that do not start on the first day of the scheme.
    """
    dispositif = Dispositif(code=code, nom=nom or referentiel.nom, referentiel=referentiel, periode=periode)
    choisies = _choisir(dispositif.schema.territoire.millesime, regions)
    dispositif.save()
    demarrages = demarrages or {}
    for circonscription in choisies:
        demarrage = demarrages.get(circonscription.code, periode.lower)
        region = Region.objects.create(dispositif=dispositif, circonscription=circonscription, demarrage=demarrage)
        Service.objects.bulk_create(_services(region))
    inscrire(dispositif, "ouvrir_dispositif", par=par, donnees={"regions": [c.code for c in choisies]})
    return dispositif


def _choisir(millesime: int, codes: Iterable[str] | None) -> list[Circonscription]:
    carte = Circonscription.objects.filter(millesime=millesime).order_by("code")
    if codes is None:
        return list(carte)
    demandes = set(codes)
    choisies = list(carte.filter(code__in=demandes))
    if inconnus := sorted(demandes - {c.code for c in choisies}):
        raise Refus(f"Code de région inconnu sur la carte de {millesime}\u00a0: {', '.join(inconnus)}.")
    return choisies


def _services(region: Region) -> list[Service]:
    """One head office and one service per department, named in the words of the scheme; or one for both (T2)."""
    mots = region.vocabulaire
    circonscription = region.circonscription
    siege = lecture.departement_siege(circonscription.millesime, circonscription.code)
    departements = list(circonscription.departements.order_by("code"))
    if circonscription.code in region.schema.territoire.services_uniques:
        nom = mots.service_unique.court
        return [_service(region, siege, nom, region.propre.de, est_siege=True, est_local=True)]
    return [_service(region, siege, mots.siege.court, region.propre.de, est_siege=True, est_local=False)] + [
        _service(region, d.code, mots.service_local.court, d.propre.de, est_siege=False, est_local=True)
        for d in departements
    ]


def _service(region: Region, departement: str, mot: NomCommun, de: str, *, est_siege: bool, est_local: bool) -> Service:
    return Service(
        region=region,
        departement_id=departement,
        est_siege=est_siege,
        est_local=est_local,
        nom=f"{mot.nom} {de}",
        article=_article(mot),
    )


def _article(mot: NomCommun) -> str:
    if mot.elision:
        return "l’"
    return "la" if mot.genre == "f" else "le"
