"""How the acts on the watch read in the history (règle V7)."""

from college.veille.etats import EtatNote
from college.veille.models import NoteVeille
from mutualisation.journal.libelles import inscrire_etats, inscrire_phrases
from mutualisation.journal.models import Acte
from mutualisation.typographie import enumeration


def _champs(acte: Acte) -> str:
    """“titre et texte”."""
    noms = {champ.name: str(champ.verbose_name) for champ in NoteVeille._meta.concrete_fields}
    return enumeration([noms[champ] for champ in acte.donnees["champs"]])


def inscrire() -> None:
    """Register a phrase for every act of this sub-package."""
    inscrire_phrases(
        "college.noteveille",
        {
            "rediger": "a commencé la note",
            "modifier": lambda acte: f"a modifié le brouillon ({_champs(acte)})",
            "supprimer": "a supprimé le brouillon",
            "publier": "a publié la note",
            "corriger": lambda acte: f"a corrigé la note ({_champs(acte)})",
            "retirer": "a retiré la note",
        },
    )
    inscrire_etats("college.noteveille", lambda acte, etat: str(EtatNote(etat).label))
    inscrire_phrases(
        "college.abonnementveille",
        {"s_abonner": "a demandé la lettre de veille", "se_desabonner": "a renoncé à la lettre de veille"},
    )
