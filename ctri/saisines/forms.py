"""Forms of a question: write it, answer it, speak about it."""

from __future__ import annotations

from typing import Any

from django import forms

from ctri.dossiers.confidentialite import SansPatientForm
from ctri.saisines.etats import Instance, Sens
from ctri.saisines.mots import libelle_sens
from mutualisation.formulaires import Filtre
from mutualisation.referentiel.noms import NomCommun
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

CONFIDENTIEL = "Aucune donnée de patient, aucun lieu ni petit effectif qui permette de reconnaître une personne."


def _date(libelle: str, *, required: bool, aide: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=libelle, required=required, help_text=aide, widget=widget)


class FiltreForm(Filtre):
    """Which way; the tab is a link of its own and stays in the address."""

    vue = forms.CharField(widget=forms.HiddenInput, required=False)
    sens = forms.ChoiceField(label="Sens", required=False)
    q = forms.CharField(label="Objet ou numéro", required=False, max_length=80)

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        v = region.vocabulaire
        self.fields["sens"].choices = [("", "Dans les deux sens"), *((s.value, libelle_sens(v, s)) for s in Sens)]

    @property
    def choix(self) -> dict[str, Any]:
        """The valid values; an address made by hand with a wrong one filters nothing by it."""
        self.is_valid()
        return {c: v for c, v in self.cleaned_data.items() if v}


class SaisineForm(forms.Form):
    """The question and its deadline; whoever speaks for both bodies says for which."""

    sens = forms.ChoiceField(label="Qui demande à qui", widget=forms.RadioSelect)
    objet = forms.CharField(label="Objet", max_length=160, help_text="En une ligne ; il paraît dans les listes.")
    question = forms.CharField(
        label="Question", max_length=6000, widget=forms.Textarea(attrs={"rows": 8}), help_text=CONFIDENTIEL
    )
    echeance = _date("Réponse attendue le", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, *args: Any, region: Region, sens: list[Sens], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.region, self.possibles = region, sens
        if len(sens) == 1:
            del self.fields["sens"]
        else:
            self.fields["sens"].choices = [(s.value, libelle_sens(region.vocabulaire, s)) for s in sens]
        if self.possibles == [Sens.VERS_COLLEGE]:
            self.fields["echeance"].required = True

    def clean_echeance(self) -> Any:
        """A deadline is a day to come."""
        echeance = self.cleaned_data["echeance"]
        if echeance is not None and echeance < aujourdhui(self.region.fuseau):
            raise forms.ValidationError("Cette date est passée.")
        return echeance

    def clean(self) -> dict[str, Any]:
        """An opinion is asked for a date; an answer may be awaited without one."""
        donnees = super().clean() or {}
        donnees.setdefault("sens", self.possibles[0].value if len(self.possibles) == 1 else "")
        if donnees["sens"] == Sens.VERS_COLLEGE and "echeance" in donnees and donnees["echeance"] is None:
            avis = self.region.vocabulaire.avis
            self.add_error("echeance", f"Dites pour quelle date {avis.le} est demandé{avis.e}.")
        return donnees


class ReponseForm(forms.Form):
    """The text being written; it says which state of it was read."""

    reponse = forms.CharField(
        label="Texte", max_length=20000, widget=forms.Textarea(attrs={"rows": 16}), help_text=CONFIDENTIEL
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, nom: NomCommun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reponse"].label = f"Texte {nom.du}"


class RevisionForm(forms.Form):
    """Which state of the text was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class EnvoiForm(RevisionForm, SansPatientForm):
    """What leaves the college is confirmed by its author (règle C8)."""

    field_order = ("revision", "sans_patient")


def form_d_envoi(expediteur: Instance) -> type[RevisionForm]:
    """The confirmation is asked of the college only: it is what leaves it that C8 watches over."""
    return EnvoiForm if expediteur == Instance.COLLEGE else RevisionForm


class ProlongerForm(forms.Form):
    """More time, and why."""

    echeance = _date("Nouvelle échéance", required=True)
    motif = forms.CharField(label="Motif", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class MessageForm(forms.Form):
    """A message inside one's own body, or from the committee."""

    texte = forms.CharField(label="Message", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


class MessageSortantForm(MessageForm, SansPatientForm):
    """A message that leaves the college (règle C8)."""

    field_order = ("texte",)
