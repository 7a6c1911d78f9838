"""Server-made pictures: the same geometry on screen and in PDF, each with its title and its values written."""

from mutualisation.dessins.bande import bande_periode
from mutualisation.dessins.barres import (
    GroupeCapacite,
    LigneCapacite,
    barre_medecin,
    barres_capacite,
    legende_capacite,
)
from mutualisation.dessins.carte import Zone, carte, sans_contour, teintes, tout_tient
from mutualisation.dessins.contours import CREDIT_CARTE
from mutualisation.dessins.frise import Rangee, Repere, frise, legende_frise
from mutualisation.dessins.repartition import Part, barre_repartition
from mutualisation.dessins.theme import ECRAN, PAPIER, Theme

__all__ = [
    "CREDIT_CARTE",
    "ECRAN",
    "PAPIER",
    "GroupeCapacite",
    "LigneCapacite",
    "Part",
    "Rangee",
    "Repere",
    "Theme",
    "Zone",
    "bande_periode",
    "barre_medecin",
    "barre_repartition",
    "barres_capacite",
    "carte",
    "frise",
    "legende_capacite",
    "legende_frise",
    "sans_contour",
    "teintes",
    "tout_tient",
]
