"""What a plan comes to, in a few figures: all that the home page says of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from college.plans.calculs import charges, par_objectif

if TYPE_CHECKING:
    from college.plans.contenu import Contenu
    from ctri.dossiers.types import Manque

# Missing points named; the others are counted.
NOMMES = 2


@dataclass(frozen=True)
class AnneeDeMedecin:
    """One doctor's year; `service` is None for one who belongs to no service of the region."""

    medecin: int
    service: int | None
    charge: int
    capacite: int
    au_plan: int
    reserve_posee: int
    reserve: int
    motive: bool

    @property
    def surcharge(self) -> int:
        return max(0, self.charge - self.capacite)


@dataclass(frozen=True)
class Synthese:
    """`nommes`: titles of the first of the `manques` points to complete."""

    actions: int
    objectifs: int
    repondus: int
    manques: int
    nommes: tuple[str, ...]
    annees: tuple[AnneeDeMedecin, ...]

    def json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def depuis(cls, brut: Mapping[str, Any]) -> Synthese:
        """From what `json()` gave."""
        annees = tuple(AnneeDeMedecin(**annee) for annee in brut["annees"])
        return cls(**{**brut, "nommes": tuple(brut["nommes"]), "annees": annees})


def synthetiser(contenu: Contenu, manques: Sequence[Manque] = ()) -> Synthese:
    """The figures of a content; a frozen one lacks nothing any more."""
    reponses = [reponse for reponse in par_objectif(contenu) if reponse.objectif]
    services = {service["id"] for service in contenu["services"]}
    motives = {motif["medecin"] for motif in contenu["motifs_surcharge"] if motif["texte"].strip()}
    return Synthese(
        actions=len(contenu["actions"]),
        objectifs=len(reponses),
        repondus=sum(bool(reponse.actions) for reponse in reponses),
        manques=len(manques),
        nommes=tuple(manque.titre for manque in manques[:NOMMES]),
        annees=tuple(
            AnneeDeMedecin(
                medecin=ligne.medecin["id"],
                service=ligne.medecin["service"] if ligne.medecin["service"] in services else None,
                charge=ligne.total,
                capacite=ligne.capacite,
                au_plan=ligne.jours.total,
                reserve_posee=ligne.jours.reserve,
                reserve=ligne.medecin["reserve"],
                motive=ligne.medecin["id"] in motives,
            )
            for ligne in charges(contenu)
        ),
    )
