"""Filters of the table of an examination."""

from django import forms

from mutualisation.effectifs.importation.lignes import LIBELLES
from mutualisation.formulaires import Filtre


class LignesForm(Filtre):
    """Which lines are shown; the values stay in the address."""

    verdict = forms.ChoiceField(
        label="Verdict", required=False, choices=[("", "Tous"), *((v.value, lib) for v, lib in LIBELLES.items())]
    )
    q = forms.CharField(label="Nom ou matricule", required=False, max_length=80)
