"""Join a document to an object, withdraw it. Nothing is written before the whole file was looked at."""

from __future__ import annotations

import hashlib
from functools import partial
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from mutualisation.fichiers.refus import FichierRefuse
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.pieces import policies
from mutualisation.pieces.controle import controler, verifier_taille
from mutualisation.pieces.models import DOSSIER, PieceJointe
from mutualisation.pieces.porteurs import porteur as porteur_inscrit
from mutualisation.temps import maintenant


@transaction.atomic
def joindre(*, porteur: str, objet_id: int, fichier: File, par: Acteur) -> PieceJointe:
    """Keep the file under a name of our own, with the sender's name cleaned; FichierRefuse says what is wrong with it.

    The antivirus saw the file at the form's door (`ChampFichier`), the only one through which a person sends one.
    """
    sur = porteur_inscrit(porteur)
    sur.verrouiller(objet_id)
    titre = policies.verifier_joindre(par, sur, objet_id)
    verifier_taille(fichier.size, settings.PIECES_TAILLE_MAX)
    octets = fichier.read()
    controlee = controler(fichier.name or "", octets)
    empreinte = hashlib.sha256(octets).hexdigest()
    if deja := PieceJointe.objects.de(porteur, [objet_id]).filter(empreinte=empreinte).first():
        raise FichierRefuse(f"Ce fichier est déjà joint, sous le nom « {deja.nom} ».")
    piece = PieceJointe.objects.create(
        porteur=porteur,
        objet_id=objet_id,
        region=sur.region(objet_id),
        nom=controlee.nom,
        type_contenu=controlee.type_contenu,
        taille=len(octets),
        empreinte=empreinte,
        fichier=_deposer(octets),
        deposee_par=par.utilisateur,
        deposee_le=maintenant(),
    )
    inscrire(piece, "joindre_piece", par=par, titre=titre, region=piece.region, donnees=_donnees(piece))
    return piece


@transaction.atomic
def retirer(*, piece: PieceJointe, par: Acteur, motif: str = "") -> PieceJointe:
    """The row says who withdrew it and when; the file goes as soon as that is written."""
    porteur_inscrit(piece.porteur).verrouiller(piece.objet_id)
    piece = PieceJointe.objects.select_for_update(of=("self",), no_key=True).select_related("region").get(pk=piece.pk)
    titre = policies.verifier_retirer(par, piece)
    transaction.on_commit(partial(default_storage.delete, piece.fichier.name))
    piece.fichier, piece.retiree_le, piece.retiree_par = "", maintenant(), par.utilisateur
    piece.save(update_fields=["fichier", "retiree_le", "retiree_par"])
    inscrire(piece, "retirer_piece", par=par, titre=titre, region=piece.region, motif=motif, donnees=_donnees(piece))
    return piece


def _deposer(octets: bytes) -> str:
    """Neither the sender's name nor an extension: nothing that a server or a person could run by its name."""
    return default_storage.save(f"{DOSSIER}/{uuid4().hex}", ContentFile(octets))


def _donnees(piece: PieceJointe) -> dict[str, object]:
    return {"porteur": piece.porteur, "objet": piece.objet_id}
