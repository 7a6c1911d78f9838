"""Why a file sent by a person is refused as a whole."""

from mutualisation.refus import Refus


class FichierRefuse(Refus):
    """The file is not what it should be; `raison` says why and what to do."""


ENDOMMAGE = "Ce fichier est endommagé : il ne peut pas être ouvert. Enregistrez-le de nouveau depuis votre logiciel."
EXPLOSIF = "Ce fichier se déplierait en {taille} une fois ouvert : il est refusé par sécurité."
PROTEGE = "Ce fichier est protégé par un mot de passe : enregistrez-le sans protection."
VIDE = "Ce fichier est vide (0 octet)."
DEUX_EXTENSIONS = "Le nom « {nom} » porte deux extensions : renommez le fichier avec une seule."
