"""The filters of the list."""

from __future__ import annotations

from typing import Any

from django import forms

from ctri.transmissions.genres import genres
from mutualisation.formulaires import Filtre
from mutualisation.territoire.models import Region

A_LIRE, LUES = "a_lire", "lues"
LECTURES = [("", "Toutes"), (A_LIRE, "À lire"), (LUES, "Lues")]


class FiltreForm(Filtre):
    """What the list shows; every value stays in the address."""

    lecture = forms.ChoiceField(label="Lecture", required=False, choices=LECTURES)
    genre = forms.ChoiceField(label="Texte", required=False)
    annee = forms.TypedChoiceField(label="Année", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, region: Region, annees: list[int], siege: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        connus = [(g.code, region.vocabulaire.terme(g.terme).Nom) for g in genres()]
        self.fields["genre"].choices = [("", "Tous"), *connus]
        self.fields["annee"].choices = [("", "Toutes"), *((annee, str(annee)) for annee in annees)]
        if not siege:
            # Nothing is addressed to those who send.
            del self.fields["lecture"]

    @property
    def choix(self) -> dict[str, Any]:
        """The valid values; an address made by hand with a wrong one filters nothing by it."""
        self.is_valid()
        return {champ: valeur for champ, valeur in self.cleaned_data.items() if valeur}
