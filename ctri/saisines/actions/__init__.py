"""What changes a question. Every function locks it first, checks the right, and is one transaction."""

from ctri.saisines.actions.demande import ADRESSEE, adresser, creer, modifier, prolonger, retirer, supprimer
from ctri.saisines.actions.echanges import echanger
from ctri.saisines.actions.porte import franchir, verrouiller
from ctri.saisines.actions.reponse import RENDUE, approuver, presenter, rediger, rendre, reprendre

__all__ = [
    "ADRESSEE",
    "RENDUE",
    "adresser",
    "approuver",
    "creer",
    "echanger",
    "franchir",
    "modifier",
    "presenter",
    "prolonger",
    "rediger",
    "rendre",
    "reprendre",
    "retirer",
    "supprimer",
    "verrouiller",
]
