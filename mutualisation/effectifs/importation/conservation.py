"""Retention of imports: a spreadsheet of agents and its examination are erased after a while; the row stays.

What stays says who sent what and when, with counts and a fingerprint: no name.
"""

from __future__ import annotations

import logging
from functools import partial

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from mutualisation.effectifs.importation.models import Etat, ImportAgents
from mutualisation.journal.actions import inscrire
from mutualisation.temps import maintenant

journal = logging.getLogger(__name__)

DOSSIER = "imports"


def purger() -> int:
    """Erase file and lines of the imports that have not moved for as long as they are kept, and files of no import."""
    limite = maintenant() - settings.IMPORTS_CONSERVATION
    nombre = 0
    for pk in ImportAgents.objects.a_effacer(limite).values_list("pk", flat=True):
        nombre += _effacer(pk)
    _effacer_les_orphelins()
    if nombre:
        journal.info("old imports erased", extra={"imports": nombre})
    return nombre


@transaction.atomic
def _effacer(pk: int) -> bool:
    """Under the row's lock: whoever confirms at this very moment wins, or is told that it is too late."""
    a_effacer = ImportAgents.objects.a_effacer(maintenant() - settings.IMPORTS_CONSERVATION)
    importation = a_effacer.select_for_update(no_key=True, of=("self",)).filter(pk=pk).first()
    if importation is None:
        return False
    importation.lignes.all().delete()
    transaction.on_commit(partial(default_storage.delete, importation.fichier.name))
    importation.fichier = ""
    de = importation.etat
    # Never confirmed: without its file, it can only be given up.
    code = "abandonner_import" if de == Etat.ANALYSE else "effacer_import"
    importation.etat = Etat.ABANDONNE if de == Etat.ANALYSE else de
    importation.save(update_fields=["fichier", "etat"])
    passage = {"de": de, "vers": importation.etat} if importation.etat != de else {}
    inscrire(importation, code, par=None, region=importation.region, **passage)
    return True


def _effacer_les_orphelins() -> None:
    """Files whose row was never committed."""
    if not default_storage.exists(DOSSIER):
        return
    limite = maintenant() - settings.IMPORTS_CONSERVATION
    _, noms = default_storage.listdir(DOSSIER)
    fichiers = {f"{DOSSIER}/{nom}" for nom in noms}
    connus = set(ImportAgents.objects.filter(fichier__in=fichiers).values_list("fichier", flat=True))
    for fichier in fichiers - connus:
        if default_storage.get_modified_time(fichier) < limite:
            default_storage.delete(fichier)
            journal.info("file of no import erased", extra={"fichier": fichier})
