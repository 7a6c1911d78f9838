"""Which text to start: read from the address or from the button, never drawn as a form."""

from __future__ import annotations

from typing import Any

from django import forms

from college.propositions.redactions import s_ecrit
from mutualisation.territoire.models import Region


class TexteForm(forms.Form):
    """A text the scheme expects and the software writes, in a year that makes sense."""

    livrable = forms.ChoiceField()
    annee = forms.IntegerField()
    pole = forms.ChoiceField(required=False)

    def __init__(self, donnees: Any, *, region: Region, annees: range) -> None:
        super().__init__(donnees)
        self.region, self.annees = region, annees
        self.fields["livrable"].choices = [(x.code, x.code) for x in region.schema.livrables if s_ecrit(x)]
        self.fields["pole"].choices = [("", ""), *((p.code, p.code) for p in region.schema.poles)]

    def clean(self) -> dict[str, Any]:
        donnees = super().clean() or {}
        if self.is_valid() and not self._coherent(donnees):
            raise forms.ValidationError("unknown text")
        return donnees

    def _coherent(self, donnees: dict[str, Any]) -> bool:
        """What a pole proposes names its pole, and nothing else does."""
        par_pole = self.region.schema.livrable(donnees["livrable"]).par == "pole"
        return par_pole == bool(donnees["pole"]) and donnees["annee"] in self.annees
