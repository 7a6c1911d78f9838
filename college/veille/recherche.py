"""Searching the notes: French words, accents and endings apart; what matched is shown without trusting any text."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from college.veille.models import CONFIGURATION, NoteVeille

# Around each word found, in what PostgreSQL sends back: characters that no text needs and that mean nothing in HTML.
DEBUT, FIN = "\ue000", "\ue001"
_TROUVE = re.compile(f"{DEBUT}([^{DEBUT}{FIN}]*){FIN}")
_MARQUES = str.maketrans("", "", DEBUT + FIN)
SUITE = " … "
# So many characters tell whether an extract starts or ends with its text.
_REPERE = 20
_PONCTUATION = " .!?…)»\u00a0\u202f"
# Little words that PostgreSQL’s French dictionary forgets to leave out: “les soins” asks for notes about “soins”.
OUBLIES = frozenset(("les", "cet", "cette", "ils", "elles", "leurs", "quel", "quelle", "quels", "quelles"))


def demande(q: str) -> SearchQuery:
    """Words as one types them: "quotes" keep them together, a dash before one leaves it out; nothing is an error."""
    mots = q.replace("/", " ").split()
    if '"' not in q:
        mots = [mot for mot in mots if mot.lower() not in OUBLIES]
    return SearchQuery(" ".join(mots), search_type="websearch", config=CONFIGURATION)


def chercher(notes: QuerySet[NoteVeille], q: str) -> QuerySet[NoteVeille]:
    """The best answers first, then the latest; without words, the latest published."""
    if not q:
        return notes.order_by("-publiee_le", "-redigee_le", "-pk")
    requete = demande(q)
    trouvees = notes.filter(recherche=requete).annotate(
        rang=SearchRank(F("recherche"), requete),
        titre_marque=SearchHeadline("titre", requete, config=CONFIGURATION, highlight_all=True, **_BORNES),
        extrait=SearchHeadline(
            "texte", requete, config=CONFIGURATION, max_words=35, min_words=25, max_fragments=2,
            fragment_delimiter=SUITE, **_BORNES,
        ),
    )  # fmt: skip
    return trouvees.order_by("-rang", "-date_document", "-pk")


_BORNES: dict[str, Any] = {"start_sel": DEBUT, "stop_sel": FIN}


def extrait_de(note_texte: str, extrait: str) -> SafeString:
    """What was found, with an ellipsis where the text goes on."""
    nu = " ".join(extrait.translate(_MARQUES).split())
    entier = " ".join(note_texte.translate(_MARQUES).split())
    debut = "" if entier.startswith(nu[:_REPERE]) else SUITE.lstrip()
    # The extract stops at a word: the full stop that may follow is not a text going on.
    fin = "" if entier.rstrip(_PONCTUATION).endswith(nu.rstrip(_PONCTUATION)[-_REPERE:]) else SUITE.rstrip()
    return souligner(f"{debut}{extrait}{fin}")


def souligner(texte: str) -> SafeString:
    """Every piece escaped; only our own marks become <mark>, whatever the text holds."""
    morceaux = [
        format_html("<mark>{}</mark>", morceau) if rang % 2 else morceau.translate(_MARQUES)
        for rang, morceau in enumerate(_TROUVE.split(texte))
    ]
    return format_html_join("", "{}", ((morceau,) for morceau in morceaux))
