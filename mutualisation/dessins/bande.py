"""The strip of twelve months that goes with a period; the period is always written beside it."""

from django.utils.safestring import SafeString

from mutualisation.dessins.svg import dessin, rectangle
from mutualisation.dessins.theme import Theme
from mutualisation.typographie import MOIS

PAS = 5.0
HAUTEUR = 5.0


def bande_periode(debut: int, fin: int, *, theme: Theme, continue_: bool = False) -> SafeString:
    """Months `debut` to `fin`, both included; `continue_` for days spread over the year (medium tint)."""
    enfants = [
        rectangle(0, 0, 12 * PAS, HAUTEUR, theme.echelle),
        rectangle((debut - 1) * PAS, 0, (fin - debut + 1) * PAS, HAUTEUR, theme.moyen if continue_ else theme.accent),
    ]
    titre = MOIS[debut - 1] if debut == fin else f"de {MOIS[debut - 1]} à {MOIS[fin - 1]}"
    return dessin(titre, 12 * PAS, HAUTEUR, enfants, theme)
