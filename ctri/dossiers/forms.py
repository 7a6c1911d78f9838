"""Forms around a dossier."""

from __future__ import annotations

from typing import Any

from django import forms

from ctri.dossiers.models import Dossier
from ctri.seances.models import EtatSeance, Seance
from mutualisation.templatetags.francais import jour
from mutualisation.temps import aujourdhui


class MotifForm(forms.Form):
    """A reason, read by those the act concerns."""

    motif = forms.CharField(label="Motif", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class ConsultationForm(forms.Form):
    """The opinion of a body consulted before the decision (règle V11)."""

    code = forms.ChoiceField(label="Consultation")
    organisme = forms.CharField(label="Organisme consulté", max_length=160)
    date = forms.DateField(label="Date de l’avis", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    avis = forms.CharField(label="Avis rendu", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dossier = dossier
        schema = dossier.region.schema
        codes = schema.livrable(dossier.livrable).consultations
        self.fields["code"].choices = [(code, schema.consultation(code).libelle) for code in codes]

    def clean_date(self) -> Any:
        """An opinion is recorded once given."""
        date = self.cleaned_data["date"]
        if date > aujourdhui(self.dossier.region.fuseau):
            raise forms.ValidationError("Cette date est dans le futur.")
        return date


class InscrireForm(forms.Form):
    """On which session a submitted proposal goes."""

    seance = forms.ModelChoiceField(label="Séance", queryset=Seance.objects.none(), empty_label="Choisissez une séance")
    duree = forms.IntegerField(label="Durée prévue (minutes)", min_value=5, max_value=240, initial=30)

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seance"].queryset = Seance.objects.filter(region=dossier.region).exclude(etat=EtatSeance.CLOSE)
        self.fields["seance"].label_from_instance = lambda s: f"{jour(s.debut)}, {s.lieu} ({s.get_etat_display()})"
