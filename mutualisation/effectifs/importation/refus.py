"""Why a spreadsheet is refused as a whole; a refused line is not one of these (see controle.py)."""

from mutualisation.refus import Refus


class FichierRefuse(Refus):
    """The file cannot be examined; `raison` says why and what to do."""


ENDOMMAGE = "Ce fichier est endommagé : il ne peut pas être ouvert. Enregistrez-le de nouveau depuis votre tableur."
EXPLOSIF = "Ce fichier se déplierait en {taille} une fois ouvert : il est refusé par sécurité."
PROTEGE = "Ce classeur est protégé par un mot de passe : enregistrez-le sans protection."
MACROS = "Ce classeur contient des macros : enregistrez-le sans macro, au format .xlsx."
TROP_DE_LIGNES = "Ce fichier dépasse {limite} lignes : partagez-le en plusieurs fichiers."
TROP_DE_COLONNES = "Ce fichier dépasse {limite} colonnes ({cellule}) : gardez celles du modèle."
SANS_FEUILLE = "Ce classeur n’a aucune feuille de calcul."
