"""The yearly cycle: done, running, to come, given back. One drawing across, one down for phones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from django.utils.safestring import SafeString

from mutualisation.dessins.svg import balise, dessin, largeur_texte, texte
from mutualisation.dessins.theme import Theme

LARGEUR = 1160.0
AXE = 76.0
RAYON = 15.0
VERTICAL = 340.0
PAS = 92.0
MOTS = {"fait": "terminé", "en_cours": "en cours", "a_venir": "à venir"}


class EtapeDeCycle(Protocol):
    """What a step must say of itself; `retour` describes what was given back from it, or is empty."""

    @property
    def titre(self) -> str: ...
    @property
    def etat(self) -> str: ...
    @property
    def qui(self) -> str: ...
    @property
    def lignes(self) -> tuple[str, ...]: ...
    @property
    def retour(self) -> str: ...


def place_du_jour(etapes: Sequence[EtapeDeCycle]) -> tuple[int, int] | None:
    """Between which steps today stands: at the first one running, or half-way to the next if that one runs too.

    When none runs, between what is done and what is to come; None where the drawing has no such place.
    """
    etats = [etape.etat for etape in etapes]
    if "en_cours" in etats:
        rang = etats.index("en_cours")
        return (rang, rang + 1) if etats[rang + 1 : rang + 2] == ["en_cours"] else (rang, rang)
    faits = next((rang for rang, etat in enumerate(etats) if etat != "fait"), len(etats))
    return (faits - 1, faits) if 0 < faits < len(etats) else None


def alternative(etapes: Sequence[EtapeDeCycle], aujourdhui: str = "") -> str:
    """The same thing in words: a screen reader loses nothing."""
    phrases = []
    for etape in etapes:
        details = ", ".join([*etape.lignes, *([etape.retour] if etape.retour else [])])
        phrases.append(f"{etape.titre}, {MOTS[etape.etat]} ({etape.qui}) : {details}")
    place = place_du_jour(etapes) if aujourdhui else None
    if place is not None:
        avant, apres = (etapes[rang].titre for rang in place)
        phrases.append(f"{aujourdhui} : {avant}" if avant == apres else f"{aujourdhui} : entre {avant} et {apres}")
    return "Étapes du cycle. " + ". ".join(phrases) + "."


def cycle_horizontal(etapes: Sequence[EtapeDeCycle], *, theme: Theme, aujourdhui: str = "") -> SafeString:
    """Steps along a line, for a wide screen and for paper. `aujourdhui`: the day in words, where it stands."""
    if not etapes:
        return SafeString("")
    pas = LARGEUR / len(etapes)
    xs = [pas * (rang + 0.5) for rang in range(len(etapes))]
    elements = [
        _liaison((xs[i], AXE), (xs[i + 1], AXE), etapes[i], etapes[i + 1], theme) for i in range(len(etapes) - 1)
    ]
    for rang, (x, etape) in enumerate(zip(xs, etapes, strict=True)):
        if etape.retour:
            elements.append(_retour(xs[max(0, rang - 2)], x, etape.retour, theme))
        elements += [_pastille(x, AXE, rang + 1, etape.etat, theme), *_legende(x, etape, theme)]
    place = place_du_jour(etapes) if aujourdhui else None
    if place is not None:
        # Between two steps nothing stands on the line: the label comes down to it, and its tick crosses it.
        haut, bas = (AXE - RAYON - 21, AXE - RAYON + 2) if place[0] == place[1] else (AXE - 31, AXE + 8)
        elements.append(_jour((xs[place[0]] + xs[place[1]]) / 2, haut, bas, aujourdhui, theme))
    lignes = max(len(etape.lignes) for etape in etapes)
    return dessin(alternative(etapes, aujourdhui), LARGEUR, AXE + 70 + 17 * lignes, elements, theme)


def _jour(x: float, haut: float, bas: float, libelle: str, theme: Theme) -> SafeString:
    """A label and its tick, where the year has come to."""
    large = largeur_texte(libelle, 12) + 16
    trait = balise("line", x1=x, y1=haut + 18, x2=x, y2=bas, stroke=theme.encre, stroke_width=2.0)
    fond = balise("rect", x=x - large / 2, y=haut, width=large, height=18.0, rx=2.0, fill=theme.encre)
    mots = texte(x, haut + 13, libelle, theme, taille=12, graisse=700, couleur=theme.papier, ancre="middle")
    return balise("g", trait, fond, mots)


def cycle_vertical(etapes: Sequence[EtapeDeCycle], *, theme: Theme, aujourdhui: str = "") -> SafeString:
    """The same steps down a line, for a phone; today is said at the step where it stands."""
    elements: list[SafeString] = []
    place = place_du_jour(etapes) if aujourdhui else None
    du_jour = place[0] if place else None
    y = 24.0
    for rang, etape in enumerate(etapes):
        textes = [f"{etape.qui} · {MOTS[etape.etat]}", *etape.lignes]
        suivant = y + max(PAS, 46 + 18 * (len(textes) + bool(etape.retour) + (rang == du_jour)))
        if rang + 1 < len(etapes):
            elements.append(_liaison((22, y), (22, suivant), etape, etapes[rang + 1], theme))
        elements.append(_pastille(22, y, rang + 1, etape.etat, theme))
        elements.append(texte(50, y + 5, etape.titre, theme, taille=16, graisse=700))
        for n, ligne in enumerate(textes):
            elements.append(texte(50, y + 25 + 18 * n, ligne, theme, taille=13, couleur=theme.gris))
        if etape.retour:
            bas = y + 25 + 18 * len(textes)
            elements.append(texte(50, bas, etape.retour, theme, taille=13, graisse=700, couleur=theme.attention))
        if rang == du_jour:
            bas = y + 25 + 18 * (len(textes) + bool(etape.retour))
            elements.append(texte(50, bas, aujourdhui, theme, taille=13, graisse=700))
        y = suivant
    return dessin(alternative(etapes, aujourdhui), VERTICAL, y, elements, theme)


def _liaison(
    debut: tuple[float, float], fin: tuple[float, float], avant: EtapeDeCycle, apres: EtapeDeCycle, theme: Theme
) -> SafeString:
    """Full after what is done, dotted between steps that run together, pale towards what is to come."""
    couleur = theme.filet if apres.etat == "a_venir" else theme.accent
    pointille = "5 5" if avant.etat == "en_cours" and apres.etat != "a_venir" else None
    return balise(
        "line",
        x1=debut[0],
        y1=debut[1],
        x2=fin[0],
        y2=fin[1],
        stroke=couleur,
        stroke_width=5.0,
        stroke_dasharray=pointille,
    )


def _pastille(x: float, y: float, rang: int, etat: str, theme: Theme) -> SafeString:
    if etat == "fait":
        coche = balise(
            "path", d=f"M{x - 6:.2f} {y:.2f}l4.5 5 8-9.5", stroke=theme.sur_accent, stroke_width=2.4, fill="none"
        )
        return balise("g", balise("circle", cx=x, cy=y, r=RAYON, fill=theme.accent), coche)
    if etat == "en_cours":
        anneau = balise("circle", cx=x, cy=y, r=RAYON - 1.5, fill=theme.papier, stroke=theme.accent, stroke_width=3.0)
        return balise("g", anneau, balise("circle", cx=x, cy=y, r=6.0, fill=theme.accent))
    anneau = balise("circle", cx=x, cy=y, r=RAYON - 1, fill=theme.papier, stroke=theme.gris, stroke_width=1.2)
    return balise("g", anneau, texte(x, y + 4.5, str(rang), theme, taille=13, couleur=theme.gris, ancre="middle"))


def _legende(x: float, etape: EtapeDeCycle, theme: Theme) -> list[SafeString]:
    elements = [
        texte(x, AXE + 40, etape.titre, theme, taille=15, graisse=700, ancre="middle"),
        texte(
            x,
            AXE + 58,
            f"{MOTS[etape.etat].capitalize()} · {etape.qui}",
            theme,
            taille=12,
            couleur=theme.gris,
            ancre="middle",
        ),
    ]
    elements += [
        texte(x, AXE + 76 + 17 * n, ligne, theme, taille=12, ancre="middle") for n, ligne in enumerate(etape.lignes)
    ]
    return elements


def _retour(vers: float, depuis: float, libelle: str, theme: Theme) -> SafeString:
    """A dashed arc back to where the work is taken up again, its label on top."""
    haut, bas = AXE - 54, AXE - RAYON - 4
    arc = balise(
        "path",
        d=f"M{depuis:.2f} {bas:.2f}C{depuis:.2f} {haut:.2f} {vers:.2f} {haut:.2f} {vers:.2f} {bas - 6:.2f}",
        stroke=theme.attention,
        stroke_width=1.6,
        stroke_dasharray="5 4",
        fill="none",
    )
    fleche = balise("path", d=f"M{vers - 4:.2f} {bas - 8:.2f}l4 7 4-7z", fill=theme.attention)
    milieu, large = (vers + depuis) / 2, largeur_texte(libelle, 12) + 20
    fond = balise(
        "rect",
        x=milieu - large / 2,
        y=haut - 9,
        width=large,
        height=22.0,
        rx=11.0,
        fill=theme.papier,
        stroke=theme.attention,
        stroke_width=1.0,
    )
    mots = texte(milieu, haut + 6, libelle, theme, taille=12, couleur=theme.attention, ancre="middle")
    return balise("g", arc, fleche, fond, mots)
