"""The commands of this storey."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from ctri.management.commands import statuts


def test_fournisseurs_dit_ce_qui_est_inscrit() -> None:
    sortie = StringIO()
    call_command("fournisseurs", stdout=sortie)
    lu = sortie.getvalue()
    assert "ctri.accueil.taches_membre" in lu
    assert "Types de dossier" in lu


def test_statuts_echoue_quand_la_page_n_est_plus_a_jour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chemin = tmp_path / "statuts.md"
    monkeypatch.setattr(statuts, "CHEMIN", chemin)
    with pytest.raises(CommandError):
        call_command("statuts", "--verifier")
    call_command("statuts")
    call_command("statuts", "--verifier")
    chemin.write_text(chemin.read_text().replace("`soumettre`", "`proclamer`"))
    with pytest.raises(CommandError):
        call_command("statuts", "--verifier")
