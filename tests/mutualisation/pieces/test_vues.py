"""The screens: what the field says, what a download carries, what a stranger learns (nothing)."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mutualisation.pieces import porteurs
from mutualisation.pieces.models import PieceJointe
from mutualisation.televersement import PlafondDeTeleversement
from tests.distribution import Monde
from tests.mutualisation.pieces import fichiers
from tests.mutualisation.pieces.conftest import CODE, Joindre, Objet, ecrits
from tests.mutualisation.pieces.test_hostiles import HOSTILES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("objet")]


@pytest.fixture
def mir(client: Client, connecte: Any, monde: Monde, depot: Path) -> Client:
    return connecte(client, monde.mir_a)


@pytest.fixture
def adresse(monde: Monde) -> str:
    return reverse("piece_joindre", args=[CODE, monde.auvergne.pk])


def envoi(nom: str = "Mémo.txt", octets: bytes | None = None, **champs: str) -> dict[str, Any]:
    contenu = fichiers.HONNETES["Mémo.txt"]() if octets is None else octets
    return {"fichier": SimpleUploadedFile(nom, contenu), "sans_patient": "on"} | champs


def test_on_joint_et_l_on_revient_a_l_objet(mir: Client, adresse: str, depot: Path) -> None:
    page = mir.get(adresse).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert "10\xa0Mo au plus" in page
    reponse = mir.post(adresse, envoi(), follow=True)
    assert reponse.redirect_chain == [(reverse("accueil"), 302)]
    assert "«\u202fMémo.txt\u202f» est joint." in reponse.content.decode()
    assert len(ecrits(depot)) == PieceJointe.objects.count() == 1


# The client, like every browser, sends no path; a zip bomb of 70 MB is made once, in `test_hostiles`.
PAR_ECRAN = [cas for cas in HOSTILES if not cas.startswith(("chemin", "sens", "bombe", "trop de", "zéro"))]


@pytest.mark.parametrize("cas", PAR_ECRAN[:30])
def test_la_raison_se_dit_au_champ(mir: Client, adresse: str, depot: Path, cas: str) -> None:
    nom, fabriquer, attendu = HOSTILES[cas]
    reponse = mir.post(adresse, envoi(nom, fabriquer()))
    assert reponse.status_code == 200
    [erreur] = reponse.context["form"].errors["fichier"]
    assert erreur.replace("\u202f", " ").replace("\xa0", " ") == attendu
    assert ecrits(depot) == []
    assert "checked" in reponse.content.decode(), "what was ticked stays"


def test_sans_fichier_vide_ou_sans_verification(mir: Client, adresse: str) -> None:
    assert mir.post(adresse, {}).context["form"].errors == {
        "fichier": ["Choisissez un fichier."],
        "sans_patient": ["Cochez cette case après relecture\xa0: rien n’est joint sans cette vérification."],
    }
    assert mir.post(adresse, envoi(octets=b"")).context["form"].errors["fichier"] == ["Ce fichier est vide (0 octet)."]


def test_un_chemin_envoye_par_un_vieux_navigateur_ne_va_nulle_part(mir: Client, adresse: str, depot: Path) -> None:
    chemin = b"../../../C:\\\\x\\\\note.txt"
    corps = (
        b'--b\r\nContent-Disposition: form-data; name="sans_patient"\r\n\r\non\r\n'
        b'--b\r\nContent-Disposition: form-data; name="fichier"; filename="%s"\r\n\r\nA\r\n--b--\r\n' % chemin
    )
    mir.post(adresse, corps, content_type="multipart/form-data; boundary=b")
    assert PieceJointe.objects.get().nom == "note.txt"
    [ecrit] = ecrits(depot)
    assert ecrit.parent == depot / "pieces"


class Flux(io.RawIOBase):
    """A request body as it arrives from the network: made as it is read, never whole."""

    def __init__(self, *parties: Iterator[bytes]) -> None:
        self.morceaux = (m for partie in parties for m in partie)
        self.tampon = b""

    def read(self, taille: int = -1) -> bytes:
        while taille < 0 or len(self.tampon) < taille:
            morceau = next(self.morceaux, None)
            if morceau is None:
                break
            self.tampon += morceau
        taille = len(self.tampon) if taille < 0 else taille
        rendu, self.tampon = self.tampon[:taille], self.tampon[taille:]
        return rendu


def test_200_mo_sont_refuses_au_champ_sans_remplir_ni_memoire_ni_disque(
    mir: Client, adresse: str, depot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gardes: list[int] = []
    finir = PlafondDeTeleversement.file_complete

    def compter(plafond: PlafondDeTeleversement, taille: int) -> Any:
        plafond.file.flush()
        gardes.append(Path(plafond.file.temporary_file_path()).stat().st_size)
        return finir(plafond, taille)

    monkeypatch.setattr(PlafondDeTeleversement, "file_complete", compter)
    lourds = 200 * fichiers.MEGA
    debut = b'--b\r\nContent-Disposition: form-data; name="fichier"; filename="a.pdf"\r\n\r\n'
    fin = b"\r\n--b--\r\n"
    morceaux = (b"x" * 65536 for _ in range(lourds // 65536))
    requete = {
        "PATH_INFO": adresse,
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "multipart/form-data; boundary=b",
        "CONTENT_LENGTH": str(len(debut) + lourds + len(fin)),
        "wsgi.input": Flux(iter([debut]), morceaux, iter([fin])),
    }
    tracemalloc.start()
    reponse = mir.request(**requete)
    _, sommet = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reponse.status_code == 200
    assert reponse.context["form"].errors["fichier"] == ["Ce fichier pèse 200\xa0Mo\u202f; la limite est de 10\xa0Mo."]
    assert sommet < 30 * fichiers.MEGA
    assert gardes == [0]
    assert ecrits(depot) == []


def test_ce_que_porte_un_telechargement(mir: Client, deposer: Joindre) -> None:
    piece = deposer("Relevé n° 3 de l’été.txt")
    adresse = reverse("piece", args=[piece.pk])
    reponse = mir.get(adresse)
    assert b"".join(reponse.streaming_content) == fichiers.HONNETES["Mémo.txt"]()
    nom = quote("Relevé n° 3 de l’été.txt", safe="~()*!'")
    assert reponse["Content-Disposition"] == f"attachment; filename*=utf-8''{nom}"
    assert reponse["Content-Type"] == "text/plain; charset=utf-8"
    assert reponse["Content-Length"] == str(piece.taille)
    assert reponse["X-Content-Type-Options"] == "nosniff"
    assert reponse["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert reponse["Cross-Origin-Resource-Policy"] == "same-origin"
    assert set(reponse["Cache-Control"].split(", ")) == {"private", "no-store"}
    tete = mir.head(adresse)
    assert (tete.status_code, tete["Content-Length"]) == (200, str(piece.taille))
    for fermer in tete._resource_closers:
        fermer()
    assert mir.post(adresse).status_code == 405


def test_un_fichier_perdu_ramene_a_l_objet_et_le_dit(mir: Client, deposer: Joindre) -> None:
    piece = deposer()
    default_storage.delete(piece.fichier.name)
    reponse = mir.get(reverse("piece", args=[piece.pk]), follow=True)
    assert "«\u202fNote.txt\u202f» a disparu du serveur" in reponse.content.decode()


def test_retirer_se_confirme_et_n_existe_plus_pour_personne(
    mir: Client, deposer: Joindre, connecte: Any, monde: Monde
) -> None:
    piece = deposer()
    retirer = reverse("piece_retirer", args=[piece.pk])
    assert "Le fichier sera effacé" in mir.get(retirer).content.decode()
    assert PieceJointe.objects.get().retiree_le is None
    assert "est retiré" in mir.post(retirer, follow=True).content.decode()
    for personne in (monde.mir_a, monde.medecin_a, monde.national):
        client = connecte(Client(), personne)
        assert client.get(reverse("piece", args=[piece.pk])).status_code == 404
        assert client.get(retirer).status_code == client.post(retirer).status_code == 404


def test_qui_ne_voit_pas_l_objet_ne_voit_rien(deposer: Joindre, connecte: Any, monde: Monde, adresse: str) -> None:
    piece = deposer()
    etranger = connecte(Client(), monde.mir_b)
    for nom in ("piece", "piece_retirer"):
        assert etranger.get(reverse(nom, args=[piece.pk])).status_code == 404
    assert etranger.get(adresse).status_code == 404
    assert etranger.post(adresse, envoi()).status_code == 404
    lecteur = connecte(Client(), monde.medecin_a)
    assert b"".join(lecteur.get(reverse("piece", args=[piece.pk])).streaming_content)
    for reponse in (
        lecteur.get(adresse),
        lecteur.post(adresse, envoi()),
        lecteur.post(reverse("piece_retirer", args=[piece.pk])),
    ):
        assert reponse.status_code == 403
        assert "Réservé à qui tient cet objet." in reponse.content.decode()


def test_un_objet_fige_dit_pourquoi(mir: Client, objet: Objet, adresse: str) -> None:
    objet.fige = True
    reponse = mir.post(adresse, envoi())
    assert reponse.status_code == 403
    assert "Cet objet ne change plus." in reponse.content.decode()


def test_un_genre_d_objet_inconnu_n_existe_pas(mir: Client, deposer: Joindre, monkeypatch: Any) -> None:
    piece = deposer()
    assert mir.get(reverse("piece_joindre", args=["inconnu", 1])).status_code == 404
    monkeypatch.setattr(porteurs, "_porteurs", {})
    assert mir.get(reverse("piece", args=[piece.pk])).status_code == 404


def test_l_antivirus_regarde_d_abord(mir: Client, adresse: str, depot: Path, settings: Any) -> None:
    settings.ANTIVIRUS_COMMANDE = ["false"]
    reponse = mir.post(adresse, envoi())
    assert "programme malveillant" in reponse.context["form"].errors["fichier"][0]
    assert ecrits(depot) == []
