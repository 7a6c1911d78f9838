"""Filters of the list, and what one wants by mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from mutualisation.formulaires import Filtre
from mutualisation.notifications.familles import Famille

TOUTES, NON_LUES = "", "non-lues"


class FiltreForm(Filtre):
    """Kept in the address."""

    etat = forms.ChoiceField(label="État", required=False, choices=[(TOUTES, "Toutes"), (NON_LUES, "À lire seulement")])
    famille = forms.ChoiceField(label="Genre", required=False)

    def __init__(self, *args: Any, familles: Sequence[tuple[Famille, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        champ = self.fields["famille"]
        champ.choices = [("", "Tous"), *((famille.value, nom) for famille, nom in familles)]

    @property
    def choix(self) -> dict[str, str]:
        """What was chosen; an altered address filters nothing."""
        return {nom: self.cleaned_data.get(nom, "") for nom in self.fields} if self.is_valid() else {}


class PreferencesForm(forms.Form):
    """One box a family; the college's families are not offered where there is no college."""

    def __init__(
        self, *args: Any, familles: Sequence[tuple[Famille, str]], actuelles: Mapping[Famille, bool], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.familles = [famille for famille, _ in familles]
        for famille, nom in familles:
            aide = "Un résumé par semaine." if famille == Famille.VEILLE else ""
            self.fields[famille.value] = forms.BooleanField(
                label=nom, required=False, initial=actuelles[famille], help_text=aide
            )

    @property
    def choisies(self) -> dict[Famille, bool]:
        return {famille: self.cleaned_data[famille.value] for famille in self.familles}
