"""The comment on a year."""

from __future__ import annotations

from typing import Any

from django import forms

from college.fonctionnement.actions import TEXTE_MAX
from ctri.dossiers.confidentialite import SansPatientForm
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier


class CommentaireForm(SansPatientForm):
    """It leaves the college: the box is ticked each time (règle C8)."""

    field_order = ("texte", "revision", "sans_patient")

    texte = forms.CharField(label="Commentaire", widget=forms.Textarea(attrs={"rows": 10}), max_length=TEXTE_MAX)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["texte"].help_text = typographier(
            f"Lu par {region.vocabulaire.siege.court.le} et imprimé avec les chiffres. Ne nommez personne : "
            "ni patient, ni lieu reconnaissable, ni membre à propos de sa présence."
        )

    def clean_revision(self) -> int:
        return self.cleaned_data["revision"] or 0
