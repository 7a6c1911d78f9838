"""What may be joined, and nothing else: neither page, nor drawing, nor archive, nor anything that runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Examen = Literal["bureautique", "pdf", "png", "jpeg", "texte", "csv"]


@dataclass(frozen=True)
class Nature:
    """One kind of document: the extension it is kept under, the type it is served with, its name in a list."""

    extension: str
    type_contenu: str
    libelle: str
    examen: Examen
    # For an office file, what its archive says it is.
    marque: bytes = b""


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."


def _ooxml(extension: str, quoi: str, libelle: str) -> Nature:
    return Nature(extension, f"{_OOXML}{quoi}", libelle, "bureautique", f"{_OOXML}{quoi}.main+xml".encode())


def _odf(extension: str, quoi: str, libelle: str) -> Nature:
    return Nature(extension, f"{_ODF}{quoi}", libelle, "bureautique", f"{_ODF}{quoi}".encode())


_NATURES = (
    Nature("pdf", "application/pdf", "PDF", "pdf"),
    _ooxml("docx", "wordprocessingml.document", "Texte Word"),
    _ooxml("xlsx", "spreadsheetml.sheet", "Classeur Excel"),
    _ooxml("pptx", "presentationml.presentation", "Présentation PowerPoint"),
    _odf("odt", "text", "Texte OpenDocument"),
    _odf("ods", "spreadsheet", "Classeur OpenDocument"),
    _odf("odp", "presentation", "Présentation OpenDocument"),
    Nature("png", "image/png", "Image PNG", "png"),
    Nature("jpg", "image/jpeg", "Image JPEG", "jpeg"),
    Nature("txt", "text/plain; charset=utf-8", "Texte", "texte"),
    Nature("csv", "text/csv; charset=utf-8", "Tableau CSV", "csv"),
)
NATURES = {nature.extension: nature for nature in _NATURES}
# One name for one kind: a list of documents does not show two.
SYNONYMES = {"jpeg": "jpg"}
PAR_TYPE = {nature.type_contenu: nature for nature in _NATURES}
ACCEPTES = ",".join(f".{extension}" for extension in (*NATURES, *SYNONYMES))
EN_MOTS = "PDF, .docx, .xlsx, .pptx, .odt, .ods, .odp, .png, .jpg, .txt ou .csv"
