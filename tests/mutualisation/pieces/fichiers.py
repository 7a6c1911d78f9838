"""Documents made for the tests, honest and hostile; none is stored, a bomb least of all."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
from PIL import Image

OOXML = "application/vnd.openxmlformats-officedocument."
PRINCIPALES = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}
ODF = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEGA = 1024 * 1024


# ── Office ────────────────────────────────────────────────────────────────────
def archive(parties: Mapping[str, bytes], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", methode) as cible:
        for nom, contenu in parties.items():
            cible.writestr(nom, contenu)
    return tampon.getvalue()


def ooxml(extension: str = "docx", parties: Mapping[str, bytes] | None = None, corps: str = "") -> bytes:
    """A document that says what it is and holds these parts as well."""
    principale, nature = PRINCIPALES[extension]
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{principale}" ContentType="{OOXML}{nature}.main+xml"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="r"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="x"/></Relationships>'
    )
    racine = f'<w:document xmlns:w="w"><w:body><w:p>Bonjour</w:p>{corps}</w:body></w:document>'
    return archive(
        {"[Content_Types].xml": types.encode(), "_rels/.rels": relations, principale: racine.encode()}
        | dict(parties or {})
    )


def relation(genre: str, cible: str, ailleurs: bool = True) -> dict[str, bytes]:
    """The part that links the main document to something."""
    mode = ' TargetMode="External"' if ailleurs else ""
    return {"word/_rels/document.xml.rels": _relations(f'Type="{RELATIONS}/{genre}" Target="{cible}"{mode}')}


def _relations(attributs: str) -> bytes:
    return f'<Relationships xmlns="r"><Relationship Id="r1" {attributs}/></Relationships>'.encode()


def odf(extension: str = "odt", parties: Mapping[str, bytes] | None = None) -> bytes:
    manifeste = b'<manifest:manifest xmlns:manifest="m"/>'
    return archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{ODF[extension]}".encode(),
            "content.xml": b"<office:document-content xmlns:office='o'/>",
            # LibreOffice leaves this one empty.
            "Configurations2/accelerator/current.xml": b"",
            "META-INF/manifest.xml": manifeste,
        }
        | dict(parties or {})
    )


# ── PDF ───────────────────────────────────────────────────────────────────────
def pdf(racine: Callable[[pikepdf.Pdf], Mapping[str, Any]] | None = None, **enregistrer: Any) -> bytes:
    """One blank page, and these entries in the root of the document."""
    document = pikepdf.new()
    document.add_blank_page()
    for nom, valeur in (racine(document) if racine else {}).items():
        document.Root[nom] = valeur
    tampon = io.BytesIO()
    document.save(tampon, **{"static_id": True} | enregistrer)
    return tampon.getvalue()


def action(genre: str, **champs: Any) -> Callable[[pikepdf.Pdf], Mapping[str, Any]]:
    """What a reader would do when it opens the document."""

    def construire(document: pikepdf.Pdf) -> Mapping[str, Any]:
        entrees = {f"/{nom}": valeur for nom, valeur in champs.items()}
        return {"/OpenAction": document.make_indirect(pikepdf.Dictionary({"/S": pikepdf.Name(genre)} | entrees))}

    return construire


def pdf_avec_fichier() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    document.attachments["programme.exe"] = b"MZ"
    tampon = io.BytesIO()
    document.save(tampon)
    return tampon.getvalue()


def pdf_bombe() -> bytes:
    """An object stream that unfolds to 70 MB."""
    return _pdf_a_flux(b"/Filter /FlateDecode", zlib.compress(b" " * (70 * MEGA), 9))


def pdf_a_filtre_rare() -> bytes:
    return _pdf_a_flux(b"/Filter [/ASCIIHexDecode /FlateDecode]", zlib.compress(b"1 0").hex().encode())


def _pdf_a_flux(filtre: bytes, flux: bytes) -> bytes:
    return b"%%PDF-1.5\n4 0 obj\n<< /Type /ObjStm %s /N 1 /First 4 /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        filtre,
        len(flux),
        flux,
    ) + b"startxref\n9\n%%EOF\n"  # fmt: skip


# ── Pictures, texts ───────────────────────────────────────────────────────────
def image(genre: str, **options: Any) -> bytes:
    tampon = io.BytesIO()
    Image.new("RGB", (40, 30), "#3a6ea5").save(tampon, genre, **options)
    return tampon.getvalue()


def bloc(genre: bytes, donnees: bytes) -> bytes:
    return struct.pack(">I4s", len(donnees), genre) + donnees + struct.pack(">I", zlib.crc32(genre + donnees))


def png_immense() -> bytes:
    """A few hundred bytes that a viewer would draw on forty billion points."""
    entete = struct.pack(">IIBBBBB", 200_000, 200_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + bloc(b"IHDR", entete) + bloc(b"IDAT", b"x") + bloc(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>'
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000)
HONNETES: dict[str, Callable[[], bytes]] = {
    "Compte rendu.pdf": pdf,
    "Compte rendu récent.pdf": lambda: pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "Note.docx": ooxml,
    "Tableau.xlsx": lambda: ooxml("xlsx"),
    "Exposé.pptx": lambda: ooxml("pptx"),
    "Note.odt": odf,
    "Tableau.ods": lambda: odf("ods"),
    "Exposé.odp": lambda: odf("odp"),
    "Plan.png": lambda: image("PNG"),
    "Photo.jpg": lambda: image("JPEG"),
    "Photo progressive.JPEG": lambda: image("JPEG", progressive=True),
    "Photo et vignette.jpg": lambda: image("JPEG") + image("JPEG"),
    "Mémo.txt": lambda: "Présence médicale : 3 jours à Aurillac.\r\n".encode(),
    "Avec marque.txt": lambda: "\ufeffÀ lire".encode(),
    "Jours.csv": lambda: "Département;Écart\nCantal;-12\nAllier;+4,5\nTél.;+33 4 00 00 00 00\n".encode(),
}
