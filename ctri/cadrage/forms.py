"""Forms of the framing."""

from __future__ import annotations

from django import forms

from ctri.cadrage.models import Objectif


class MotifForm(forms.Form):
    """Why a published framing changes: read by everyone it is told to."""

    motif = forms.CharField(
        label="Pourquoi ce changement",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="Lu par toutes les personnes prévenues, et conservé avec la version.",
    )


class ObjectifForm(forms.ModelForm):
    """One objective."""

    class Meta:
        model = Objectif
        fields = ["libelle", "priorite", "resultat", "indicateur"]
