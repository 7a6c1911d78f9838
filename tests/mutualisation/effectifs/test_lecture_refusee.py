"""Broken or hostile spreadsheets: each is refused with a French sentence that says what to do."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from mutualisation.effectifs.importation import gardes
from mutualisation.effectifs.importation.lecture import lire
from mutualisation.fichiers.refus import FichierRefuse
from mutualisation.formulaires import MEGA
from tests.mutualisation.effectifs import tableurs as t

SECURITE = "il est refusé par sécurité."
ENDOMMAGE = (
    "Ce fichier est endommagé\u00a0: il ne peut pas être ouvert. Enregistrez-le de nouveau depuis votre logiciel."
)
BOMBE_XML = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def _bombe_de_taille() -> bytes:
    return t.reecrire(t.xlsx([t.LIGNE]), {t.FEUILLE_XLSX: lambda c: c + b" " * (70 * MEGA)})


def _bombe_d_elements() -> bytes:
    sur_mesure = b"<row>" + b'<c r="A2"/>' * 4_000 + b"</row>"
    octets = t.xlsx([t.LIGNE])
    return t.reecrire(octets, {t.FEUILLE_XLSX: t.remplacer(b"</sheetData>", sur_mesure + b"</sheetData>")})


def _entites(partie: str, octets: bytes) -> bytes:
    sans_prologue = lambda c: BOMBE_XML + (c.split(b"?>", 1)[1] if c.startswith(b"<?xml") else c)  # noqa: E731
    return t.reecrire(octets, {partie: sans_prologue})


def _ods_chiffre() -> bytes:
    marque = b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    return t.reecrire(
        t.ods([t.LIGNE]),
        {"META-INF/manifest.xml": t.remplacer(b"</manifest:manifest>", marque + b"</manifest:manifest>")},
    )


def _zip_chiffre() -> bytes:
    octets = bytearray(t.xlsx([t.LIGNE]))
    octets[octets.index(b"PK\x01\x02") + 8] |= 1
    return bytes(octets)


def _archive_quelconque() -> bytes:
    tampon = BytesIO()
    with zipfile.ZipFile(tampon, "w") as archive:
        archive.writestr("lisez-moi.txt", "bonjour")
    return tampon.getvalue()


def _chemin_evade() -> bytes:
    return t.reecrire(t.xlsx([t.LIGNE]), {}, {"../../ailleurs.xml": b"<a/>"})


def _ods_repete(quoi: bytes) -> bytes:
    return t.reecrire(t.ods([t.LIGNE]), {"content.xml": t.remplacer(b"<table:table-row>", quoi)})


def _csv(texte: str) -> bytes:
    return texte.encode()


REFUSES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zéro octet": ("agents.xlsx", lambda: b"", "Ce fichier est vide (0 octet)."),
    "extension inconnue": ("agents.pdf", lambda: b"%PDF-1.7", "Choisissez un tableur .xlsx, .ods ou .csv"),
    "sans extension": ("agents", lambda: b"a;b", "Choisissez un tableur .xlsx, .ods ou .csv"),
    "double extension": ("agents.exe.xlsx", lambda: t.xlsx([t.LIGNE]), "porte deux extensions"),
    "PDF déguisé": ("agents.xlsx", lambda: b"%PDF-1.7", "annonce un .xlsx, mais son contenu est un document PDF."),
    "programme déguisé": ("agents.csv", lambda: b"MZ\x90\x00", "mais son contenu est un programme."),
    "page web déguisée": ("agents.csv", lambda: b"<html><table>", "est une page ou un document XML."),
    "classeur nommé .csv": (
        "agents.csv",
        lambda: t.xlsx([t.LIGNE]),
        "mais son contenu est une archive ou un classeur.",
    ),
    "texte nommé .ods": ("agents.ods", lambda: b"Matricule;Nom", "annonce un .ods, mais son contenu est du texte."),
    "ods nommé .xlsx": ("agents.xlsx", lambda: t.ods([t.LIGNE]), "mais son contenu est celui d’un .ods."),
    "archive quelconque": ("agents.xlsx", _archive_quelconque, "mais son contenu n’est pas un tableur."),
    "ancien .xls": ("agents.xls", lambda: bytes.fromhex("d0cf11e0a1b11ae1"), "d’un ancien format (.xls)"),
    "ancien contenu": ("agents.ods", lambda: bytes.fromhex("d0cf11e0a1b11ae1"), "enregistrez-le au format .ods."),
    "mot de passe": ("agents.xlsx", t.chiffre_comme_un_tableur, "protégé par un mot de passe"),
    "mot de passe, ods": ("agents.ods", _ods_chiffre, "protégé par un mot de passe"),
    "mot de passe, zip": ("agents.xlsx", _zip_chiffre, "protégé par un mot de passe"),
    "macros": ("agents.xlsm", lambda: t.xlsx([t.LIGNE]), "contient des macros"),
    "macros cachées": (
        "agents.xlsx",
        lambda: t.reecrire(t.xlsx([t.LIGNE]), {}, {"xl/vbaProject.bin": b"x"}),
        "contient des macros",
    ),
    "archive tronquée": ("agents.xlsx", lambda: t.xlsx([t.LIGNE])[:-200], ENDOMMAGE),
    "chemin qui s’évade": ("agents.xlsx", _chemin_evade, ENDOMMAGE),
    "bombe de taille": ("agents.xlsx", _bombe_de_taille, SECURITE),
    "bombe de ratio": (
        "agents.xlsx",
        lambda: t.reecrire(t.xlsx([t.LIGNE]), {t.FEUILLE_XLSX: lambda c: c + b" " * (20 * MEGA)}),
        "Ce fichier se déplierait en 20\u00a0Mo une fois ouvert",
    ),
    "bombe qui ment sur sa taille": ("agents.xlsx", lambda: t.taille_mensongere(_bombe_de_taille()), ENDOMMAGE),
    "bombe d’entités": ("agents.xlsx", lambda: _entites(t.FEUILLE_XLSX, t.xlsx([t.LIGNE])), SECURITE),
    "bombe d’entités, ods": ("agents.ods", lambda: _entites("content.xml", t.ods([t.LIGNE])), SECURITE),
    "XML abîmé": (
        "agents.xlsx",
        lambda: t.reecrire(t.xlsx([t.LIGNE]), {t.FEUILLE_XLSX: lambda c: c[:-30]}),
        ENDOMMAGE,
    ),
    "texte partagé absent": (
        "agents.xlsx",
        lambda: t.reecrire(
            t.xlsx([t.LIGNE]),
            {t.FEUILLE_XLSX: t.remplacer(b"</sheetData>", b'<row><c t="s"><v>99</v></c></row></sheetData>')},
        ),
        ENDOMMAGE,
    ),
    "colonnes répétées": (
        "agents.ods",
        lambda: t.reecrire(
            t.ods([t.LIGNE]),
            {
                "content.xml": t.remplacer(
                    b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="9000" '
                )
            },
        ),
        "dépasse 200 colonnes",
    ),
    "lignes répétées": (
        "agents.ods",
        lambda: _ods_repete(b'<table:table-row table:number-rows-repeated="1000000">'),
        "est répétée à l’identique",
    ),
    "colonne lointaine": ("agents.xlsx", lambda: t.xlsx([[*t.LIGNE, *[""] * 60, "x"]]), "dépasse 50 colonnes (BU2)"),
    "aucune ligne": ("agents.csv", lambda: _csv("\n\n;;\n"), "Ce fichier n’a aucune ligne remplie."),
    "que des titres": ("agents.csv", lambda: _csv(t.texte_csv([])), "n’a que des titres de colonnes"),
    "colonne inconnue": (
        "agents.csv",
        lambda: _csv(t.texte_csv([t.LIGNE], ["Matricule", "Patronyme"])),
        "B1\u00a0: la colonne «\u202fPatronyme\u202f» est inconnue",
    ),
    "colonne en double": (
        "agents.csv",
        lambda: _csv("Matricule;Nom;NOM\n1;a;b\n"),
        "C1\u00a0: la colonne «\u202fNom\u202f» est",
    ),
    "colonnes manquantes": (
        "agents.csv",
        lambda: _csv("Matricule;Nom;Prénom;Genre;Service;Quotité\n1;a;b;M;s;80\n"),
        "Il manque les colonnes «\u202fProfession\u202f» et «\u202fDébut\u202f»\u00a0: partez du modèle.",
    ),
    "formule dans un titre": (
        "agents.xlsx",
        lambda: t.xlsx([t.LIGNE], ["Matricule", "=1+1"]),
        "B1\u00a0: les formules ne sont pas acceptées",
    ),
    "octets nuls": ("agents.csv", lambda: b"Matricule;Nom\n1;a\0b\n", "Ce fichier contient des octets nuls"),
    "UTF-16": ("agents.csv", lambda: t.texte_csv([t.LIGNE]).encode("utf-16"), "est encodé en UTF-16"),
    "encodage inconnu": ("agents.csv", lambda: b"Matricule;Nom\n1;\x81\x8d\xe9\n", "L’encodage de ce fichier .csv"),
    "guillemet ouvert": (
        "agents.csv",
        lambda: _csv(t.texte_csv([t.LIGNE]) + '"04513;Lac;Anne\n'),
        "ne peut plus être lu après la ligne 2",
    ),
    "XML abîmé, ods": (
        "agents.ods",
        lambda: _ods_repete(b"<table:table-row/><table:table-row/>x<"),
        ENDOMMAGE,
    ),
}


@pytest.mark.parametrize("cas", REFUSES)
def test_un_fichier_casse_est_refuse_en_francais(cas: str) -> None:
    nom, fabriquer, attendu = REFUSES[cas]
    with pytest.raises(FichierRefuse) as refus:
        lire(nom, fabriquer())
    assert attendu in refus.value.raison
    assert refus.value.raison.endswith(".")


def test_trop_lourd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gardes, "OCTETS_MAX", 100)
    with pytest.raises(FichierRefuse, match="la limite est de"):
        lire("agents.csv", _csv(t.texte_csv([t.LIGNE])))


def test_trop_d_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few bytes, many elements: what fills the memory once parsed."""
    monkeypatch.setattr(gardes, "LIMITES", replace(gardes.LIMITES, elements=3_000))
    with pytest.raises(FichierRefuse, match="trop d’éléments"):
        lire("agents.xlsx", _bombe_d_elements())


@pytest.mark.parametrize(
    ("nom", "fabriquer"), [("a.csv", lambda lignes: t.texte_csv(lignes).encode()), ("a.xlsx", t.xlsx)]
)
def test_trop_de_lignes(nom: str, fabriquer: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mutualisation.effectifs.importation.lecture.LIGNES_MAX", 3)
    assert len(lire(nom, fabriquer([t.LIGNE] * 3)).lignes) == 3
    with pytest.raises(FichierRefuse, match="dépasse 3 lignes"):
        lire(nom, fabriquer([t.LIGNE] * 4))
