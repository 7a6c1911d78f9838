"""The two files of a règlement: as submitted, as decided (règle V5)."""

from college.impression.fabrique import paire
from college.reglement.contenu import GENRE
from college.reglement.pdf import VERSION_GABARIT, fabriquer

FABRIQUES = paire(GENRE, VERSION_GABARIT, fabriquer)
