"""The form of a paragraph."""

from __future__ import annotations

from django import forms


class ParagrapheForm(forms.Form):
    """Plain paragraphs, and the edition they were written from."""

    texte = forms.CharField(
        label="Texte",
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=8000,
        required=False,
        help_text="Une ligne vide sépare deux paragraphes.",
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
