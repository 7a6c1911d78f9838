"""The few SVG elements the drawings need, escaped on the way in: what comes out is safe to put in a page."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mutualisation.dessins.theme import Theme
from mutualisation.typographie import typographier

# Width of a character of ordinary text, in parts of its size: enough to decide whether a label fits.
LARGEUR_CARACTERE = 0.54


def _valeur(valeur: object) -> str:
    if isinstance(valeur, float):
        return f"{valeur:.2f}".rstrip("0").rstrip(".")
    return escape(str(valeur))


def balise(nom: str, *enfants: SafeString, **attributs: object) -> SafeString:
    """One element; `stroke_width=1` is written `stroke-width="1"`, an attribute set to None is left out."""
    textes = "".join(
        f' {cle.rstrip("_").replace("_", "-")}="{_valeur(valeur)}"'
        for cle, valeur in attributs.items()
        if valeur is not None
    )
    # Safe: attribute values are escaped just above, children are already safe.
    return mark_safe(f"<{nom}{textes}>{''.join(enfants)}</{nom}>")  # noqa: S308


def texte(
    x: float,
    y: float,
    contenu: str,
    theme: Theme,
    *,
    taille: float = 8.3,
    graisse: int = 400,
    couleur: str = "",
    ancre: str = "start",
) -> SafeString:
    """A line of text on its baseline."""
    return balise(
        "text",
        SafeString(escape(typographier(contenu))),
        x=float(x),
        y=float(y),
        font_family=theme.police,
        font_size=float(taille),
        font_weight=graisse,
        fill=couleur or theme.encre,
        text_anchor=None if ancre == "start" else ancre,
    )


def rectangle(
    x: float, y: float, largeur: float, hauteur: float, fond: str, contour: str = "none", trait: float = 0.6
) -> SafeString:
    """A filled box; the outline is drawn only when asked for."""
    return balise(
        "rect",
        x=float(x),
        y=float(y),
        width=float(max(0, largeur)),
        height=float(hauteur),
        fill=fond,
        stroke=contour,
        stroke_width=trait,
    )


def trait(x1: float, y1: float, x2: float, y2: float, couleur: str, epaisseur: float = 0.6) -> SafeString:
    """A straight stroke."""
    return balise(
        "line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), stroke=couleur, stroke_width=epaisseur
    )


def hachures(x: float, y: float, largeur: float, hauteur: float, theme: Theme, pas: float = 3) -> SafeString:
    """An outlined box crossed by slanting strokes: said without colour, and without a pattern whose id could clash."""
    segments = []
    depart = pas - hauteur
    while depart < largeur:
        debut, fin = max(depart, 0), min(depart + hauteur, largeur)
        haut, bas = y + hauteur - (debut - depart), y + hauteur - (fin - depart)
        segments.append(f"M{x + debut:.2f} {haut:.2f}L{x + fin:.2f} {bas:.2f}")
        depart += pas
    return balise(
        "g",
        rectangle(x, y, largeur, hauteur, theme.papier, theme.alerte),
        balise("path", d="".join(segments), stroke=theme.alerte, stroke_width=0.8, fill="none"),
    )


def dessin(titre: str, largeur: float, hauteur: float, enfants: list[SafeString], theme: Theme) -> SafeString:
    """The whole picture; its title is the text alternative, so it carries every value shown."""
    return balise(
        "svg",
        balise("title", SafeString(escape(typographier(titre)))),
        *enfants,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_valeur(float(largeur))} {_valeur(float(hauteur))}",
        width=f"{_valeur(float(largeur))}pt" if theme.taille_fixe else "100%",
        height=f"{_valeur(float(hauteur))}pt" if theme.taille_fixe else None,
        role="img",
        focusable="false",
    )


def largeur_texte(contenu: str, taille: float) -> float:
    """A prudent estimate of the width of a line."""
    return len(contenu) * taille * LARGEUR_CARACTERE
