"""A change as one reads it in the table: labels, never codes."""

from __future__ import annotations

from typing import Any

from mutualisation.effectifs.importation.colonnes import PAR_CLE
from mutualisation.effectifs.importation.lignes import Difference, NouveauPoste
from mutualisation.effectifs.importation.situation import Nomenclature, Poste
from mutualisation.typographie import date_longue, pourcent

VIDE = "(vide)"


def differences_de_champs(
    nomenclature: Nomenclature, avant: dict[str, Any] | None, apres: dict[str, Any]
) -> tuple[Difference, ...]:
    """One per field; `avant` is none for a new agent."""
    return tuple(
        Difference(
            PAR_CLE[champ].titre,
            "" if avant is None else lisible(nomenclature, champ, avant[champ]),
            lisible(nomenclature, champ, valeur),
        )
        for champ, valeur in apres.items()
    )


def differences_de_poste(services: dict[int, str], avant: Poste | None, apres: NouveauPoste) -> tuple[Difference, ...]:
    """Service and share, then the first day of the change."""
    changements = []
    if avant is None or avant.service != apres.service:
        ancien = services[avant.service] if avant else ""
        changements.append(Difference(PAR_CLE["service"].titre, ancien, services[apres.service]))
    if avant is None or avant.quotite != apres.quotite:
        ancien = pourcent(avant.quotite) if avant else ""
        changements.append(Difference(PAR_CLE["quotite"].titre, ancien, pourcent(apres.quotite)))
    return (*changements, Difference("À compter du", "", date_longue(apres.debut)))


def lisible(nomenclature: Nomenclature, champ: str, valeur: Any) -> str:
    """The label of a code, « oui », « féminin »."""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if not (texte := str(valeur)):
        return VIDE
    if champ == "genre":
        return "féminin" if texte == "f" else "masculin"
    if champ == "profession":
        return nomenclature.professions.get(texte, texte)
    if champ == "corps":
        return nomenclature.corps[texte].libelle if texte in nomenclature.corps else texte
    return nomenclature.libelle_grade(texte) if champ == "grade" else texte
