"""Reads back what a PDF says: its text as a reader would copy it, its fonts, its structure. Test tool, pikepdf only."""

import io
import re
from collections.abc import Iterator
from functools import cached_property

import pikepdf

_BFCHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


class LecturePdf:
    """An opened PDF."""

    def __init__(self, octets: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(octets))

    @cached_property
    def pages(self) -> list[str]:
        """Text of each page, pieces separated by a space. A no-break space is drawn, and read, as a space."""
        return [re.sub(r"[ \u00a0]+", " ", " ".join(self._morceaux(page))) for page in self.pdf.pages]

    @property
    def texte(self) -> str:
        return "\n".join(self.pages)

    @property
    def polices(self) -> set[str]:
        """Names of the embedded fonts, without the subset prefix."""
        descripteurs = (o for o in self._objets() if o.get("/Type") == "/FontDescriptor")
        return {str(o.FontName)[1:].partition("+")[2] or str(o.FontName)[1:] for o in descripteurs}

    @property
    def signets(self) -> list[str]:
        """Labels of the outline, in order."""
        with self.pdf.open_outline() as plan:
            return list(self._libelles(plan.root))

    def _libelles(self, elements: list[pikepdf.OutlineItem]) -> Iterator[str]:
        for element in elements:
            yield element.title
            yield from self._libelles(element.children)

    @property
    def balises(self) -> list[str]:
        """Types of the structure elements."""
        return [str(o.S)[1:] for o in self._objets() if o.get("/Type") == "/StructElem"]

    @property
    def en_tetes(self) -> list[str]:
        """Scope of every header cell ("" when it has none)."""
        cellules = (o for o in self._objets() if o.get("/S") == "/TH")
        return [str(cellule.A.get("/Scope", "/"))[1:] for cellule in cellules]

    @property
    def alternatives(self) -> list[str]:
        """Text alternatives of the figures."""
        return [str(o.get("/Alt", "")) for o in self._objets() if o.get("/S") == "/Figure"]

    @property
    def glyphes_manquants(self) -> int:
        """How many times the "no such character" glyph is drawn."""
        return sum(1 for page in self.pdf.pages for _, code in self._codes(page) if code == 0)

    def _objets(self) -> Iterator[pikepdf.Dictionary]:
        return (objet for objet in self.pdf.objects if isinstance(objet, pikepdf.Dictionary))

    def _morceaux(self, page: pikepdf.Page) -> Iterator[str]:
        tables = {nom: self._unicode(police) for nom, police in page.Resources.Font.items()}
        for operandes, operateur in pikepdf.parse_content_stream(page):
            if str(operateur) == "Tf":
                table = tables[str(operandes[0])]
            elif str(operateur) in ("Tj", "TJ"):
                yield "".join(table.get(code, "\ufffd") for code in _codes_affiches(operandes))

    def _codes(self, page: pikepdf.Page) -> Iterator[tuple[str, int]]:
        police = ""
        for operandes, operateur in pikepdf.parse_content_stream(page):
            if str(operateur) == "Tf":
                police = str(operandes[0])
            elif str(operateur) in ("Tj", "TJ"):
                yield from ((police, code) for code in _codes_affiches(operandes))

    def _unicode(self, police: pikepdf.Object) -> dict[int, str]:
        table = bytes(police.ToUnicode.read_bytes())
        blocs = re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL)
        return {
            int(code, 16): bytes.fromhex(texte.decode()).decode("utf-16-be")
            for bloc in blocs
            for code, texte in _BFCHAR.findall(bloc)
        }


def _codes_affiches(operandes: list[pikepdf.Object]) -> Iterator[int]:
    """Glyph numbers (two bytes each) of a text operator, kerning left out."""
    morceaux = operandes[0] if isinstance(operandes[0], pikepdf.Array) else operandes
    for morceau in morceaux:
        if isinstance(morceau, pikepdf.String):
            octets = bytes(morceau)
            yield from (int.from_bytes(octets[rang : rang + 2], "big") for rang in range(0, len(octets), 2))
