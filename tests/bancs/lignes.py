"""The rows a real page shows, as plain text: what its plain counterpart has to show too."""

from __future__ import annotations

from html.parser import HTMLParser

# A row of a table, an item of a list; the cells inside them.
RANGEES = {"tr", "li"}
CELLULES = {"td", "th"}


class LignesDeLaPage(HTMLParser):
    """Rows of tables and items of lists inside <main>; an item is a row of one cell."""

    def __init__(self) -> None:
        super().__init__()
        self.lignes: list[list[str]] = []
        self._dans_le_contenu = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._dans_le_contenu |= tag == "main"
        if not self._dans_le_contenu:
            return
        if tag in RANGEES:
            self.lignes.append([] if tag == "tr" else [""])
        elif tag in CELLULES and self.lignes:
            self.lignes[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._dans_le_contenu &= tag != "main"

    def handle_data(self, data: str) -> None:
        if self._dans_le_contenu and self.lignes and self.lignes[-1] and data.strip():
            self.lignes[-1][-1] = f"{self.lignes[-1][-1]} {' '.join(data.split())}".strip()


def lignes_de(html: str) -> list[list[str]]:
    lecteur = LignesDeLaPage()
    lecteur.feed(html)
    return lecteur.lignes
