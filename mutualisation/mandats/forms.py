"""Forms of mandates. A refusal of the rules comes back on the field it is about, with everything still typed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import EtatMandat, Mandat
from mutualisation.territoire.models import Dispositif, Region, Service
from mutualisation.typographie import majuscule

TOUS = "tous"


class PersonneField(forms.EmailField):
    """An account, by its address: the only name that is never shared by two people."""

    widget = forms.EmailInput(attrs={"autocomplete": "off", "list": "personnes"})

    def clean(self, value: Any) -> Any:
        adresse = super().clean(value)
        if not adresse:
            return None
        personne = Utilisateur.objects.filter(email__iexact=adresse, is_active=True).first()
        if personne is None:
            raise forms.ValidationError("Aucun compte ouvert à cette adresse. Invitez d’abord cette personne.")
        return personne


def _jour(libelle: str, **options: Any) -> forms.DateField:
    return forms.DateField(label=libelle, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class PeriodeForm(forms.Form):
    """First and last day; kept half-open."""

    titulaire = PersonneField(label="Personne", help_text="L’adresse électronique de son compte.")
    debut = _jour("Premier jour")
    fin = _jour("Dernier jour", required=False, help_text="Sans date, le mandat court jusqu’à ce qu’on y mette fin.")

    @property
    def periode(self) -> DateRange:
        fin = self.cleaned_data["fin"]
        return DateRange(self.cleaned_data["debut"], fin + dt.timedelta(days=1) if fin else None)


class NommerForm(PeriodeForm):
    """A role, on the scope its référentiel gives it: the region, one of its services, or the whole scheme."""

    role = forms.ChoiceField(label="Rôle")
    service = forms.ModelChoiceField(
        label="Service",
        queryset=Service.objects.none(),
        required=False,
        empty_label="Aucun\u00a0: le rôle se tient sur toute la région",
    )
    pole = forms.ChoiceField(label="Pôle", required=False)
    acte = forms.CharField(label="Référence de l’acte", max_length=120, required=False)
    date_acte = _jour("Date de l’acte", required=False)
    field_order = ["role", "service", "pole", "titulaire", "debut", "fin", "acte", "date_acte"]

    def __init__(self, *args: Any, dispositif: Dispositif, region: Region | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dispositif, self.region = dispositif, region
        portees = ("region", "service") if region else ("nation",)
        roles = [r for r in dispositif.schema.roles if r.portee in portees and self.convient(r)]
        self.fields["role"].choices = [("", "Choisissez un rôle")] + [(r.code, majuscule(r.masculin)) for r in roles]
        self._services(roles)
        self._poles(roles)

    def convient(self, role: Any) -> bool:
        """Whether a role may be given by this form; the interim form narrows it."""
        return True

    def _services(self, roles: list[Any]) -> None:
        if self.region is None or not any(r.portee == "service" for r in roles):
            del self.fields["service"]
            return
        self.fields["service"].queryset = self.region.services.all()

    def _poles(self, roles: list[Any]) -> None:
        if not any(r.par_pole for r in roles):
            del self.fields["pole"]
            return
        poles = [(p.code, p.libelle) for p in self.dispositif.schema.poles]
        self.fields["pole"].choices = [("", "Aucun"), *poles]

    def donnees(self) -> dict[str, Any]:
        """What the actions take."""
        champs = self.cleaned_data
        service = champs.get("service")
        portee = {"service": service} if service else {"region": self.region, "dispositif": self.dispositif}
        return portee | {
            "titulaire": champs["titulaire"],
            "role": champs["role"],
            "pole": champs.get("pole", ""),
            "periode": self.periode,
            "acte": champs["acte"],
            "date_acte": champs["date_acte"],
        }

    def clean(self) -> dict[str, Any]:
        """A scope that does not fit is said on the field to fill, or to leave empty."""
        champs = super().clean() or {}
        role = next((r for r in self.dispositif.schema.roles if r.code == champs.get("role")), None)
        if role is not None and "service" in self.fields:
            if role.portee == "service" and not champs.get("service"):
                self.add_error("service", "Ce rôle se tient sur un service\u00a0: choisissez lequel.")
            if role.portee == "region" and champs.get("service"):
                self.add_error("service", "Ce rôle se tient sur toute la région\u00a0: ne choisissez pas de service.")
        return champs


class InterimForm(NommerForm):
    """The authority entrusts a role for a time: its act is what makes it an interim (règle T5)."""

    acte = forms.CharField(label="Référence de l’acte", max_length=120)
    date_acte = _jour("Date de l’acte")

    def convient(self, role: Any) -> bool:
        return bool(role.interim)


class PourAutruiForm(PeriodeForm):
    """Delegation of signature or standing in, for the holder of one mandate."""

    acte = forms.CharField(label="Référence de l’acte", max_length=120)
    date_acte = _jour("Date de l’acte")
    etendue = forms.MultipleChoiceField(
        label="Étendue",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Sans choix, l’acte vaut pour tous les droits du rôle.",
    )

    def __init__(self, *args: Any, pour: Mandat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = pour.dispositif.schema.role(pour.role)
        droits = {*role.droits, *role.droits_region}
        self.fields["etendue"].choices = [(d.value, d.label) for d in Droit if d in droits]

    def donnees(self) -> dict[str, Any]:
        """What the actions take."""
        champs = self.cleaned_data
        return {
            "titulaire": champs["titulaire"],
            "periode": self.periode,
            "acte": champs["acte"],
            "date_acte": champs["date_acte"],
            "etendue": champs["etendue"],
        }


class FinForm(forms.Form):
    """When a mandate ends, and why."""

    dernier_jour = _jour("Dernier jour en fonction")
    motif = forms.CharField(
        label="Motif", max_length=300, required=False, help_text="Par exemple\u00a0: mutation, départ à la retraite."
    )


class AnnulationForm(forms.Form):
    """Why a mandate that has not begun is removed."""

    motif = forms.CharField(label="Motif", max_length=300, help_text="Par exemple\u00a0: erreur de personne.")


class FiltresForm(forms.Form):
    """Filters of the list, kept in the address."""

    etat = forms.ChoiceField(
        label="État", required=False, choices=[*EtatMandat.choices, (TOUS, "Tous")], initial=EtatMandat.EN_VIGUEUR
    )
    role = forms.ChoiceField(label="Rôle", required=False)
    q = forms.CharField(label="Nom", required=False, max_length=80)

    def __init__(self, *args: Any, dispositif: Dispositif, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [(r.code, majuscule(r.masculin)) for r in dispositif.schema.roles]
        self.fields["role"].choices = [("", "Tous les rôles"), *roles]
