"""HTML to tagged PDF (PDF/UA-1): one tuned pass of WeasyPrint, with the header scopes it leaves out."""

import gc
import hashlib
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pydyf
import weasyprint
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from mutualisation.documents.fabriques import Fichier, Progression

RACINE = Path(__file__).resolve().parent
# The only files a document may load; everything else, file or network, stops the rendering.
DOSSIERS = (RACINE / "polices", RACINE / "styles")
TYPES = {".css": "text/css", ".ttf": "font/ttf"}
VARIANTE = "pdf/ua-1"
STYLES = (RACINE / "styles").as_uri() + "/"
_PAGE = re.compile(r"Page (\d+)$")


class RessourceRefusee(Exception):
    """A document asked for something else than the project's own fonts and styles."""


class _RessourcesDuProjet(URLFetcher):
    """Reads fonts and styles of the project, refuses the rest: a document can neither leak nor fetch anything."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=["file"], allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        adresse = urlsplit(url)
        chemin = Path(unquote(adresse.path)).resolve()
        permis = adresse.scheme == "file" and any(chemin.is_relative_to(dossier) for dossier in DOSSIERS)
        if not permis or chemin.suffix not in TYPES:
            raise RessourceRefusee(url)
        return URLFetcherResponse(url, chemin.read_bytes(), {"Content-Type": TYPES[chemin.suffix]})


class _SuiviPages(logging.Handler):
    """Turns the progress log of WeasyPrint into page numbers; a second pass over the pages is not reported."""

    def __init__(self, progression: Progression) -> None:
        super().__init__(logging.INFO)
        self.progression = progression
        self.derniere = 0

    def emit(self, record: logging.LogRecord) -> None:
        page = _PAGE.search(record.getMessage())
        if page and int(page[1]) > self.derniere:
            self.derniere = int(page[1])
            self.progression(self.derniere)


@contextmanager
def _suivi(progression: Progression | None) -> Iterator[None]:
    if progression is None:
        yield
        return
    journal = logging.getLogger("weasyprint.progress")
    niveau, propage = journal.level, journal.propagate
    suivi = _SuiviPages(progression)
    journal.addHandler(suivi)
    journal.setLevel(logging.INFO)
    # Progress goes to the reader of the page, not to the logs.
    journal.propagate = False
    try:
        yield
    finally:
        journal.removeHandler(suivi)
        journal.setLevel(niveau)
        journal.propagate = propage


@contextmanager
def _sans_ramasse_miettes() -> Iterator[None]:
    """Layout makes millions of objects that all live until the end: collecting meanwhile costs a third of the time."""
    actif = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if actif:
            gc.enable()
        gc.collect()


def html_en_pdf(html: str, progression: Progression | None = None) -> Fichier:
    """Render a whole HTML document (its metadata in `<meta>`). The same HTML gives the same bytes."""
    with _sans_ramasse_miettes(), _suivi(progression):
        try:
            return _rendre(html)
        except FatalURLFetchingError as erreur:
            # WeasyPrint's own class is a BaseException: it would stop the worker instead of failing the job.
            raise RessourceRefusee(str(erreur)) from erreur


def _rendre(html: str) -> Fichier:
    source = weasyprint.HTML(string=html, base_url=STYLES, url_fetcher=_RessourcesDuProjet())
    document = source.render(pdf_variant=VARIANTE)
    octets: bytes = document.write_pdf(
        finisher=_porter_scopes,
        pdf_variant=VARIANTE,
        pdf_identifier=hashlib.sha256(html.encode()).hexdigest()[:32].encode(),
    )
    return Fichier(octets, len(document.pages))


def _porter_scopes(document: weasyprint.Document, pdf: Any) -> None:
    """Say which way each header cell looks (/Scope), before the file is written: WeasyPrint leaves it out.

    Done on the objects about to be written rather than on the finished file: no second parsing.
    """
    elements = {objet.reference: objet for objet in pdf.objects if isinstance(objet, pydyf.Dictionary) and "P" in objet}
    for cellule in elements.values():
        if cellule.get("S") == "/TH":
            rangee = elements[cellule["P"]]
            en_tete = elements[rangee["P"]].get("S") == "/THead"
            cellule["A"]["Scope"] = "/Column" if en_tete else "/Row"
