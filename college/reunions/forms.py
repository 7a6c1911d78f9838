"""Forms of a meeting."""

from __future__ import annotations

from typing import Any

from django import forms

from college.reunions.models import Reunion, SensAvis
from ctri.dossiers.confidentialite import SansPatientForm
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier


class ReunionForm(forms.Form):
    """When and where."""

    date = forms.DateField(label="Date", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    lieu = forms.CharField(label="Lieu", max_length=120)


class AvisForm(SansPatientForm):
    """The opinion on a draft of the region, read with it by the committee."""

    field_order = ("dossier", "sens", "texte")

    dossier = forms.ModelChoiceField(
        label="Texte examiné", queryset=Dossier.objects.none(), empty_label="Choisissez un texte"
    )
    sens = forms.ChoiceField(label="Avis", choices=SensAvis.choices, widget=forms.RadioSelect)
    texte = forms.CharField(
        label="Texte de l’avis",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        help_text="Joint au dossier et lu par ceux qui décident : aucune donnée de patient, aucun lieu reconnaissable.",
    )

    def __init__(self, *args: Any, reunion: Reunion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        brouillons = Dossier.objects.filter(region=reunion.region, etat=Etat.BROUILLON)
        self.fields["dossier"].queryset = brouillons
        self.fields["dossier"].label_from_instance = lambda d: f"{d.titre}, version {d.version + 1}"


class EcartForm(SansPatientForm):
    """Why the proposer departs from the opinion, read with it by the committee."""

    field_order = ("motif",)

    motif = forms.CharField(label="Motif", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)
