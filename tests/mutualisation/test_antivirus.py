"""The door of every file: what the scanner answers, and what it does not."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mutualisation import antivirus, env
from mutualisation.effectifs.importation.models import ImportAgents
from mutualisation.formulaires import MEGA, ChampFichier
from mutualisation.refus import Refus

VIRUS = b"X5O!P%@AP"
# As clamdscan does, for a file that holds the mark.
DETECTE = f'if grep -q "{VIRUS.decode()[:3]}"; then echo "stdin: Eicar FOUND"; exit 1; fi'


@pytest.fixture
def scanner(tmp_path: Path, settings) -> Callable[[str], None]:
    """Install a scanner made of these lines of shell."""

    def _scanner(lignes: str) -> None:
        script = tmp_path / "scanner"
        script.write_text(f"#!/bin/sh\n{lignes}\n")
        script.chmod(stat.S_IRWXU)
        settings.ANTIVIRUS_COMMANDE = [str(script), "-"]

    return _scanner


def test_sans_commande_rien_n_est_examine(settings):
    assert settings.ANTIVIRUS_COMMANDE == []
    antivirus.examiner(VIRUS)


def test_un_fichier_infecte_est_refuse_et_son_virus_trace(scanner, caplog):
    scanner(DETECTE)
    with pytest.raises(Refus, match="programme malveillant"):
        antivirus.examiner(VIRUS)
    assert [r.dit for r in caplog.records if r.name == antivirus.__name__] == ["stdin: Eicar FOUND"]


@pytest.mark.parametrize("lignes", ["exit 2", "kill -9 $$", "exit 127"], ids=["en panne", "tué", "introuvable"])
def test_un_antivirus_en_panne_refuse(scanner, lignes, settings):
    scanner(lignes)
    with pytest.raises(Refus, match="n’a pas pu examiner") as refus:
        # More than a pipe holds: the scanner that reads nothing is seen as such, not as our failure.
        antivirus.examiner(b"x" * MEGA)
    assert settings.CONTACT_APPUI in refus.value.raison


def test_un_antivirus_absent_ou_trop_lent_refuse(settings):
    settings.ANTIVIRUS_COMMANDE = ["/absent/scanner"]
    with pytest.raises(Refus, match="n’a pas pu examiner"):
        antivirus.examiner(b"x")
    settings.ANTIVIRUS_COMMANDE, settings.ANTIVIRUS_DELAI = ["tail", "-f", "/dev/null"], 0.05
    with pytest.raises(Refus, match="n’a pas pu examiner"):
        antivirus.examiner(b"x")


def test_un_fichier_sain_passe_et_peut_etre_relu(scanner):
    scanner(DETECTE)
    champ = ChampFichier(octets_max=MEGA)
    assert champ.clean(SimpleUploadedFile("a.csv", b"nom;prenom")).read() == b"nom;prenom"


def test_un_fichier_trop_lourd_n_est_pas_meme_lu(settings, monkeypatch):
    monkeypatch.setattr(antivirus, "examiner", None)
    with pytest.raises(Exception, match="la limite est de 1"):
        ChampFichier(octets_max=MEGA).clean(SimpleUploadedFile("a.csv", b"x" * (MEGA + 1)))


@pytest.mark.parametrize(("lignes", "raison"), [(DETECTE, "programme malveillant"), ("exit 2", "n’a pas pu examiner")])
def test_l_import_d_agents_le_dit_au_champ_et_ne_garde_rien(scanner, client, monde, connecte, lignes, raison):
    scanner(lignes)
    adresse = reverse("imports", args=[monde.auvergne.pk])
    envoi = SimpleUploadedFile("agents.csv", b"matricule;nom\n" + VIRUS)
    page = connecte(client, monde.gestionnaire_a).post(adresse, {"fichier": envoi})
    assert page.status_code == 200
    assert raison in page.context["form"].errors["fichier"][0]
    assert not ImportAgents.objects.exists()


def test_une_commande_mal_ecrite_arrete_le_programme(monkeypatch):
    monkeypatch.setenv("ANTIVIRUS_COMMANDE", 'clamdscan "--no-summary')
    with pytest.raises(env.MauvaiseVariable, match="quotes match"):
        env.commande("ANTIVIRUS_COMMANDE")
    monkeypatch.setenv("ANTIVIRUS_COMMANDE", "clamdscan --no-summary -")
    assert env.commande("ANTIVIRUS_COMMANDE") == ["clamdscan", "--no-summary", "-"]
