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
    nom = reference(region, livrable, annee, pole)
    if remplace is not None:
        memes = Dossier.objects.filter(region=region, livrable=livrable, annee=annee, pole=pole)
        nom = f"{nom}-A{memes.exclude(remplace=None).count() + 1}"
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
