"""The shape of a référentiel file, one module per noun."""

from mutualisation.referentiel.schema.acteurs import Profession, Role
from mutualisation.referentiel.schema.comite import Acte, Actes, Comite, Etats
from mutualisation.referentiel.schema.fonctions import Famille, Fonction, Pole
from mutualisation.referentiel.schema.livrables import Livrable
from mutualisation.referentiel.schema.referentiel import Referentiel, par_code

__all__ = [
    "Acte",
    "Actes",
    "Comite",
    "Etats",
    "Famille",
    "Fonction",
    "Livrable",
    "Pole",
    "Profession",
    "Referentiel",
    "Role",
    "par_code",
]
