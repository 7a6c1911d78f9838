"""Forms of the watch."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.validators import URLValidator

from college.nomenclature import fonctions_par_groupe
from college.veille.actions import Contenu
from college.veille.etats import EtatNote
from college.veille.models import NoteVeille
from ctri.dossiers.confidentialite import SansPatientForm
from mutualisation.formulaires import Filtre
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier, typographier_lignes

SANS_PATIENT = (
    "Texte simple, une ligne vide entre deux paragraphes. Aucune donnée de patient, aucun lieu reconnaissable."
)
HTTPS = "Indiquez une adresse complète, qui commence par https://."
CHAMPS = ("titre", "source", "lien", "date_document", "texte", "fonction", "partagee")
ICI, AILLEURS = "ici", "ailleurs"


class NoteForm(forms.Form):
    """What a note says. Texts are kept with the spaces and apostrophes of French printing."""

    titre = forms.CharField(label="Titre", max_length=200)
    source = forms.CharField(
        label="Source", max_length=160, help_text="L’organisme ou la revue qui publie le document."
    )
    lien = forms.CharField(
        label="Lien vers le document",
        required=False,
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        validators=[URLValidator(schemes=["https"], message=HTTPS)],
    )
    date_document = forms.DateField(
        label="Date du document", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    texte = forms.CharField(
        label="Ce qu’il faut en retenir",
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=8000,
        help_text=SANS_PATIENT,
    )
    fonction = forms.ChoiceField(label="Fonction concernée", required=False)
    partagee = forms.BooleanField(label="", required=False)

    def __init__(self, *args: Any, region: Region, note: NoteVeille | None = None, **kwargs: Any) -> None:
        if note is not None:
            kwargs.setdefault("initial", {champ: getattr(note, champ) for champ in CHAMPS})
        super().__init__(*args, **kwargs)
        self.region = region
        v = region.vocabulaire
        self.fields["fonction"].label = f"{v.fonction.Nom} concerné{v.fonction.e}"
        self.fields["fonction"].choices = [("", "Aucune en particulier"), *fonctions_par_groupe(region.schema)]
        self.fields["partagee"].label = f"Partager avec {v.college.les} des autres {v.region.pluriel}"
        self.fields["partagee"].help_text = f"Sinon, seuls les membres {v.college.du} lisent cette note."

    def clean_date_document(self) -> Any:
        """A document is read once it is out."""
        date = self.cleaned_data["date_document"]
        if date > aujourdhui(self.region.fuseau):
            raise forms.ValidationError("Cette date est dans le futur.")
        return date

    def clean_titre(self) -> str:
        return typographier(self.cleaned_data["titre"])

    def clean_source(self) -> str:
        return typographier(self.cleaned_data["source"])

    def clean_texte(self) -> str:
        return typographier_lignes(self.cleaned_data["texte"])

    @property
    def contenu(self) -> Contenu:
        """Values for the actions."""
        return cast(Contenu, {champ: self.cleaned_data[champ] for champ in CHAMPS})


class CorrectionForm(SansPatientForm, NoteForm):
    """The same, what was wrong, and the box: others have read it (règle C8)."""

    field_order = (*CHAMPS, "motif", "sans_patient")

    motif = forms.CharField(
        label="Ce qui est corrigé", max_length=300, help_text="Lu dans l’historique par les lecteurs de la note."
    )


class RetraitForm(forms.Form):
    """Why a note is no longer to be read."""

    motif = forms.CharField(label="Motif du retrait", widget=forms.Textarea(attrs={"rows": 4}), max_length=1000)


class FiltreForm(Filtre):
    """What the list shows; every value stays in the address."""

    q = forms.CharField(
        label="Rechercher",
        required=False,
        max_length=200,
        widget=forms.SearchInput,
        error_messages={"max_length": "Deux cents caractères au plus."},
    )
    fonction = forms.ChoiceField(label="Fonction", required=False)
    annee = forms.TypedChoiceField(label="Année du document", required=False, coerce=int, empty_value=None)
    auteur = forms.TypedChoiceField(label="Auteur", required=False, coerce=int, empty_value=None)
    origine = forms.ChoiceField(label="Provenance", required=False)
    etat = forms.ChoiceField(label="État", required=False)

    def __init__(
        self, *args: Any, region: Region, annees: list[int], auteurs: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        v = region.vocabulaire
        self.fields["fonction"].label = v.fonction.Nom
        self.fields["fonction"].choices = [("", "Toutes"), *fonctions_par_groupe(region.schema)]
        self.fields["annee"].choices = [("", "Toutes"), *((annee, str(annee)) for annee in annees)]
        self.fields["auteur"].choices = [("", "Tous"), *auteurs]
        self.fields["origine"].choices = [
            ("", "Toutes"),
            (ICI, f"{v.college.Nom} de {v.region.ce}"),
            (AILLEURS, f"Autres {v.region.pluriel}"),
        ]
        self.fields["etat"].choices = [
            ("", "Publiées"),
            (EtatNote.BROUILLON, "Mes brouillons"),
            (EtatNote.RETIREE, "Retirées"),
        ]

    @property
    def choix(self) -> dict[str, Any]:
        """The valid values; an address made by hand with a wrong one filters nothing by it."""
        self.is_valid()
        return {champ: valeur for champ, valeur in self.cleaned_data.items() if valeur}
