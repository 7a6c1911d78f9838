"""Opening the dossier of a text, whatever its kind (règle V4)."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from ctri.dossiers.models import Dossier
from ctri.dossiers.noms import intitule, reference
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region


@transaction.atomic
def ouvrir_dossier(
    *, region: Region, livrable: str, annee: int, pole: str = "", remplace: Dossier | None = None, par: Acteur,
    titre: Titre,
) -> Dossier:  # fmt: skip
    """An empty draft, once whoever opens it was checked. `remplace`: the act of that year whose place it takes."""
    definition = region.schema.livrable(livrable)
    nom = _reference(region, livrable, annee, pole, avenant=remplace is not None)
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(
                region=region,
                livrable=livrable,
                genre=definition.type,
                bilan=definition.bilan,
                annee=annee,
                pole=pole,
                titre=intitule(region, livrable, annee, pole),
                reference=nom,
                remplace=remplace,
            )
    except IntegrityError:
        raise Refus(f"{definition.libelle.Le} {annee} existe déjà.") from None
    inscrire(dossier, "creer", par=par, titre=titre, region=region, vers=dossier.etat)
    return dossier


def _reference(region: Region, livrable: str, annee: int, pole: str, *, avenant: bool) -> str:
    """“PTA-AUV-2027”, then “PTA-AUV-2027-2” after a text refused or withdrawn: an act's number is its own."""
    nom = reference(region, livrable, annee, pole)
    memes = Dossier.objects.filter(region=region, livrable=livrable, annee=annee, pole=pole)
    anterieurs = memes.filter(remplace__isnull=not avenant).count()
    if avenant:
        return f"{nom}-A{anterieurs + 1}"
    return f"{nom}-{anterieurs + 1}" if anterieurs else nom
