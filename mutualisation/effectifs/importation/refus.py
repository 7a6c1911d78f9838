"""Why a spreadsheet is refused as a whole; a refused line is not one of these (see controle.py)."""

MACROS = "Ce classeur contient des macros : enregistrez-le sans macro, au format .xlsx."
TROP_DE_LIGNES = "Ce fichier dépasse {limite} lignes : partagez-le en plusieurs fichiers."
TROP_DE_COLONNES = "Ce fichier dépasse {limite} colonnes ({cellule}) : gardez celles du modèle."
SANS_FEUILLE = "Ce classeur n’a aucune feuille de calcul."
