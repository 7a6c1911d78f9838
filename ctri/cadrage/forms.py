"""Forms of the framing."""

from __future__ import annotations

from django import forms

from ctri.cadrage.models import Objectif


class ObjectifForm(forms.ModelForm):
    """One objective."""

    class Meta:
        model = Objectif
        fields = ["libelle", "priorite", "resultat", "indicateur"]
