"""The words of a scheme (domaine, section 10).

Code and templates never name an institution: they ask the vocabulary, `v.comite.court.du` -> « du CTRI ».
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, RootModel

from mutualisation.referentiel.noms import FIGE, Genre, NomCommun, Terme

__all__ = ["Genre", "Mots", "NomCommun", "Terme", "Vocabulaire"]


class Vocabulaire(BaseModel):
    """Every word a screen, a mail or a PDF may need; a scheme that leaves one out is refused."""

    model_config = FIGE

    # Places and bodies
    dispositif: Terme
    region: Terme
    departement: Terme
    siege: Terme
    service_local: Terme
    service_unique: Terme
    service: Terme
    college: Terme
    comite: Terme
    pole: Terme
    # People
    proposant: Terme
    presidence: Terme
    presidence_college: Terme
    secretaire: Terme
    membre: Terme
    chef: Terme
    medecin: Terme
    associe: Terme
    agent: Terme
    evaluateur: Terme
    administrateur: Terme
    instance_nationale: Terme
    # What is written and decided
    cadrage: Terme
    objectif: Terme
    priorite: Terme
    proposition: Terme
    plan_travail: Terme
    bilan: Terme
    organisation: Terme
    fiche: Terme
    action: Terme
    fonction: Terme
    dossier: Terme
    seance: Terme
    reunion: Terme
    ordre_du_jour: Terme
    compte_rendu: Terme
    avis: Terme
    decision: Terme
    modification: Terme
    avenant: Terme
    saisine: Terme
    # Staff
    rattachement: Terme
    affectation: Terme
    effectif_socle: Terme
    mandat: Terme

    def terme(self, code: str) -> Terme:
        """By code, when the code is data; an unknown one raises."""
        if code not in type(self).model_fields:
            raise KeyError(code)
        mot: Terme = getattr(self, code)
        return mot


class Mots(RootModel[dict[str, Terme]]):
    """The vocabulary frozen inside an old content: read as it was, even if newer versions know more words."""

    model_config = ConfigDict(frozen=True)

    def __getattr__(self, code: str) -> Any:
        if code.startswith("_") or code not in self.root:
            raise AttributeError(code)
        return self.root[code]
