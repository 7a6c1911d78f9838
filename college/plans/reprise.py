"""What may be carried over from the year before: its actions, and whether their objective still stands."""

from __future__ import annotations

from dataclasses import dataclass

from college.plans.actions.creation import correspondances, version_precedente
from college.plans.calculs import de_action
from college.plans.presentation import lu
from ctri.cadrage.models import Cadrage
from mutualisation.territoire.models import Region
from mutualisation.typographie import majuscule, periode


@dataclass(frozen=True)
class ActionReprise:
    """One action of last year. `objectif`: its rank in the new framing; None when it is to be chosen again."""

    cle: int
    numero: str
    intitule: str
    periode: str
    pilote: str
    jours: int
    objectif: int | None


@dataclass(frozen=True)
class Reprise:
    """Actions of the last frozen version of the year before."""

    annee: int
    version: int
    actions: tuple[ActionReprise, ...]


def a_reprendre(region: Region, cadrage: Cadrage | None, *, livrable: str, annee: int, pole: str) -> Reprise | None:
    """None when nothing was ever submitted for the year before."""
    version = version_precedente(region, livrable, annee, pole)
    if version is None or cadrage is None:
        return None
    contenu = lu(version.contenu)
    objectifs = list(cadrage.objectifs.all())
    rangs = {o.pk: o.rang for o in objectifs}
    repris = {ancien: rangs[pk] for ancien, pk in correspondances(version.contenu, objectifs).items()}
    noms = {medecin["id"]: medecin["affiche"] for medecin in contenu["medecins"]}
    return Reprise(
        annee - 1,
        version.numero,
        tuple(
            ActionReprise(
                a["id"],
                a["numero"],
                a["intitule"],
                majuscule(periode(a["debut"], a["fin"])),
                noms.get(a["pilote"] or 0, "–"),
                de_action(a).total,
                repris.get(a["objectif"] or 0),
            )
            for a in contenu["actions"]
        ),
    )
