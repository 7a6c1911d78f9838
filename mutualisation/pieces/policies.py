"""Who sees, joins, withdraws a document: whoever may on the object it hangs on; no right of its own."""

from __future__ import annotations

from django.conf import settings

from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.pieces.models import PieceJointe
from mutualisation.pieces.porteurs import Porteur, codes, porteur
from mutualisation.refus import Refus
from mutualisation.typographie import compte


def peut_voir(acteur: Acteur, piece: PieceJointe) -> bool:
    """Whoever may see the object; nobody once the document is withdrawn."""
    if piece.retiree_le is not None or piece.porteur not in codes():
        return False
    return porteur(piece.porteur).visible(acteur, piece.objet_id)


def verifier_nombre(deja: int) -> None:
    """An object carries so many documents, no more."""
    if deja >= settings.PIECES_PAR_OBJET:
        raise Refus(f"{compte(deja, 'document joint', 'documents joints')} : c’est le nombre maximal. Retirez-en un.")


def verifier_joindre(acteur: Acteur, sur: Porteur, objet_id: int) -> Titre:
    """The right of the object, then the number it carries already."""
    titre = sur.verifier_joindre(acteur, objet_id)
    verifier_nombre(PieceJointe.objects.de(sur.code, [objet_id]).count())
    return titre


def verifier_retirer(acteur: Acteur, piece: PieceJointe) -> Titre:
    """Whoever may join may withdraw, as long as the object can change."""
    if piece.retiree_le is not None:
        raise Refus("Ce document est déjà retiré.")
    return porteur(piece.porteur).verifier_joindre(acteur, piece.objet_id)
