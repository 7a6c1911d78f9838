"""The hat: in which capacity a person acts, in words of their scheme and in their gender."""

from __future__ import annotations

from dataclasses import dataclass

from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.models import Nature
from mutualisation.territoire.models import Dispositif, Region, Service

_POUR = {
    Nature.DELEGATION: "par délégation, pour {}",
    Nature.INTERIM: "par intérim",
    Nature.SUPPLEANCE: "en suppléance, pour {}",
}


@dataclass(frozen=True)
class Chapeau:
    """One capacity: what the person is, where, and for whom."""

    mandat_id: int | None
    intitule: str
    lieu: str
    pour: str

    def __str__(self) -> str:
        return ", ".join(partie for partie in (self.intitule, self.lieu, self.pour) if partie)


def chapeaux(acteur: Acteur) -> list[Chapeau]:
    """Every capacity of today, in three queries whatever their number."""
    titres = acteur.titres
    dispositifs = Dispositif.objects.select_related("referentiel").in_bulk({t.dispositif_id for t in titres})
    regions = Region.objects.in_bulk({t.region_id for t in titres if t.region_id})
    services = Service.objects.in_bulk({t.service_id for t in titres if t.service_id})
    return [
        _chapeau(t, acteur, dispositifs[t.dispositif_id], regions.get(t.region_id), services.get(t.service_id))
        for t in titres
    ]


def chapeau_courant(acteur: Acteur) -> Chapeau | None:
    """The hat shown under the name."""
    if (titre := acteur.courant) is None:
        return None
    return chapeaux(Acteur(acteur.utilisateur, [titre], acteur.prefere))[0]


def _chapeau(
    titre: Titre, acteur: Acteur, dispositif: Dispositif, region: Region | None, service: Service | None
) -> Chapeau:
    schema = dispositif.schema
    intitule = schema.qualite(titre.role, acteur.utilisateur.genre)
    if titre.pole:
        intitule += f" {schema.pole(titre.pole).libelle}"
    lieu = service or region or dispositif
    return Chapeau(titre.mandat_id, intitule, str(lieu), _POUR.get(titre.nature, "").format(titre.pour))
