"""What the storage holds against what the rows say: files of no row are swept, lost or altered ones are told."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from dataclasses import dataclass, field

from django.core.files.storage import default_storage

from mutualisation.pieces.models import DOSSIER, PieceJointe
from mutualisation.temps import maintenant

journal = logging.getLogger(__name__)

# A file is written just before its row: younger, it may only be waiting for it.
PATIENCE = dt.timedelta(days=1)
LOT = 500


def purger() -> int:
    """Erase the files that no row names: act undone after the file was written, or cut before it was erased."""
    if not default_storage.exists(DOSSIER):
        return 0
    limite, nombre = maintenant() - PATIENCE, 0
    fichiers = sorted(f"{DOSSIER}/{nom}" for nom in default_storage.listdir(DOSSIER)[1])
    for debut in range(0, len(fichiers), LOT):
        lot = set(fichiers[debut : debut + LOT])
        connus = set(PieceJointe.objects.filter(fichier__in=lot).values_list("fichier", flat=True))
        for fichier in sorted(lot - connus):
            if default_storage.get_modified_time(fichier) < limite:
                default_storage.delete(fichier)
                nombre += 1
    if nombre:
        journal.info("files of no joined document erased", extra={"fichiers": nombre})
    return nombre


@dataclass
class Verification:
    """What a check of the whole storage found."""

    intactes: int = 0
    perdues: list[PieceJointe] = field(default_factory=list)
    alterees: list[PieceJointe] = field(default_factory=list)


def verifier() -> Verification:
    """Read every file again and compare it with its fingerprint: after a restore, or from time to time."""
    bilan = Verification()
    for piece in PieceJointe.objects.filter(retiree_le=None).order_by("pk").iterator():
        if not default_storage.exists(piece.fichier.name):
            bilan.perdues.append(piece)
            continue
        with default_storage.open(piece.fichier.name) as fichier:
            intacte = hashlib.file_digest(fichier, "sha256").hexdigest() == piece.empreinte
        if intacte:
            bilan.intactes += 1
        else:
            bilan.alterees.append(piece)
    return bilan
