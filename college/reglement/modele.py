"""The model text a college starts from, in the words of its scheme: `templates/college/reglement/modele.txt`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from college.reglement.reperes import propre

if TYPE_CHECKING:
    from mutualisation.territoire.models import Region

GABARIT = "college/reglement/modele.txt"
TITRE = "## "


def articles_du_modele(region: Region) -> list[dict[str, Any]]:
    """The articles of the model, numbered from 1; their parameters stay markers."""
    texte = render_to_string(GABARIT, {"v": region.vocabulaire, "region": region})
    blocs = [bloc.partition("\n") for bloc in texte.split(TITRE)[1:]]
    return [
        {"numero": str(rang), "titre": titre.strip(), "texte": propre(corps), "abroge": False}
        for rang, (titre, _, corps) in enumerate(blocs, 1)
    ]
