"""Files past their term (règle R1): those never made are deleted; a ready one reproduces a frozen act, and stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet

from mutualisation.conservation.registre import Classe, inscrire
from mutualisation.documents.models import Document, Etat
from mutualisation.territoire.models import Dispositif


def _anciens(dispositif: Dispositif, avant: dt.date) -> QuerySet[Document]:
    return Document.objects.filter(region__dispositif=dispositif, demande_le__date__lt=avant).order_by("pk")


def _dus(dispositif: Dispositif, avant: dt.date) -> Sequence[int]:
    return list(_anciens(dispositif, avant).filter(etat=Etat.ECHEC).values_list("pk", flat=True))


def _supprimer(documents: Sequence[int]) -> None:
    Document.objects.filter(pk__in=documents, etat=Etat.ECHEC).delete()


def inscrire_classe() -> None:
    """Called when the application starts."""
    inscrire(
        Classe(
            "documents",
            "fichiers jamais produits effacés",
            _dus,
            _supprimer,
            figes=lambda dispositif, avant: _anciens(dispositif, avant).filter(etat=Etat.PRET).count(),
            raison="fichiers d’actes figés, à verser aux archives",
        )
    )
