"""What the home page says of documents to whoever asked for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import DateTimeField, Q
from django.urls import reverse

from mutualisation.accueil.lecture import une_fois
from mutualisation.accueil.registre import Fait, Registre, Tache
from mutualisation.documents.fabriques import fabrique
from mutualisation.documents.models import Document, Etat
from mutualisation.documents.policies import peut_voir
from mutualisation.mandats.acteur import Acteur
from mutualisation.requetes import Preparee, Trou
from mutualisation.typographie import compte

if TYPE_CHECKING:
    from mutualisation.territoire.models import Region

# Each one costs the query that says whether it may still be seen.
MONTRES = 3
# Without a last visit, nothing is later than it.
_A_DIRE = Preparee(
    lambda: Document.objects.filter(
        Q(etat=Etat.ECHEC) | Q(etat=Etat.PRET, pret_le__gt=Trou("depuis", DateTimeField())),
        demande_par=Trou("lecteur"),
        region=Trou("region"),
    ).order_by("demande_le", "pk")
)


def faits(acteur: Acteur, region: Region | None) -> Iterable[Fait]:
    """One's documents ready since the last visit."""
    prets = [d for d in _les_miens(acteur, region) if d.etat == Etat.PRET]
    for document in sorted(prets, key=lambda d: (d.pret_le, d.pk), reverse=True)[:MONTRES]:
        if document.pret_le and peut_voir(acteur, document):
            texte = f"{fabrique(document.genre).designation} {document.nom} est prêt"
            pages = compte(document.pages, "page") if document.pages else ""
            yield Fait(document.pret_le, texte, pages, reverse("document", args=[document.pk]))


def taches(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """One's documents given up after the last attempt."""
    echecs = [d for d in _les_miens(acteur, region) if d.etat == Etat.ECHEC]
    for document in echecs[:MONTRES]:
        if peut_voir(acteur, document):
            designation = fabrique(document.genre).designation
            yield Tache(
                titre=f"{designation} {document.nom} n’a pas pu être produit",
                url=reverse("document", args=[document.pk]),
                bouton="Réessayer",
                pourquoi=f"La production a échoué malgré {compte(document.tentatives, 'essai')}.",
                effet="Rien n’est perdu : seul le fichier manque.",
            )


def _les_miens(acteur: Acteur, region: Region | None) -> list[Document]:
    """What this person asked for and has to be told of, the oldest request first."""
    depuis, lecteur = acteur.utilisateur.derniere_visite, acteur.utilisateur.pk
    if region is None:
        return []
    cle = (Document, region.pk, depuis)
    return une_fois(acteur, cle, lambda: _A_DIRE.lire(region=region.pk, depuis=depuis, lecteur=lecteur))


def inscrire(registre: Registre) -> None:
    """Called when the application is ready."""
    registre.inscrire("faits", faits)
    registre.inscrire("taches", taches)
