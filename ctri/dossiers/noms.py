"""How a proposal is called: its title with the article a sentence asks for, and its reference (section 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctri.dossiers.models import Dossier
    from mutualisation.territoire.models import Region


def reference(region: Region, livrable: str, annee: int, pole: str) -> str:
    """“PTA-AUV-2027”, “PTP-RPS-BRE-2027” for a pole (section 12: region letters)."""
    parties = [region.schema.livrable(livrable).sigle]
    if pole:
        parties.append(region.schema.pole(pole).abrege)
    return "-".join([*parties, region.circonscription.sigle, str(annee)])


def intitule(region: Region, livrable: str, annee: int, pole: str, *, forme: str = "Nom") -> str:
    """“Plan de travail 2027”, or “le plan de travail 2027”; for a pole, “Programme du pôle RPS 2027”.

    What stays in force until replaced is of no year: “Règlement intérieur” (règle V3).
    """
    definition = region.schema.livrable(livrable)
    parties = [getattr(definition.libelle.court, forme)]
    if pole:
        parties.append(f"{region.vocabulaire.pole.du} {region.schema.pole(pole).abrege}")
    return " ".join([*parties, str(annee)] if definition.annuel else parties)


def nommer(dossier: Dossier, forme: str = "le") -> str:
    """“le plan de travail 2027”, “l’avenant PTA-AUV-2027-A1”: a dossier inside a sentence."""
    if dossier.remplace_id:
        return f"{getattr(dossier.region.vocabulaire.avenant, forme)} {dossier.reference}"
    return intitule(dossier.region, dossier.livrable, dossier.annee, dossier.pole, forme=forme)
