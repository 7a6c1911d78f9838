"""The two files of a plan: as submitted, as decided (règle V5)."""

from college.impression.fabrique import paire
from college.plans.actions.creation import GENRE
from college.plans.pdf import VERSION_GABARIT, fabriquer

FABRIQUES = paire(GENRE, VERSION_GABARIT, fabriquer)
