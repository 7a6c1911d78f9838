"""Fonts and colours of the drawings: the same geometry serves the screens and the paper."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """What a drawing borrows from the page it stands on. Colours go into attributes, never into styles (CSP)."""

    police: str
    # Paper keeps its size in points; a screen drawing takes the width of its container.
    taille_fixe: bool
    encre: str
    gris: str
    echelle: str
    filet: str
    papier: str
    sur_accent: str
    accent: str
    moyen: str
    sur_moyen: str
    clair: str
    alerte: str
    # Something given back, to be taken up again: never an error.
    attention: str
    # Four steps from pale to full, and the ink that stays readable on each.
    carte: tuple[str, str, str, str]
    carte_encre: tuple[str, str, str, str]


PAPIER = Theme(
    police="Lato",
    taille_fixe=True,
    encre="#1A2233",
    gris="#4A5468",
    echelle="#D5DAE3",
    filet="#C3CAD6",
    papier="#FFFFFF",
    sur_accent="#FFFFFF",
    accent="#1F3F6E",
    moyen="#7590B8",
    sur_moyen="#1A2233",
    clair="#D6E0EF",
    alerte="#8F3D00",
    attention="#8F3D00",
    carte=("#E9EEF6", "#C9D6E8", "#7590B8", "#1F3F6E"),
    carte_encre=("#1A2233", "#1A2233", "#1A2233", "#FFFFFF"),
)

# The tokens of the design system follow the light or dark scheme by themselves.
ECRAN = Theme(
    police="inherit",
    taille_fixe=False,
    encre="var(--text-title-grey)",
    gris="var(--text-mention-grey)",
    echelle="var(--border-default-grey)",
    filet="var(--border-default-grey)",
    papier="var(--background-default-grey)",
    sur_accent="var(--text-inverted-blue-france)",
    accent="var(--background-action-high-blue-france)",
    moyen="var(--blue-ecume-main-400)",
    sur_moyen="#fff",
    clair="var(--blue-france-850-200)",
    alerte="var(--text-default-error)",
    attention="var(--text-default-warning)",
    carte=(
        "var(--blue-france-975-75)",
        "var(--blue-france-850-200)",
        "var(--blue-ecume-main-400)",
        "var(--background-action-high-blue-france)",
    ),
    carte_encre=(
        "var(--text-title-grey)",
        "var(--text-title-grey)",
        "#fff",
        "var(--text-inverted-blue-france)",
    ),
)
