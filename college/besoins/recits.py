"""How the acts on training needs read in the history (règle V7)."""

from college.besoins.etats import EtatBesoin
from college.besoins.models import BesoinFormation
from mutualisation.journal.libelles import inscrire_etats, inscrire_phrases
from mutualisation.journal.models import Acte
from mutualisation.typographie import enumeration


def _champs(acte: Acte) -> str:
    """“priorité et précisions”."""
    noms = {champ.name: str(champ.verbose_name) for champ in BesoinFormation._meta.concrete_fields}
    return enumeration([noms[champ] for champ in acte.donnees["champs"]])


def inscrire() -> None:
    """Register a phrase for every act of this sub-package."""
    inscrire_phrases(
        "college.besoinformation",
        {
            "exprimer": "a exprimé le besoin",
            "modifier": lambda acte: f"a modifié le besoin ({_champs(acte)})",
            "retenir": "a retenu le besoin",
            "ecarter": "a écarté le besoin",
            "reexaminer": "a rouvert l’examen du besoin",
        },
    )
    inscrire_etats("college.besoinformation", lambda acte, etat: str(EtatBesoin(etat).label))
