"""Ask for an examination, confirm it, give it up; the work itself is done in the background (traitement.py)."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import PurePath
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from mutualisation.documents.actions import nom_propre
from mutualisation.effectifs import policies
from mutualisation.effectifs.importation import gardes
from mutualisation.effectifs.importation.models import Etat, ImportAgents
from mutualisation.effectifs.importation.policies import verifier_abandonner, verifier_confirmer
from mutualisation.file import enfiler
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region

TACHE = "mutualisation.tasks.traiter_import"
LOT = 50


@transaction.atomic
def demander(*, par: Acteur, region: Region, nom: str, octets: bytes) -> ImportAgents:
    """Keep the file and ask for its examination; what is plainly not a spreadsheet is refused at once."""
    policies.verifier_gerer_la_region(par, region)
    nature = gardes.examiner(nom, octets)
    instant = maintenant()
    importation = ImportAgents.objects.create(
        region=region,
        nom=f"{nom_propre(PurePath(nom).stem) or 'agents'}.{nature}",
        fichier=_deposer(octets, nature),
        taille=len(octets),
        empreinte=hashlib.sha256(octets).hexdigest(),
        demande_par=par.utilisateur,
        demande_le=instant,
        modifie_le=instant,
    )
    inscrire(importation, "demander_import", par=par, region=region, vers=importation.etat)
    enfiler(TACHE, importation.pk)
    return importation


@transaction.atomic
def confirmer(*, par: Acteur, importation: ImportAgents, empreinte: str) -> ImportAgents:
    """Ask for the recording of exactly the examination that was read (`empreinte`): all its lines, or none."""
    importation = _verrouiller(importation)
    verifier_confirmer(par, importation)
    if importation.empreinte_examen != empreinte:
        raise Refus("Cet examen a été refait depuis que vous l’avez lu : relisez le tableau avant de confirmer.")
    titre = par.titre(Droit.GERER_EFFECTIFS, importation.region)
    importation.confirme_par = par.utilisateur
    importation.confirme_mandat_id = titre.mandat_id if titre else None
    _passer(importation, Etat.A_ENREGISTRER, "confirmer_import", par)
    enfiler(TACHE, importation.pk)
    return importation


@transaction.atomic
def abandonner(*, par: Acteur, importation: ImportAgents) -> ImportAgents:
    """Nothing was written, nothing is kept: neither the lines nor the file."""
    importation = _verrouiller(importation)
    verifier_abandonner(par, importation)
    importation.lignes.all().delete()
    transaction.on_commit(partial(default_storage.delete, importation.fichier.name))
    importation.fichier = ""
    _passer(importation, Etat.ABANDONNE, "abandonner_import", par)
    return importation


def reprendre() -> int:
    """Send to the queue what waited or was left by a dead worker."""
    attendent = ImportAgents.objects.a_reprendre(maintenant()).order_by("modifie_le", "pk")
    lot = list(attendent.values_list("pk", flat=True)[:LOT])
    for pk in lot:
        enfiler(TACHE, pk)
    return len(lot)


def _deposer(octets: bytes, nature: str) -> str:
    """Under a name of our own: the sender's never reaches the disk."""
    return default_storage.save(f"imports/{uuid4()}.{nature}", ContentFile(octets))


def _verrouiller(importation: ImportAgents) -> ImportAgents:
    verrouilles = ImportAgents.objects.select_for_update(of=("self",), no_key=True)
    return verrouilles.select_related("region__circonscription", "region__dispositif__referentiel").get(
        pk=importation.pk
    )


def _passer(importation: ImportAgents, vers: Etat, code: str, par: Acteur) -> None:
    de = importation.etat
    importation.etat, importation.modifie_le, importation.tentatives = vers, maintenant(), 0
    importation.save()
    inscrire(importation, code, par=par, region=importation.region, de=de, vers=vers)
