"""The guardian grants that a mandate stands for: written with it, and rebuilt from it (architecture, section 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import Permission
from django.db import transaction

from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import DroitDispositif, DroitObjet, DroitRegion, DroitService, Mandat
from mutualisation.mandats.roles import role_de
from mutualisation.territoire.models import Dispositif, Region, Service

TABLES: dict[type[Dispositif | Region | Service], type[DroitObjet]] = {
    Dispositif: DroitDispositif,
    Region: DroitRegion,
    Service: DroitService,
}


@dataclass(frozen=True, order=True)
class Octroi:
    """One right of one person on one object, by virtue of one mandate."""

    portee: str
    objet_id: int
    droit: str
    user_id: int
    mandat_id: int


@dataclass(frozen=True)
class Differences:
    """What a rebuilding found: rights that were missing, rights that no mandate explains."""

    manquants: list[Octroi] = field(default_factory=list)
    en_trop: list[Octroi] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.manquants or self.en_trop)


def octrois_du_mandat(mandat: Mandat) -> set[Octroi]:
    """The rights of the role on the scope held; a service role may also open some on the region around it."""
    role = role_de(mandat.dispositif, mandat.role)
    if mandat.service_id is not None:
        droits = {("service", mandat.service_id, d) for d in role.droits}
        droits |= {("region", mandat.region_id, d) for d in role.droits_region}
    elif mandat.region_id is not None:
        droits = {("region", mandat.region_id, d) for d in role.droits}
    else:
        droits = {("dispositif", mandat.dispositif_id, d) for d in role.droits}
    # Whoever signs for another must be able to read what is signed.
    limite = {*mandat.etendue, Droit.CONSULTER} if mandat.etendue else set(Droit.values)
    return {
        Octroi(portee, objet, str(droit), mandat.titulaire_id, mandat.pk)
        for portee, objet, droit in droits
        if droit in limite
    }


def ecrire(octrois: Iterable[Octroi]) -> None:
    """Add grants; those that exist already stay as they are."""
    permissions = _permissions()
    for modele, table in TABLES.items():
        portee = modele._meta.model_name
        table.objects.bulk_create(
            [
                table(
                    user_id=o.user_id,
                    permission_id=permissions[portee, o.droit],
                    content_object_id=o.objet_id,
                    mandat_id=o.mandat_id,
                )
                for o in sorted(octrois)
                if o.portee == portee
            ],
            ignore_conflicts=True,
        )


@transaction.atomic
def reconstruire_droits(*, corriger: bool = True) -> Differences:
    """Compare every grant with the mandates, and repair unless told only to look."""
    attendus = {o for m in Mandat.objects.select_related("dispositif__referentiel") for o in octrois_du_mandat(m)}
    existants = _existants()
    differences = Differences(sorted(attendus - existants.keys()), sorted(existants.keys() - attendus))
    if corriger:
        ecrire(differences.manquants)
        for modele, table in TABLES.items():
            portee = modele._meta.model_name
            table.objects.filter(pk__in=[existants[o] for o in differences.en_trop if o.portee == portee]).delete()
    return differences


def _permissions() -> dict[tuple[str | None, str], int]:
    return {
        (modele, code): pk
        for modele, code, pk in Permission.objects.filter(
            content_type__app_label="mutualisation",
            content_type__model__in=[m._meta.model_name for m in TABLES],
            codename__in=Droit.values,
        ).values_list("content_type__model", "codename", "pk")
    }


def _existants() -> dict[Octroi, int]:
    return {
        Octroi(str(modele._meta.model_name), objet, droit, user, mandat): pk
        for modele, table in TABLES.items()
        for pk, objet, droit, user, mandat in table.objects.values_list(
            "pk", "content_object_id", "permission__codename", "user_id", "mandat_id"
        )
    }
