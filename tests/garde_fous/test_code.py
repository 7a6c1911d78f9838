"""Size of files and functions, forbidden imports and words, clocks in tests."""

import ast
import re

import pytest

from tests.garde_fous.depot import APPLICATIONS, RACINE, arbre, gabarits, relatif, sources, textes

# A table of cases is read more easily in one piece than in two.
LIGNES_PAR_FICHIER = dict.fromkeys(APPLICATIONS, 300) | {"tests": 400}
LIGNES_PAR_FONCTION = 40
# Words of one scheme: they come from the référentiel (section 10).
MOTS_D_UN_DISPOSITIF = re.compile(r"\b(DRASS|DDASS|CTRI|MIR|DRSM|ELSM|CODIR)\b")
DEMONSTRATION = "mutualisation/demo"


def longueur(noeud: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From `def` to the last line; decorators are declarations."""
    return (noeud.end_lineno or noeud.lineno) - noeud.lineno + 1


def test_aucun_fichier_trop_long():
    longs = {
        relatif(f): n
        for f in sources(*APPLICATIONS, "tests")
        if (n := len(f.read_text().splitlines())) > LIGNES_PAR_FICHIER[f.relative_to(RACINE).parts[0]]
    }
    assert longs == {}


def test_aucune_fonction_trop_longue():
    longues = {
        f"{relatif(f)}:{noeud.name}": longueur(noeud)
        for f in sources(*APPLICATIONS)
        for noeud in ast.walk(arbre(f))
        if isinstance(noeud, ast.FunctionDef | ast.AsyncFunctionDef) and longueur(noeud) > LIGNES_PAR_FONCTION
    }
    assert longues == {}


def test_guardian_n_est_importe_que_par_les_mandats():
    fautifs = [
        relatif(f)
        for f in sources(*APPLICATIONS)
        if not relatif(f).startswith("mutualisation/mandats/")
        and re.search(r"^\s*(from|import) guardian\b", f.read_text(), re.MULTILINE)
    ]
    assert fautifs == []


@pytest.mark.parametrize("module", ["datetime", "timezone"])
def test_une_seule_horloge(module):
    """`mutualisation.temps` is the only reader of the machine's clock: tests move it."""
    lecture = re.compile(r"\b(datetime|date|dt\.date|dt\.datetime|timezone)\.(now|today|utcnow)\(")
    fautifs = [
        f"{relatif(f)}:{rang}"
        for f in sources(*APPLICATIONS)
        if relatif(f) not in ("mutualisation/temps.py", "mutualisation/traces.py")
        for rang, ligne in enumerate(f.read_text().splitlines(), start=1)
        if lecture.search(ligne) and module in ligne
    ]
    assert fautifs == []


def test_la_region_d_une_page_ne_se_pose_que_par_une_porte():
    """`situer` also sets the time zone in which the page is read."""
    fautifs = [
        relatif(f)
        for f in sources(*APPLICATIONS)
        if relatif(f) != "mutualisation/acces.py" and re.search(r"request\.region\s*=[^=]", f.read_text())
    ]
    assert fautifs == []


def test_tout_fichier_envoye_passe_par_l_antivirus():
    """A form takes a file through `ChampFichier` only, which scans it."""
    fautifs = [
        relatif(f)
        for f in sources(*APPLICATIONS)
        if relatif(f) != "mutualisation/formulaires.py" and re.search(r"forms\.(FileField|ImageField)\b", f.read_text())
    ]
    assert fautifs == []


def test_aucun_essai_ne_dort():
    """A test waits for a condition (`tests.attente.attendre`), never for a duration."""
    dormeurs = {"sleep", "wait_for_timeout"}
    fautifs = [
        f"{relatif(f)}:{noeud.lineno}"
        for f in sources("tests")
        for noeud in ast.walk(arbre(f))
        if isinstance(noeud, ast.Call)
        and (noeud.func.attr if isinstance(noeud.func, ast.Attribute) else getattr(noeud.func, "id", "")) in dormeurs
    ]
    assert fautifs == []


def test_les_mots_d_un_dispositif_ne_sont_pas_dans_le_code():
    fautifs = [
        f"{relatif(f)}:{ligne} {texte[:60]!r}"
        for f in sources(*APPLICATIONS)
        if not relatif(f).startswith(DEMONSTRATION)
        for ligne, texte in textes(arbre(f))
        if MOTS_D_UN_DISPOSITIF.search(texte)
    ]
    assert fautifs == []


def test_les_mots_d_un_dispositif_ne_sont_pas_dans_les_gabarits():
    fautifs = [
        f"{relatif(f)}:{rang}"
        for f in (*gabarits(), *(RACINE / "mutualisation/static/mutualisation/js").glob("*.js"))
        for rang, ligne in enumerate(f.read_text().splitlines(), start=1)
        if MOTS_D_UN_DISPOSITIF.search(re.sub(r"\{#.*?#\}", "", ligne))
    ]
    assert fautifs == []


def test_aucun_essai_vide():
    """A test that asserts nothing proves nothing."""
    fautifs = [f"{relatif(f)}:{nom}" for f in sources("tests") for nom in _essais_vides(arbre(f))]
    assert fautifs == []


def _essais_vides(module: ast.Module) -> list[str]:
    fonctions = {n.name: n for n in ast.walk(module) if isinstance(n, ast.FunctionDef)}
    aides = {nom for nom, fonction in fonctions.items() if _affirme(fonction, set())}
    return [nom for nom, f in fonctions.items() if nom.startswith("test_") and not _affirme(f, aides)]


def _affirme(fonction: ast.FunctionDef, aides: set[str]) -> bool:
    """An assertion, or a call to what asserts: pytest.raises, playwright's expect, a helper of the same file."""
    for noeud in ast.walk(fonction):
        if isinstance(noeud, ast.Assert):
            return True
        if isinstance(noeud, ast.Call):
            nom = noeud.func.attr if isinstance(noeud.func, ast.Attribute) else getattr(noeud.func, "id", "")
            if (
                nom in aides
                or nom == "expect"
                or re.match(r"raises|validate|attendre|_?assert|verifier|django_assert", nom)
            ):
                return True
    return False
