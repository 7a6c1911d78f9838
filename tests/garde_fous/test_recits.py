"""Every act written to the journal reads in French: an act without phrase would break the page that shows it."""

import ast

from ctri.dossiers.workflow import ACTES
from mutualisation.journal import libelles
from tests.garde_fous.depot import APPLICATIONS, arbre, relatif, sources

INSCRIRE = {"inscrire", "inscrire_au_journal", "preparer"}


def codes_ecrits() -> dict[str, str]:
    """Codes given as text to the journal, with a place where each is written."""
    return {
        noeud.args[1].value: f"{relatif(f)}:{noeud.lineno}"
        for f in sources(*APPLICATIONS)
        if "journal" in f.read_text()
        for noeud in ast.walk(arbre(f))
        if isinstance(noeud, ast.Call)
        and getattr(noeud.func, "id", "") in INSCRIRE
        and len(noeud.args) > 1
        and isinstance(noeud.args[1], ast.Constant)
    }


def test_chaque_acte_du_journal_a_sa_phrase() -> None:
    connus = {code for _, code in libelles._phrases}
    ecrits = codes_ecrits()
    assert "charger" in ecrits, "the reading of the sources no longer finds the calls"
    assert {code: ou for code, ou in ecrits.items() if code not in connus} == {}


def test_chaque_transition_a_sa_phrase() -> None:
    assert {("ctri.dossier", code) for code in ACTES} <= set(libelles._phrases)
