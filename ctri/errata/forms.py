"""What is wrong, what is to be read, why."""

from __future__ import annotations

from django import forms

LIGNES = {"rows": 3}


class ErratumForm(forms.Form):
    """A material error: a figure, a name, a date; never what was decided."""

    endroit = forms.CharField(
        label="Où se trouve l’erreur", max_length=200, help_text="Par exemple : action 2.3, total des jours."
    )
    avant = forms.CharField(
        label="Au lieu de",
        max_length=2000,
        widget=forms.Textarea(attrs=LIGNES),
        help_text="Le texte tel que l’acte l’écrit.",
    )
    apres = forms.CharField(label="Lire", max_length=2000, widget=forms.Textarea(attrs=LIGNES))
    motif = forms.CharField(
        label="Motif",
        max_length=2000,
        widget=forms.Textarea(attrs=LIGNES),
        help_text="Lu par toutes les personnes qui lisent l’acte. N’y mettez aucune donnée de santé.",
    )
