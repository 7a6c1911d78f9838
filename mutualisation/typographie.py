"""French typography: no-break spaces, apostrophes, numbers, plurals, lists, dates. Pure text, for PDF and screens."""

import datetime as dt
import html
import re
from collections.abc import Sequence
from functools import lru_cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

FINE = "\u202f"
INSECABLE = "\u00a0"
MOINS = "\u2212"

MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
MOIS_COURTS = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
JOURS_SEMAINE = (
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
)

_ESPACE = r"[ \u00a0\u202f]"
_UNITES = r"%|€|j|h|min|jours?|heures?|minutes?|ans?|mois|ETP|km|m²|kg|ko|Mo|points?|habitants"
_NOMS_MOIS = "|".join(MOIS)
_MILLIERS = re.compile(r"(?<![\d\u202f])(?<!\d )\d{1,3}(?: \d{3})+(?!\d)")
_REGLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(motif), remplacement)
    for motif, remplacement in (
        (r"\.\.\.", "…"),
        (r"(?<=\w)'", "’"),
        (rf"«{_ESPACE}*", "«" + FINE),
        (rf"{_ESPACE}*»", FINE + "»"),
        # After the space a guillemet brings, a minus is one too.
        (r"(?:(?<=\s)|^)-(?=\d)", MOINS),
        # Typed with a space, or forgotten before the space or the end that follows (an address keeps its « ?a=b »).
        (rf"{_ESPACE}([;!?])", FINE + r"\1"),
        (r"(?<=[\w)%’”»])([;!?]+)(?=\s|$|[)»])", FINE + r"\1"),
        (r" :", INSECABLE + ":"),
        (rf"(?<=\d) (?=(?:{_UNITES})(?!\w))", INSECABLE),
        (r"(?<=\d\u00a0h) (?=\d\d\b)", INSECABLE),
        (r"\b(Drs?|Pr|MM?\.|Mmes?|[nN]°|art\.|p\.) (?=\w)", r"\1" + INSECABLE),
        (rf"(?<=\d) (?=(?:{_NOMS_MOIS})\b)", INSECABLE),
        (rf"\b1er (?=(?:{_NOMS_MOIS})\b)", "1er" + INSECABLE),
        (rf"(?<=\d\u00a0)({_NOMS_MOIS}) (?=\d{{4}}\b)", r"\1" + INSECABLE),
    )
)
_A_TRAITER = re.compile(r"[ '«».\u00a0-]|\w[;!?]")
_BALISES = re.compile(
    r"(<!--.*?-->|<(?:style|script)\b.*?</(?:style|script)\s*>|<[^>]*>)",
    re.DOTALL | re.IGNORECASE,
)
_EXPOSANTS = (
    (re.compile(r"\b1er\b"), "1<sup>er</sup>"),
    (re.compile(r"\b(\d{1,2})e\b"), r"\1<sup>e</sup>"),
    (re.compile(r"\b([nN])°"), r"\1<sup>o</sup>"),
)


@lru_cache(maxsize=4096)
def typographier(texte: str) -> str:
    """Put the spaces, apostrophes and signs of French printing in a plain text; applying it twice changes nothing."""
    if not _A_TRAITER.search(texte):
        return texte
    for motif, remplacement in _REGLES:
        texte = motif.sub(remplacement, texte)
    return _MILLIERS.sub(lambda nombre: nombre[0].replace(" ", FINE), texte)


def typographier_lignes(texte: str) -> str:
    """The same for a text of several lines, such as a person types it: the end of each is an end."""
    return "\n".join(typographier(ligne) for ligne in texte.splitlines())


def typographier_html(source: str) -> SafeString:
    """Apply `typographier` to the text nodes of an HTML document, never to its markup; raise ordinals outside SVG."""
    morceaux: list[str] = []
    dans_svg = False
    for rang, morceau in enumerate(_BALISES.split(source)):
        if rang % 2:
            dans_svg = (dans_svg or morceau.startswith("<svg")) and not morceau.startswith("</svg")
            morceaux.append(morceau)
        elif morceau:
            morceaux.append(_texte_html(morceau, exposants=not dans_svg))
    # As safe as `source`: tags are kept byte for byte, texts are unescaped, treated, then escaped again.
    return mark_safe("".join(morceaux))  # noqa: S308


@lru_cache(maxsize=4096)
def _texte_html(texte: str, *, exposants: bool) -> str:
    if texte.isspace():
        return texte
    texte = html.escape(typographier(html.unescape(texte)), quote=False)
    for motif, remplacement in _EXPOSANTS if exposants else ():
        texte = motif.sub(remplacement, texte)
    return texte


# ── Numbers ───────────────────────────────────────────────────────────────────


def nombre(valeur: float, decimales: int = 0) -> str:
    """1204 -> « 1 204 », 12.5 with one decimal -> « 12,5 », -4 -> « −4 »."""
    texte = f"{abs(valeur):,.{decimales}f}".replace(",", FINE).replace(".", ",")
    return MOINS + texte if valeur < 0 and texte.strip("0," + FINE) else texte


def nombre_court(valeur: float) -> str:
    """One decimal, dropped when it is zero: 12.5 -> « 12,5 », 3.0 -> « 3 »."""
    return nombre(valeur, 0 if abs(valeur - round(valeur)) < 0.05 else 1)


def signe(valeur: int) -> str:
    """A difference: « +4 », « −75 », « 0 »."""
    return f"+{nombre(valeur)}" if valeur > 0 else nombre(valeur)


def pourcent(taux: float | None) -> str:
    """« 98 % », or a dash where there is nothing to compare with."""
    return "–" if taux is None else f"{nombre(taux)}{INSECABLE}%"


def accord(quantite: float, singulier: str, pluriel: str | None = None) -> str:
    """The word alone, in the number French gives it, plural from two on: « 0 jour », « 1,5 jour », « 2 jours »."""
    return singulier if abs(quantite) < 2 else pluriel or singulier + "s"


def compte(quantite: float, singulier: str, pluriel: str | None = None) -> str:
    """« 0 jour », « 1 204 jours »."""
    return f"{nombre_court(quantite)}{INSECABLE}{accord(quantite, singulier, pluriel)}"


_UNITES_LETTRES = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    *("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_DIZAINES = {
    2: "vingt",
    3: "trente",
    4: "quarante",
    5: "cinquante",
    6: "soixante",
    8: "quatre-vingt",
}


def en_lettres(valeur: int, feminin: bool = False) -> str:
    """« quatorze », « vingt et une »; from one hundred on, and below zero, figures read better."""
    if not 0 <= valeur < 100:
        return nombre(valeur)
    un = "une" if feminin else "un"
    if valeur < 20:
        return un if valeur == 1 else _UNITES_LETTRES[valeur]
    dizaine = valeur // 10 - (valeur // 10 in (7, 9))
    reste = valeur - dizaine * 10
    mot = _DIZAINES[dizaine]
    if reste == 0:
        return mot + "s" * (dizaine == 8)
    lien = " et " if reste in (1, 11) and dizaine < 8 else "-"
    return mot + lien + (un if reste == 1 else _UNITES_LETTRES[reste])


# ── Sentences ─────────────────────────────────────────────────────────────────


def enumeration(termes: Sequence[str], conjonction: str = "et") -> str:
    """« a », « a et b », « a, b et c »."""
    if len(termes) < 2:
        return "".join(termes)
    return f"{', '.join(termes[:-1])} {conjonction} {termes[-1]}"


def lieux_html(noms: Sequence[str], conjonction: str = "") -> SafeString:
    """Names that no line end may cut (« Puy-de-Dôme »): Lato has no unbreakable hyphen, a span does it."""
    separateurs = [", "] * (len(noms) - 1) + [""]
    if conjonction and len(noms) > 1:
        separateurs[-2] = f" {conjonction} "
    return format_html_join("", '<span class="lieu">{}</span>{}', zip(noms, separateurs, strict=True))


def majuscule(texte: str) -> str:
    """Initial capital, the rest untouched."""
    return texte[:1].upper() + texte[1:]


# ── Dates ─────────────────────────────────────────────────────────────────────


def quantieme(jour: dt.date) -> str:
    """« 1er janvier », « 19 janvier »."""
    return f"{'1er' if jour.day == 1 else jour.day}{INSECABLE}{MOIS[jour.month - 1]}"


def date_longue(jour: dt.date) -> str:
    """« 19 janvier 2027 »."""
    return f"{quantieme(jour)}{INSECABLE}{jour.year}"


def date_jour(jour: dt.date) -> str:
    """« mardi 19 janvier 2027 »."""
    return f"{JOURS_SEMAINE[jour.weekday()]} {date_longue(jour)}"


def civile(texte: str) -> dt.date:
    """The date of a frozen content (« 2027-04-30 »)."""
    return dt.date.fromisoformat(texte)


def periode(debut: int | None, fin: int | None) -> str:
    """Months 1 to 12, both included: « févr. – mai », « oct. », « toute l’année »; a dash until both are known."""
    if debut is None or fin is None:
        return "–"
    if (debut, fin) == (1, 12):
        return "toute l’année"
    if debut == fin:
        return MOIS_COURTS[debut - 1]
    return f"{MOIS_COURTS[debut - 1]}{INSECABLE}–{INSECABLE}{MOIS_COURTS[fin - 1]}"
