"""Where files go: one name per key, so that a second rendering replaces what a dead one may have left."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from mutualisation.documents.models import Document, Etat


def nom_de_depot(cle: str, extension: str) -> str:
    """Spread over 256 folders."""
    return f"documents/{cle[:2]}/{cle}.{extension}"


def deposer(cle: str, extension: str, octets: bytes) -> str:
    """Write the file under its only name; the caller holds the row, which does not show the file yet."""
    nom = nom_de_depot(cle, extension)
    # Django never overwrites: it would store the file a second time, under another name.
    if default_storage.exists(nom):
        default_storage.delete(nom)
    return default_storage.save(nom, ContentFile(octets))


def perdu(document: Document) -> bool:
    """Whether the row says that the file is ready and the storage no longer has it."""
    return document.etat == Etat.PRET and not default_storage.exists(document.fichier.name)
