"""The form of the committee's own rules."""

from __future__ import annotations

from django import forms

from ctri.comite.models import ReglesComite

_DATE = {"type": "date"}


class ReglesForm(forms.ModelForm):
    """Every rule, the act that sets them, and from when."""

    a_partir_du = forms.DateField(label="Entrée en vigueur", widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))

    class Meta:
        model = ReglesComite
        fields = [
            "mode",
            "scrutin",
            "quorum",
            "majorite",
            "procurations_max",
            "voix_preponderante",
            "preavis_jours",
            "acte",
            "date_acte",
        ]
        help_texts = {
            "voix_preponderante": "Sans effet au scrutin secret : la voix de la présidence ne s’y reconnaît pas.",
        }
        widgets = {"date_acte": forms.DateInput(attrs=_DATE, format="%Y-%m-%d")}
