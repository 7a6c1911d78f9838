"""What the home page says of documents to whoever asked for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse

from mutualisation.accueil.registre import Fait, Registre, Tache
from mutualisation.documents.fabriques import fabrique
from mutualisation.documents.models import Document, Etat
from mutualisation.documents.policies import peut_voir
from mutualisation.mandats.acteur import Acteur
from mutualisation.typographie import compte

if TYPE_CHECKING:
    from mutualisation.territoire.models import Region

# Each one costs the query that says whether it may still be seen.
MONTRES = 3


def faits(acteur: Acteur, region: Region | None) -> Iterable[Fait]:
    """One's documents ready since the last visit."""
    depuis = acteur.utilisateur.derniere_visite
    if depuis is None:
        return
    for document in (
        _les_miens(acteur, region).filter(etat=Etat.PRET, pret_le__gt=depuis).order_by("-pret_le", "-pk")[:MONTRES]
    ):
        if document.pret_le and peut_voir(acteur, document):
            texte = f"{fabrique(document.genre).designation} {document.nom} est prêt"
            pages = compte(document.pages, "page") if document.pages else ""
            yield Fait(document.pret_le, texte, pages, reverse("document", args=[document.pk]))


def taches(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """One's documents given up after the last attempt."""
    for document in _les_miens(acteur, region).filter(etat=Etat.ECHEC).order_by("demande_le", "pk")[:MONTRES]:
        if peut_voir(acteur, document):
            designation = fabrique(document.genre).designation
            yield Tache(
                titre=f"{designation} {document.nom} n’a pas pu être produit",
                url=reverse("document", args=[document.pk]),
                bouton="Réessayer",
                pourquoi=f"La production a échoué malgré {compte(document.tentatives, 'essai')}.",
                effet="Rien n’est perdu : seul le fichier manque.",
            )


def _les_miens(acteur: Acteur, region: Region | None) -> QuerySet[Document]:
    return Document.objects.filter(demande_par=acteur.utilisateur, region=region)


def inscrire(registre: Registre) -> None:
    """Called when the application is ready."""
    registre.inscrire("faits", faits)
    registre.inscrire("taches", taches)
