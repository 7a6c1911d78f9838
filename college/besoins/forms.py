"""Forms of training needs."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from college.besoins.actions import Demande
from college.besoins.etats import EtatBesoin, Priorite, Public
from college.besoins.models import BesoinFormation
from college.besoins.workflow import Transition
from college.nomenclature import fonctions_par_groupe
from mutualisation.formulaires import Filtre
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier, typographier_lignes

CHAMPS = ("intitule", "precisions", "public", "groupe", "fonction", "priorite", "echeance")


class BesoinForm(forms.Form):
    """What is needed, for whom, how pressing."""

    intitule = forms.CharField(label="Formation souhaitée", max_length=200)
    public = forms.ChoiceField(label="Public", choices=Public, widget=forms.RadioSelect)
    groupe = forms.CharField(label="Groupe concerné", required=False, max_length=160)
    priorite = forms.TypedChoiceField(label="Priorité", choices=Priorite, coerce=int, widget=forms.RadioSelect)
    fonction = forms.ChoiceField(label="Fonction concernée", required=False)
    echeance = forms.DateField(
        label="Échéance souhaitée",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    precisions = forms.CharField(
        label="Précisions",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        help_text="Ce qui manque aujourd’hui, ce qui changerait. Aucune donnée de patient ni de santé.",
    )

    def __init__(self, *args: Any, region: Region, besoin: BesoinFormation | None = None, **kwargs: Any) -> None:
        if besoin is not None:
            kwargs.setdefault("initial", {champ: getattr(besoin, champ) for champ in CHAMPS})
        super().__init__(*args, **kwargs)
        self.region, self.besoin = region, besoin
        v = region.vocabulaire
        self.fields["public"].help_text = typographier(
            f"« Pour moi » : seul{v.presidence_college.e} {v.presidence_college.le} le lit avec vous."
        )
        self.fields["groupe"].help_text = typographier("Seulement « pour un groupe » : un service, une fonction.")
        self.fields["fonction"].label = f"{v.fonction.Nom} concerné{v.fonction.e}"
        self.fields["fonction"].choices = [("", "Aucune en particulier"), *fonctions_par_groupe(region.schema)]

    def clean_intitule(self) -> str:
        return typographier(self.cleaned_data["intitule"])

    def clean_precisions(self) -> str:
        return typographier_lignes(self.cleaned_data["precisions"])

    def clean_groupe(self) -> str:
        return typographier(self.cleaned_data["groupe"])

    def clean_echeance(self) -> Any:
        """A date to come; the one a need already has may have passed since."""
        echeance = self.cleaned_data["echeance"]
        deja = self.besoin.echeance if self.besoin else None
        if echeance and echeance != deja and echeance < aujourdhui(self.region.fuseau):
            raise forms.ValidationError("Cette date est passée.")
        return echeance

    def clean(self) -> dict[str, Any]:
        """A group is named when the need is a group's, and then only."""
        lues = super().clean() or {}
        if lues.get("public") == Public.GROUPE and not lues.get("groupe"):
            self.add_error("groupe", "Dites quel groupe est concerné.")
        elif lues.get("public") in (Public.MOI, Public.TOUS) and lues.get("groupe"):
            self.add_error("groupe", typographier("Choisissez « Pour un groupe », ou laissez ce champ vide."))
        return lues

    @property
    def demande(self) -> Demande:
        """Values for the actions."""
        return cast(Demande, {champ: self.cleaned_data[champ] for champ in CHAMPS})


class DecisionForm(forms.Form):
    """Why the presidency decides so."""

    motif = forms.CharField(
        label="Motif", widget=forms.Textarea(attrs={"rows": 4}), max_length=1000, help_text="Lu dans l’historique."
    )

    def __init__(self, *args: Any, etape: Transition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motif"].required = etape.motif


class FiltreForm(Filtre):
    """What the list shows; every value stays in the address."""

    etat = forms.ChoiceField(label="État", required=False, choices=[("", "Tous"), *EtatBesoin.choices])
    priorite = forms.TypedChoiceField(
        label="Priorité", required=False, choices=[("", "Toutes"), *Priorite.choices], coerce=int, empty_value=None
    )
    public = forms.ChoiceField(label="Public", required=False, choices=[("", "Tous"), *Public.choices])
    fonction = forms.ChoiceField(label="Fonction", required=False)
    miens = forms.ChoiceField(label="Exprimé par", required=False, choices=[("", "Tous"), ("oui", "Moi")])

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fonction"].label = region.vocabulaire.fonction.Nom
        self.fields["fonction"].choices = [("", "Toutes"), *fonctions_par_groupe(region.schema)]

    @property
    def choix(self) -> dict[str, Any]:
        """The valid values; an address made by hand with a wrong one filters nothing by it."""
        self.is_valid()
        return {champ: valeur for champ, valeur in self.cleaned_data.items() if valeur}
