"""What the comparison shows: every value stays in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from ctri.echeancier.lecture import annees_de
from mutualisation.formulaires import Filtre
from mutualisation.territoire.models import Dispositif, Region

SITUATIONS = [
    ("", "Toutes"),
    ("retard", "Avec un retard"),
    ("du", "Avec un texte attendu"),
    ("remis", "Avec un texte à décider"),
    ("complet", "Tout est décidé"),
]


class ComparaisonForm(Filtre):
    """One scheme at a time: two schemes do not ask for the same texts."""

    dispositif = forms.TypedChoiceField(label="Dispositif", required=False, coerce=int)
    annee = forms.TypedChoiceField(label="Année", required=False, coerce=int)
    livrable = forms.ChoiceField(label="Texte", required=False)
    situation = forms.ChoiceField(label="Régions", required=False, choices=SITUATIONS)

    def __init__(self, donnees: Any, *, regions: Sequence[Region]) -> None:
        super().__init__(donnees)
        self.dispositifs = self._dispositifs(regions)
        self.choisi = self._choisi(donnees)
        self.regions = [r for r in regions if r.dispositif_id == self.choisi.pk] if self.choisi else []
        self.annees = sorted({annee for region in self.regions for annee in annees_de(region)})
        if len(self.dispositifs) > 1:
            self.fields["dispositif"].choices = [(d.pk, d.nom) for d in self.dispositifs]
        else:
            del self.fields["dispositif"]
        self.fields["annee"].choices = [(annee, annee) for annee in reversed(self.annees)]
        livrables = self.choisi.schema.livrables if self.choisi else ()
        self.fields["livrable"].choices = [("", "Tous"), *((x.code, x.libelle.court.Nom) for x in livrables)]

    @staticmethod
    def _dispositifs(regions: Sequence[Region]) -> list[Dispositif]:
        return list({r.dispositif_id: r.dispositif for r in regions}.values())

    def _choisi(self, donnees: Any) -> Dispositif | None:
        """The one asked for in the address, else the first."""
        demande = donnees.get("dispositif", "")
        return next((d for d in self.dispositifs if str(d.pk) == demande), next(iter(self.dispositifs), None))

    @property
    def choix(self) -> dict[str, Any]:
        """The valid values; an address made by hand with a wrong one filters nothing by it."""
        self.is_valid()
        return {c: v for c, v in self.cleaned_data.items() if v}
