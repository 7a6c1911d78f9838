"""Text with a little formatting: paragraphs, lists, bold, italics, typed as such and safe by construction.

What is kept is what was typed: two versions compare line by line, a screen reader reads it, no script is needed
(docs/adr/0018). Anything else, HTML included, is shown as text.
"""

from __future__ import annotations

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from mutualisation.typographie import typographier_html

# The “zero” preset knows nothing but paragraphs; links, images, headings and HTML are left out on purpose.
_REGLES = ("emphasis", "list", "newline", "balance_pairs", "escape")
_LECTEUR = MarkdownIt("zero", {"breaks": True, "html": False}).enable(list(_REGLES))

AIDE = "Une ligne vide sépare deux paragraphes ; « - » en début de ligne fait une liste ; **gras**, *italique*."


@lru_cache(maxsize=512)
def en_html(texte: str) -> SafeString:
    """The text as HTML of four elements (p, ul or ol, strong, em), with French typography."""
    if not texte.strip():
        return mark_safe("")
    # The reader escapes everything it does not know: nothing of the text becomes a tag of its own.
    return typographier_html(str(_LECTEUR.render(texte)))
