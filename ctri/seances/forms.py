"""Forms of a session."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from ctri.seances.models import GenrePoint, Point, Presence, Seance
from mutualisation.formulaires import Filtre
from mutualisation.territoire.models import Region


class SeanceForm(forms.Form):
    """Day, hours and place, in the region's own time."""

    date = forms.DateField(label="Date", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    debut = forms.TimeField(label="Début", widget=forms.TimeInput(attrs={"type": "time"}), initial="10:00")
    fin = forms.TimeField(label="Fin prévue", widget=forms.TimeInput(attrs={"type": "time"}), initial="12:00")
    lieu = forms.CharField(label="Lieu", max_length=120)

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.region = region

    @staticmethod
    def valeurs_de(seance: Seance) -> dict[str, Any]:
        """What the form shows of a session already planned."""
        fuseau = ZoneInfo(seance.region.fuseau)
        debut, fin = seance.debut.astimezone(fuseau), seance.fin_prevue.astimezone(fuseau)
        return {"date": debut.date(), "debut": f"{debut:%H:%M}", "fin": f"{fin:%H:%M}", "lieu": seance.lieu}

    def clean(self) -> dict[str, Any]:
        """Two aware instants, in order."""
        donnees = super().clean() or {}
        if not {"date", "debut", "fin"} <= donnees.keys():
            return donnees
        fuseau = ZoneInfo(self.region.fuseau)
        donnees["instant_debut"] = dt.datetime.combine(donnees["date"], donnees["debut"], fuseau)
        donnees["instant_fin"] = dt.datetime.combine(donnees["date"], donnees["fin"], fuseau)
        if donnees["instant_fin"] <= donnees["instant_debut"]:
            self.add_error("fin", "La fin est après le début.")
        return donnees


# A text to decide and minutes to approve come on the agenda from where they are.
LIBRES = (GenrePoint.DEBAT, GenrePoint.INFORMATION)


class PointForm(forms.Form):
    """A debate or an information."""

    genre = forms.ChoiceField(label="Nature", choices=[(g.value, g.label) for g in LIBRES])
    titre = forms.CharField(label="Titre", max_length=200)
    duree = forms.IntegerField(label="Durée prévue (minutes)", min_value=5, max_value=240, initial=15)


class ProcurationForm(forms.Form):
    """To whom a member gives their vote."""

    mandataire = forms.ModelChoiceField(
        label="Procuration donnée à", queryset=Presence.objects.none(), empty_label="Choisissez un membre"
    )

    def __init__(self, *args: Any, presence: Presence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        champ = self.fields["mandataire"]
        champ.queryset = (
            presence.seance.presences.filter(voix=True).exclude(pk=presence.pk).select_related("utilisateur")
        )
        champ.label_from_instance = lambda p: f"{p.utilisateur}, {p.qualite}"


class ChercherForm(Filtre):
    """Which part of a long text to change."""

    q = forms.CharField(label="Chercher dans le texte", required=False, max_length=80)


class DecompteForm(forms.Form):
    """What a secret ballot gave."""

    pour = forms.IntegerField(label="Pour", min_value=0, max_value=1000)
    contre = forms.IntegerField(label="Contre", min_value=0, max_value=1000)
    abstention = forms.IntegerField(label="Abstentions", min_value=0, max_value=1000)


class TraiterForm(forms.Form):
    """Outcome of a point that decides nothing."""

    issue = forms.ChoiceField(label="Issue", widget=forms.RadioSelect)
    releve = forms.CharField(label="Relevé", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False)

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issue"].choices = list(point.issues_simples.items())
