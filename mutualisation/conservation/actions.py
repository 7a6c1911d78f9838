"""Doing what was listed, all of it or nothing, with a line in the journal that holds counts only (règles R1, V7)."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.db import transaction

from mutualisation.conservation.echeances import Ligne, empreinte, lister
from mutualisation.journal.actions import inscrire
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Dispositif


@transaction.atomic
def appliquer(*, jour: dt.date, liste: str) -> list[Ligne]:
    """Apply the list whose fingerprint is given; one that changed since is refused, and so is a day to come."""
    if jour > aujourdhui():
        raise Refus("On n’applique pas une conservation à une date à venir.")
    # One at a time: the second waits, then finds that the list is no longer the one it was given.
    list(Dispositif.objects.select_for_update(of=("self",)).order_by("pk"))
    lignes = [ligne for ligne in lister(jour) if ligne.dus]
    if empreinte(lignes) != liste:
        raise Refus("La liste a changé depuis qu’elle a été établie. Établissez-la de nouveau avant de l’appliquer.")
    for ligne in lignes:
        _appliquer(ligne, jour)
    return lignes


def _appliquer(ligne: Ligne, jour: dt.date) -> None:
    if ligne.classe is None:
        return
    if ligne.regle.ensuite == "archivage" and ligne.classe.exporter is not None:
        _archiver(ligne, jour, ligne.classe.exporter(ligne.dus))
    ligne.classe.appliquer(ligne.dus)
    donnees = {"classe": ligne.regle.classe, "nombre": len(ligne.dus), "avant": ligne.avant.isoformat()}
    inscrire(ligne.dispositif, "conserver", par=None, donnees=donnees)


def _archiver(ligne: Ligne, jour: dt.date, contenu: Sequence[dict[str, object]]) -> Path:
    """A file nobody but the software's own account reads, written before anything is erased."""
    dossier = Path(settings.DOSSIER_VAR) / "archives"
    dossier.mkdir(mode=0o700, parents=True, exist_ok=True)
    chemin = dossier / f"{jour:%Y-%m-%d}-{ligne.dispositif.code}-{ligne.regle.classe}-{empreinte([ligne])}.json"
    octets = json.dumps(contenu, ensure_ascii=False, indent=1).encode()
    with os.fdopen(os.open(chemin, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as fichier:
        fichier.write(octets)
        fichier.flush()
        os.fsync(fichier.fileno())
    return chemin
