"""Forms of the college's composition."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange

from college.membres.models import Association
from college.membres.policies import est_membre_de_droit
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def _jour(libelle: str, **suite: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=libelle, widget=widget, **suite)


class AssociationForm(forms.Form):
    """Whom, from when, until when if it is known."""

    agent = forms.TypedChoiceField(label="Personne", coerce=int)
    debut = _jour("À compter du")
    dernier_jour = _jour("Dernier jour", required=False)

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agents = _associables(region)
        self.fields[
            "agent"
        ].help_text = (
            f"En poste, ou attendue, dans un service de {region.vocabulaire.region.ce}, sans être membre de droit."
        )
        self.fields["agent"].choices = [("", ""), *_par_service(region, self.agents)]
        self.fields["debut"].initial = aujourdhui(region.fuseau)
        self.fields["dernier_jour"].help_text = "Vide\N{NO-BREAK SPACE}: sans terme."

    def clean(self) -> dict[str, Any]:
        """An end after the beginning, said where it was typed."""
        lues = super().clean() or {}
        debut, dernier = lues.get("debut"), lues.get("dernier_jour")
        if debut and dernier and dernier < debut:
            self.add_error("dernier_jour", "Le dernier jour vient après le début.")
        return lues

    @property
    def choix(self) -> dict[str, Any]:
        """Values for the action."""
        return self.cleaned_data | {"agent": self.agents[self.cleaned_data["agent"]].agent}


class FinForm(forms.Form):
    """The last day of an association."""

    dernier_jour = _jour("Dernier jour")

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dernier_jour"].initial = max(aujourdhui(association.region.fuseau), association.debut)


def _associables(region: Region) -> dict[int, Rattachement]:
    """Agents in post in the region today or later who are not members by right, by identifier: one query."""
    jour = aujourdhui(region.fuseau)
    lignes = (
        Rattachement.objects.filter(service__region=region, periode__overlap=DateRange(jour, None))
        .select_related("agent", "service")
        .order_by("service__nom", "agent__nom", "agent__prenom", "agent", "-periode")
    )
    return {ligne.agent_id: ligne for ligne in lignes if not est_membre_de_droit(region, ligne.agent)}


def _par_service(region: Region, lignes: dict[int, Rattachement]) -> list[tuple[str, list[tuple[int, str]]]]:
    groupes: dict[str, list[tuple[int, str]]] = {}
    for pk, ligne in lignes.items():
        groupes.setdefault(ligne.service.nom, []).append((pk, f"{ligne.agent}, {_metier(region, ligne.agent)}"))
    return list(groupes.items())


def _metier(region: Region, agent: Agent) -> str:
    return region.schema.qualite(agent.profession, agent.genre)
