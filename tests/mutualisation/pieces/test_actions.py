"""Joining and withdrawing: what is written, what never is, and what the database refuses whoever asks."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, transaction

from mutualisation.exploitation import sauvegarde
from mutualisation.fichiers.refus import FichierRefuse
from mutualisation.journal.libelles import raconter
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.pieces import actions
from mutualisation.pieces.conservation import PATIENCE, purger, verifier
from mutualisation.pieces.lecture import pieces_de
from mutualisation.pieces.models import DOSSIER, PieceJointe
from mutualisation.refus import Refus
from mutualisation.temps import horloge, maintenant
from tests.distribution import Monde
from tests.mutualisation.pieces import fichiers
from tests.mutualisation.pieces.conftest import CODE, Joindre, Objet, ecrits
from tests.mutualisation.pieces.test_hostiles import HOSTILES

pytestmark = pytest.mark.django_db


@pytest.fixture
def retirer(monde: Monde, django_capture_on_commit_callbacks: Callable[..., Any]) -> Callable[..., PieceJointe]:
    def _retirer(piece: PieceJointe, motif: str = "") -> PieceJointe:
        with django_capture_on_commit_callbacks(execute=True):
            return actions.retirer(piece=piece, par=acteur_de(monde.mir_a), motif=motif)

    return _retirer


def test_un_document_est_garde_sous_un_nom_a_nous(deposer: Joindre, depot: Path, monde: Monde, objet: Objet) -> None:
    piece = deposer("Mémo.txt")
    [ecrit] = ecrits(depot)
    assert ecrit.parent == depot / DOSSIER
    assert len(ecrit.name) == 32
    assert "." not in ecrit.name
    assert ecrit.stat().st_mode & 0o777 == 0o640
    assert ecrit.read_bytes() == fichiers.HONNETES["Mémo.txt"]()
    assert (piece.nom, piece.type_contenu, piece.nature) == ("Mémo.txt", "text/plain; charset=utf-8", "Texte")
    assert (piece.taille, piece.region, piece.deposee_par) == (ecrit.stat().st_size, monde.auvergne, monde.mir_a)
    assert objet.verrous == [monde.auvergne.pk], "the lock of the object comes first"


def test_le_journal_dit_qui_a_joint_puis_retire(deposer: Joindre, retirer: Any, monde: Monde) -> None:
    piece = retirer(deposer(), motif="Mauvaise version")
    joint, retire = Acte.objects.filter(objet_type="mutualisation.piecejointe", objet_id=piece.pk).order_by("pk")
    assert (raconter(joint).quoi, raconter(retire).quoi) == ("a joint un document", "a retiré un document")
    assert joint.donnees == {"porteur": CODE, "objet": monde.auvergne.pk}
    assert joint.region == monde.auvergne
    assert retire.motif is not None
    assert retire.motif.texte == "Mauvaise version"


@pytest.mark.parametrize("cas", [cas for cas in HOSTILES if not cas.startswith(("bombe", "trop de", "chemin"))])
def test_rien_n_est_ecrit_d_un_fichier_hostile(deposer: Joindre, depot: Path, cas: str) -> None:
    nom, fabriquer, _ = HOSTILES[cas]
    with pytest.raises(FichierRefuse):
        deposer(nom, fabriquer())
    assert ecrits(depot) == []
    assert not PieceJointe.objects.exists()
    assert not Acte.objects.filter(objet_type="mutualisation.piecejointe").exists()


def test_un_fichier_trop_lourd_n_est_pas_lu(objet: Objet, monde: Monde, settings: Any) -> None:
    settings.PIECES_TAILLE_MAX = 100
    fichier = File(file=None, name="a.txt")
    fichier.size = 101
    with pytest.raises(FichierRefuse, match="la limite est de"):
        actions.joindre(porteur=CODE, objet_id=monde.auvergne.pk, fichier=fichier, par=acteur_de(monde.mir_a))


def test_un_chemin_dans_le_nom_est_refuse(objet: Objet, monde: Monde, depot: Path) -> None:
    fichier = ContentFile(b"Bonjour", name="../../note.txt")
    with pytest.raises(FichierRefuse, match="contient un chemin"):
        actions.joindre(porteur=CODE, objet_id=monde.auvergne.pk, fichier=fichier, par=acteur_de(monde.mir_a))
    assert ecrits(depot) == []


def test_le_meme_fichier_ne_se_joint_qu_une_fois(deposer: Joindre, retirer: Any) -> None:
    piece = deposer("a.txt")
    with pytest.raises(FichierRefuse, match="est déjà joint, sous le nom «\u202fa\\.txt"):
        deposer("b.txt")
    retirer(piece)
    assert deposer("b.txt").nom == "b.txt"


def test_un_objet_ne_porte_qu_un_nombre_de_documents(deposer: Joindre, retirer: Any, settings: Any) -> None:
    settings.PIECES_PAR_OBJET = 2
    premiere = deposer("1.txt", b"1")
    deposer("2.txt", b"2")
    with pytest.raises(Refus, match="2\xa0documents joints\xa0: c’est le nombre maximal"):
        deposer("3.txt", b"3")
    retirer(premiere)
    assert deposer("3.txt", b"3").nom == "3.txt"


def test_l_objet_dit_qui_et_jusqu_a_quand(deposer: Joindre, retirer: Any, objet: Objet, monde: Monde) -> None:
    piece = deposer()
    with pytest.raises(Refus, match="Réservé"):
        actions.retirer(piece=piece, par=acteur_de(monde.medecin_a))
    objet.fige = True
    with pytest.raises(Refus, match="ne change plus"):
        deposer("autre.txt", b"autre")
    with pytest.raises(Refus, match="ne change plus"):
        retirer(piece)


def test_une_piece_retiree_garde_sa_ligne_et_perd_son_fichier(deposer: Joindre, retirer: Any, depot: Path) -> None:
    piece = retirer(deposer())
    assert ecrits(depot) == []
    relue = PieceJointe.objects.get(pk=piece.pk)
    assert (str(relue.fichier), relue.nom) == ("", "Note.txt")
    assert relue.retiree_le is not None
    assert pieces_de(CODE, [relue.objet_id])[relue.objet_id] == []
    with pytest.raises(Refus, match="déjà retiré"):
        retirer(piece)


@pytest.mark.parametrize(
    "change",
    [
        {"nom": "autre.txt"},
        {"empreinte": "0" * 64},
        {"objet_id": 0},
        {"type_contenu": "application/pdf"},
        {"fichier": "pieces/autre"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_la_base_refuse_de_changer_une_piece(deposer: Joindre, change: dict[str, Any]) -> None:
    piece = deposer()
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        PieceJointe.objects.filter(pk=piece.pk).update(**change)


def test_la_base_refuse_d_effacer_ou_de_rendre_une_piece(deposer: Joindre, retirer: Any) -> None:
    piece = deposer()
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        PieceJointe.objects.filter(pk=piece.pk).delete()
    retirer(piece)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        PieceJointe.objects.filter(pk=piece.pk).update(retiree_le=None, retiree_par=None, fichier="pieces/x")


@pytest.mark.parametrize(
    ("champs", "contrainte"),
    [
        ({"type_contenu": "text/html"}, "piece_type_accepte"),
        ({"taille": 0}, "piece_identifiee"),
        ({"empreinte": "x"}, "piece_identifiee"),
        ({"nom": ""}, "piece_identifiee"),
        ({"fichier": ""}, "piece_retiree_sans_fichier"),
        ({"retiree_le": dt.datetime(2100, 1, 1, tzinfo=dt.UTC)}, "piece_retiree_sans_fichier"),
    ],
)
def test_la_base_dit_les_regles(monde: Monde, champs: dict[str, Any], contrainte: str) -> None:
    valeurs: dict[str, Any] = {
        "porteur": CODE, "objet_id": 1, "nom": "a.txt", "type_contenu": "application/pdf", "taille": 1,
        "empreinte": "a" * 64, "fichier": "pieces/a", "deposee_par": monde.mir_a, "deposee_le": maintenant(),
    }  # fmt: skip
    with pytest.raises(IntegrityError, match=contrainte), transaction.atomic():
        PieceJointe.objects.create(**valeurs | champs)


# ── What the storage holds ────────────────────────────────────────────────────
def test_un_fichier_que_nulle_piece_ne_nomme_est_efface(deposer: Joindre) -> None:
    """The storage dates files by the machine's own clock."""
    gardee = deposer().fichier.name
    orphelin = default_storage.save(f"{DOSSIER}/orphelin", ContentFile(b"x"))
    depose = default_storage.get_modified_time(orphelin)
    with horloge(depose + PATIENCE):
        assert purger() == 0
    with horloge(depose + PATIENCE + dt.timedelta(seconds=1)):
        assert purger() == 1
    assert not default_storage.exists(orphelin)
    assert default_storage.exists(gardee)


def test_un_depot_defait_ne_laisse_qu_un_fichier_a_balayer(deposer: Joindre, depot: Path) -> None:
    with transaction.atomic():
        deposer()
        transaction.set_rollback(True)
    assert not PieceJointe.objects.exists()
    with horloge(maintenant() + PATIENCE * 2):
        assert purger() == 1
    assert ecrits(depot) == []


def test_la_verification_dit_ce_qui_manque_et_ce_qui_a_change(deposer: Joindre, depot: Path) -> None:
    _, alteree, perdue = (deposer(f"{n}.txt", n.encode()) for n in ("1", "2", "3"))
    (depot / alteree.fichier.name).write_bytes(b"autre chose")
    (depot / perdue.fichier.name).unlink()
    bilan = verifier()
    assert (bilan.intactes, bilan.alterees, bilan.perdues) == (1, [alteree], [perdue])
    sortie, erreurs = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match="manquent ou ont changé"):
        call_command("pieces", stdout=sortie, stderr=erreurs)
    assert sortie.getvalue() == "Pièces intactes : 1 ; perdues : 1 ; altérées : 1.\n"
    assert erreurs.getvalue().splitlines() == [
        f"Pièce {perdue.pk} perdue : 3.txt ({CODE} {perdue.objet_id}).",
        f"Pièce {alteree.pk} altérée : 2.txt ({CODE} {alteree.objet_id}).",
    ]


def test_la_sauvegarde_emporte_les_pieces_et_les_rend_intactes(deposer: Joindre, depot: Path, tmp_path: Path) -> None:
    deposer("Compte rendu.pdf", fichiers.pdf())
    archive = tmp_path / sauvegarde.FICHIERS
    sauvegarde._archiver_fichiers(archive)
    for chemin in ecrits(depot):
        chemin.unlink()
    assert len(verifier().perdues) == 1
    sauvegarde._extraire_fichiers(archive)
    assert (verifier().intactes, verifier().perdues) == (1, [])
