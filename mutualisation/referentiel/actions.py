"""Load a référentiel (domaine, section 10)."""

from dataclasses import dataclass

from django.db import transaction

from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.referentiel.erreurs import Erreur, FichierRefuse
from mutualisation.referentiel.lecture import Lu
from mutualisation.referentiel.models import Referentiel
from mutualisation.temps import maintenant


@dataclass(frozen=True)
class Chargement:
    """What loading did: a new row, or nothing because this very content was already there."""

    referentiel: Referentiel
    nouveau: bool


@transaction.atomic
def charger(*, lu: Lu, par: Acteur | None = None) -> Chargement:
    """Keep a valid file. The same content changes nothing; another content under the same version is refused."""
    schema = lu.schema
    # Under the lock of the unique key, two simultaneous loads give one row: the second compares itself with it.
    referentiel, nouveau = Referentiel.objects.get_or_create(
        code=schema.code,
        version=schema.version,
        defaults={"nom": schema.nom, "empreinte": lu.empreinte, "contenu": lu.contenu, "charge_le": maintenant()},
    )
    if referentiel.empreinte != lu.empreinte:
        raise FichierRefuse(
            [
                Erreur(
                    "version",
                    f"la version {schema.version} de « {schema.code} » est déjà chargée avec un autre contenu\u202f; "
                    "donnez un nouveau numéro de version à ce fichier",
                )
            ]
        )
    if nouveau:
        inscrire(referentiel, "charger", par=par)
    return Chargement(referentiel, nouveau)
