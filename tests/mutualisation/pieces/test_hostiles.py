"""The hostile set: each file is refused with its French sentence, and nothing is written."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from mutualisation.fichiers.refus import FichierRefuse
from mutualisation.pieces.controle import controler, verifier_taille
from mutualisation.pieces.examens import bureautique
from mutualisation.pieces.natures import EN_MOTS, NATURES
from tests.mutualisation.pieces import fichiers as f

ANCIEN = "Ce fichier est d’un ancien format de bureautique (avant 2007) : enregistrez-le au format actuel, ou en PDF."
ENDOMMAGE = "Ce fichier est endommagé : il ne peut pas être ouvert. Enregistrez-le de nouveau depuis votre logiciel."
IMPRIMEZ = "imprimez-le en PDF et joignez cette copie."
ILLISIBLE = f"Ce PDF est écrit d’une façon inhabituelle, qui ne peut pas être vérifiée : {IMPRIMEZ}"
PROTEGE = "Ce PDF est protégé par un mot de passe ou par des restrictions : enregistrez-le sans protection."
MACROS = "Ce fichier contient des macros : enregistrez-le sans macro."
OBJET = "Un autre fichier est incorporé dans ce document : retirez-le, ou joignez-le à part."
CACHE = "Un programme ou une page est caché dans ce document : il est refusé par sécurité."
LIAISON = "Ce document va chercher ailleurs une partie de son contenu : enregistrez-le sans liaison externe."
DDE = "Ce document appelle un autre programme (liaison DDE) : enregistrez-le sans cette liaison."
SUITE = "D’autres données suivent l’image dans ce fichier : enregistrez-la de nouveau."
ARCHIVE = "Une archive est cachée à la fin de ce fichier : il est refusé par sécurité."
FORMULE = "Ce tableau contient une formule (ligne {}) : n’y laissez que des valeurs."
BOMBE_XML = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
EVENEMENT = b'<s:l xmlns:s="s" xmlns:x="x" x:href="vnd.sun.star.script:outil.py$lancer"/>'
CHAMP = (
    '<w:fldChar w:fldCharType="begin"/><w:r><w:instrText>DD</w:instrText></w:r>'
    "<w:r><w:instrText>EAUTO c:\\x.exe</w:instrText></w:r>"
)


def format_refuse(nom: str) -> str:
    return f"« {nom} » n’est pas d’un format accepté : {EN_MOTS}."


def annonce(extension: str, contenu: str) -> str:
    return f"Le nom de ce fichier annonce un .{extension}, mais son contenu est {contenu}."


def deux_extensions(nom: str) -> str:
    return f"Le nom « {nom} » porte deux extensions : renommez le fichier avec une seule."


def chemin(nom: str) -> str:
    return f"Le nom « {nom} » contient un chemin : renommez le fichier sans barre."


HOSTILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # Name
    "svg avec script": ("schéma.svg", lambda: f.SVG, format_refuse("schéma.svg")),
    "page web": ("page.html", lambda: f.HTML, format_refuse("page.html")),
    "programme": ("outil.exe", lambda: b"MZ\x90\0", format_refuse("outil.exe")),
    "archive": ("dossier.zip", lambda: f.archive({"a.txt": b"a"}), format_refuse("dossier.zip")),
    "document à macros": ("note.docm", f.ooxml, format_refuse("note.docm")),
    "ancien format": ("note.doc", lambda: f.OLE, format_refuse("note.doc")),
    "sans extension": ("pdf", f.pdf, format_refuse("pdf")),
    "rien que l’extension": (".pdf", f.pdf, format_refuse(".pdf")),
    "double extension, programme à la fin": ("rapport.pdf.exe", f.pdf, format_refuse("rapport.pdf.exe")),
    "double extension, page au milieu": ("photo.php.png", lambda: f.image("PNG"), deux_extensions("photo.php.png")),
    "double extension, cachée par des espaces": (
        "note.exe    .pdf", f.pdf, deux_extensions("note.exe .pdf"),
    ),
    "sens de lecture retourné": ("rapport\u202efdp.exe", f.pdf, format_refuse("rapportfdp.exe")),
    "chemin": ("../../etc/passwd.pdf", f.pdf, chemin("../../etc/passwd.pdf")),
    "chemin de Windows": ("C:\\Windows\\note.pdf", f.pdf, chemin("C:\\Windows\\note.pdf")),
    "chemin déguisé": ("..\uff0f..\u2215note.pdf", f.pdf, chemin("../../note.pdf")),
    # Wrong type
    "svg nommé .png": ("schéma.png", lambda: f.SVG, annonce("png", "une page ou un document XML")),
    "page nommée .pdf": ("page.pdf", lambda: f.HTML, annonce("pdf", "une page ou un document XML")),
    "page nommée .txt": (
        "page.txt", lambda: b"\n " + f.HTML,
        "Le nom de ce fichier annonce du texte, mais son contenu est une page ou un document XML.",
    ),
    "page nommée .txt, après du texte": (
        "page.txt", lambda: b"Bonjour <script>alert(1)</script>",
        "Le nom de ce fichier annonce du texte, mais son contenu est une page ou un document XML.",
    ),
    "programme nommé .pdf": ("outil.pdf", lambda: b"MZ\x90\0", annonce("pdf", "un programme")),
    "programme nommé .txt": (
        "outil.txt", lambda: b"#!/bin/sh\nrm -r /\n",
        "Le nom de ce fichier annonce du texte, mais son contenu est un programme.",
    ),
    "texte nommé .docx": ("note.docx", lambda: b"Bonjour", annonce("docx", "du texte")),
    "archive nommée .pdf": ("a.pdf", lambda: f.archive({"a": b"a"}), annonce("pdf", "une archive ou un classeur")),
    "archive nommée .docx": ("a.docx", lambda: f.archive({"a": b"a"}), annonce("docx", "une archive quelconque")),
    "classeur nommé .docx": ("a.docx", lambda: f.ooxml("xlsx"), annonce("docx", "celui d’un .xlsx")),
    "odt nommé .docx": ("a.docx", f.odf, annonce("docx", "celui d’un .odt")),
    "png nommé .jpg": ("a.jpg", lambda: f.image("PNG"), annonce("jpg", "une image")),
    "ancien contenu": ("a.docx", lambda: f.OLE, ANCIEN),
    "document chiffré": (
        "a.docx", lambda: f.OLE + "EncryptedPackage".encode("utf-16-le"),
        "Ce fichier est protégé par un mot de passe : enregistrez-le sans protection.",
    ),
    # Weight and bombs
    "zéro octet": ("a.pdf", lambda: b"", "Ce fichier est vide (0 octet)."),
    "bombe zip": (
        "a.docx", lambda: f.ooxml(parties={"word/media.bin": b"\0" * (70 * f.MEGA)}),
        "Ce fichier se déplierait en 70 Mo une fois ouvert : il est refusé par sécurité.",
    ),
    "bombe de ratio": (
        "a.docx", lambda: f.ooxml(parties={"word/media.bin": b"\0" * (20 * f.MEGA)}),
        "Ce fichier se déplierait en 20 Mo une fois ouvert : il est refusé par sécurité.",
    ),
    "trop de parties": ("a.docx", lambda: f.ooxml(parties={f"p{n}": b"" for n in range(2_000)}), ENDOMMAGE),
    "bombe d’entités": (
        "a.docx", lambda: f.ooxml(parties={"word/styles.xml": BOMBE_XML}),
        "Ce fichier contient des définitions XML qu’aucun logiciel de bureautique n’écrit : "
        "il est refusé par sécurité.",
    ),
    "bombe dans un PDF": (
        "a.pdf", f.pdf_bombe, "Ce fichier se déplierait en plus de 64 Mo une fois ouvert : il est refusé par sécurité.",
    ),
    "image immense": ("a.png", f.png_immense, "Cette image dépasse 200 millions de points : réduisez-la."),
    "chemin dans l’archive": ("a.docx", lambda: f.ooxml(parties={"../../a.xml": b"<a/>"}), ENDOMMAGE),
    # What runs in an office file
    "macros": ("a.docx", lambda: f.ooxml(parties={"word/vbaProject.bin": b"x"}), MACROS),
    "macros sous un autre nom": (
        "a.docx",
        lambda: f.ooxml(parties={
            "[Content_Types].xml": b'<Types><Override PartName="/word/x.bin" '
            b'ContentType="application/vnd.ms-office.vbaProject"/></Types>'
        }),
        MACROS,
    ),
    "contrôle ActiveX": ("a.docx", lambda: f.ooxml(parties={"word/activeX/activeX1.bin": b"x"}), MACROS),
    "macros, odt": ("a.odt", lambda: f.odf(parties={"Basic/Standard/Module1.xml": b"<a/>"}), MACROS),
    "script d’un événement, odt": ("a.odt", lambda: f.odf(parties={"settings.xml": EVENEMENT}), MACROS),
    "objet OLE": ("a.docx", lambda: f.ooxml(parties={"word/embeddings/objet.bin": f.OLE}), OBJET),
    "archive dans l’archive": ("a.docx", lambda: f.ooxml(parties={"word/a.bin": f.archive({"a": b"a"})}), OBJET),
    "macros dans un document emboîté": (
        "a.pptx",
        lambda: f.ooxml("pptx", {"ppt/embeddings/a.xlsx": f.ooxml("xlsx", {"xl/vbaProject.bin": b"x"})}),
        MACROS,
    ),
    "programme caché": ("a.docx", lambda: f.ooxml(parties={"word/media/image1.png": b"MZ\x90\0"}), CACHE),
    "page cachée": ("a.docx", lambda: f.ooxml(parties={"word/afchunk.html": f.HTML}), CACHE),
    "modèle distant": (
        "a.docx", lambda: f.ooxml(parties=f.relation("attachedTemplate", "http://exemple.invalid/a.dotm")), LIAISON,
    ),
    "objet lié": ("a.docx", lambda: f.ooxml(parties=f.relation("oleObject", "file:///c:/a.exe")), OBJET),
    "lien DDE d’un classeur": (
        "a.xlsx", lambda: f.ooxml("xlsx", {"xl/externalLinks/l.xml": b'<e><ddeLink ddeService="cmd"/></e>'}), DDE,
    ),
    "champ DDE coupé en deux": ("a.docx", lambda: f.ooxml(corps=CHAMP), DDE),
    "lien DDE, ods": ("a.ods", lambda: f.odf("ods", {"x.xml": b'<o:dde-source xmlns:o="o"/>'}), DDE),
    "odt chiffré": (
        "a.odt", lambda: f.odf(parties={"META-INF/manifest.xml": b"<m><encryption-data/></m>"}),
        "Ce fichier est protégé par un mot de passe : enregistrez-le sans protection.",
    ),
    "docx tronqué": ("a.docx", lambda: f.ooxml()[:-40], ENDOMMAGE),
    "XML abîmé": ("a.docx", lambda: f.ooxml(corps="<w:p>"), ENDOMMAGE),
    # What runs in a PDF
    "PDF qui exécute": (
        "a.pdf", lambda: f.pdf(f.action("/JavaScript", JS="app.alert(1)")),
        f"Ce PDF contient un programme (JavaScript) : {IMPRIMEZ}",
    ),
    "PDF qui exécute, dans un flux d’objets": (
        "a.pdf",
        lambda: f.pdf(
            f.action("/JavaScript", JS="app.alert(1)"), object_stream_mode=pikepdf.ObjectStreamMode.generate
        ),
        f"Ce PDF contient un programme (JavaScript) : {IMPRIMEZ}",
    ),
    "PDF qui exécute, nom déguisé": (
        "a.pdf", lambda: f.pdf(f.action("/JavaScript")).replace(b"/JavaScript", b"/J#61va#53cript"),
        f"Ce PDF contient un programme (JavaScript) : {IMPRIMEZ}",
    ),
    "PDF qui lance": (
        "a.pdf", lambda: f.pdf(f.action("/Launch", F="cmd.exe")), f"Ce PDF lance un autre programme : {IMPRIMEZ}",
    ),
    "PDF formulaire dynamique": (
        "a.pdf", lambda: f.pdf(lambda d: {"/AcroForm": pikepdf.Dictionary(XFA=d.make_stream(b"<xdp/>"))}),
        f"Ce PDF est un formulaire dynamique : {IMPRIMEZ}",
    ),
    "PDF qui contient un fichier": (
        "a.pdf", f.pdf_avec_fichier, "Ce PDF contient d’autres fichiers : joignez chacun à part.",
    ),
    "PDF chiffré": ("a.pdf", lambda: f.pdf(encryption=pikepdf.Encryption(owner="o", user="u")), PROTEGE),
    "PDF restreint": ("a.pdf", lambda: f.pdf(encryption=pikepdf.Encryption(owner="o")), PROTEGE),
    "PDF tronqué": ("a.pdf", lambda: f.pdf()[:-30], ENDOMMAGE),
    "PDF au filtre rare": ("a.pdf", f.pdf_a_filtre_rare, ILLISIBLE),
    "PDF aux flux innombrables": (
        "a.pdf", lambda: b"%PDF-1.5\n" + b"/ObjStm stream\n" * 6_000 + b"startxref\n9\n%%EOF", ILLISIBLE,
    ),
    "PDF suivi d’une archive": ("a.pdf", lambda: f.pdf() + f.archive({"a": b"a"}), ARCHIVE),
    # Pictures
    "image suivie d’une archive": ("a.png", lambda: f.image("PNG") + f.archive({"a": b"a"}), ARCHIVE),
    "image suivie d’une page": ("a.png", lambda: f.image("PNG") + f.HTML, SUITE),
    "photo suivie d’une page": ("a.jpg", lambda: f.image("JPEG") + f.HTML, SUITE),
    "image tronquée": ("a.png", lambda: f.image("PNG")[:-20], ENDOMMAGE),
    "image abîmée": ("a.png", lambda: f.image("PNG").replace(b"IDAT", b"IDAX"), ENDOMMAGE),
    "photo tronquée": ("a.jpg", lambda: f.image("JPEG")[:-2], ENDOMMAGE),
    "photo sans image": ("a.jpg", lambda: b"\xff\xd8\xff\xe0\0\x10" + bytes(14) + b"\xff\xd9", ENDOMMAGE),
    # Texts
    "texte en latin1": (
        "a.txt", lambda: "Présence".encode("latin1"),
        "Ce fichier n’est pas du texte en UTF-8 : enregistrez-le avec cet encodage, ou en PDF.",
    ),
    "octets nuls": (
        "a.txt", lambda: b"a\0b", "Ce fichier contient des caractères qui ne sont pas du texte : il est refusé.",
    ),
    "formule": ("a.csv", lambda: b"Nom;Jours\nA;=1+1\n", FORMULE.format(2)),
    "formule entre guillemets": ("a.csv", lambda: b'Nom,Jours\r\nA,1\r\n" @SUM(A1)",2\r\n', FORMULE.format(3)),
    "commande": ("a.csv", lambda: b"-cmd|' /C calc'!A0\n", FORMULE.format(1)),
}  # fmt: skip


@pytest.mark.parametrize("cas", HOSTILES)
def test_un_fichier_hostile_est_refuse_en_francais(cas: str) -> None:
    nom, fabriquer, attendu = HOSTILES[cas]
    with pytest.raises(FichierRefuse) as refus:
        controler(nom, fabriquer())
    # Refusals are typeset: their spaces are those of French printing.
    assert refus.value.raison.replace("\u202f", " ").replace("\xa0", " ") == attendu


@pytest.mark.parametrize("nom", f.HONNETES)
def test_un_fichier_honnete_passe(nom: str) -> None:
    controlee = controler(nom, f.HONNETES[nom]())
    assert controlee.nom.rpartition(".")[0] == nom.rpartition(".")[0]
    assert controlee.type_contenu in {nature.type_contenu for nature in NATURES.values()}


def test_ce_que_les_logiciels_ecrivent_vraiment_passe() -> None:
    graphique = {"ppt/embeddings/Feuille1.xlsx": f.ooxml("xlsx"), "ppt/media/image2.svg": f.SVG}
    assert controler("a.pptx", f.ooxml("pptx", graphique)).nom == "a.pptx"
    assert controler("a.docx", f.ooxml(parties=f.relation("hyperlink", "http://www.dde63.exemple.fr"))).nom == "a.docx"
    lien = '<w:fldSimple w:instr=" HYPERLINK &quot;http://x/DDE &quot; "/>'
    assert controler("a.docx", f.ooxml(corps=lien)).nom == "a.docx"


def test_la_taille_se_dit_avant_de_lire() -> None:
    with pytest.raises(FichierRefuse, match="Ce fichier pèse 200\xa0Mo\u202f; la limite est de 10\xa0Mo"):
        verifier_taille(200 * f.MEGA, 10 * f.MEGA)
    with pytest.raises(FichierRefuse, match=r"Ce fichier est vide \(0 octet\)\."):
        verifier_taille(0, 10 * f.MEGA)


def test_une_taille_qui_ment_est_vue() -> None:
    """The directory says ten bytes where the part unfolds to many more."""
    octets = f.ooxml(parties={"word/media.bin": b"\0" * (2 * f.MEGA)})
    depart = octets.index(b"word/media.bin", octets.index(b"PK\x01\x02")) - 46
    menteuse = octets[: depart + 24] + (10).to_bytes(4, "little") + octets[depart + 28 :]
    with pytest.raises(FichierRefuse, match="endommagé"):
        controler("a.docx", menteuse)


def test_trop_d_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bureautique, "LIMITES", replace(bureautique.LIMITES, elements=100))
    with pytest.raises(FichierRefuse, match="trop d’éléments"):
        controler("a.docx", f.ooxml(corps="<w:p/>" * 200))


def test_une_archive_qui_n_en_est_pas_une() -> None:
    with pytest.raises(FichierRefuse, match="endommagé"):
        controler("a.docx", b"PK\x03\x04" + bytes(200))
    assert not zipfile.is_zipfile(__file__)
