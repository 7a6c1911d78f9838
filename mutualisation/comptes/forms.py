"""Forms of accounts."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm

from mutualisation.comptes.models import Utilisateur
from mutualisation.comptes.mots_de_passe import REGLE


class ConnexionForm(AuthenticationForm):
    """Address and password; one sentence for every failure, so that nobody learns which accounts exist."""

    error_messages = {
        "invalid_login": "Adresse électronique ou mot de passe incorrect.",
        "inactive": "Adresse électronique ou mot de passe incorrect.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        champ = self.fields["username"]
        champ.label = "Adresse électronique"
        champ.help_text = "Celle de votre administration, par exemple prenom.nom@exemple.fr"
        champ.widget = forms.EmailInput(attrs={"autocomplete": "username", "maxlength": "254"})
        self.fields["password"].label = "Mot de passe"

    def clean_username(self) -> str:
        """Addresses are kept in lower case: typing a capital must not lock anyone out."""
        return str(self.cleaned_data["username"]).strip().lower()


class OubliForm(forms.Form):
    """Where to send the link."""

    email = forms.EmailField(label="Adresse électronique", widget=forms.EmailInput(attrs={"autocomplete": "username"}))


class ChoixForm(SetPasswordForm):
    """A password chosen through a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _nommer(self)


class ChangementForm(PasswordChangeForm):
    """A password changed from “my account”."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Mot de passe actuel"
        self.fields["old_password"].widget.attrs.pop("autofocus", None)
        _nommer(self)


def _nommer(formulaire: forms.Form) -> None:
    formulaire.fields["new_password1"].label = "Nouveau mot de passe"
    # Django would draw the rules as a list inside a hint; one sentence says them all.
    formulaire.fields["new_password1"].help_text = REGLE
    formulaire.fields["new_password2"].label = "Le même, une seconde fois"
    formulaire.fields["new_password2"].help_text = ""


class InvitationForm(forms.ModelForm):
    """Who is invited; mandates are given afterwards."""

    class Meta:
        model = Utilisateur
        fields = ["prenom", "nom", "genre", "docteur", "email"]
        labels = {"genre": "Genre, pour l’accord des titres", "docteur": "Porte le titre de docteur (« Dr »)"}
        widgets = {"genre": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        genre = self.fields["genre"]
        genre.choices = [choix for choix in genre.choices if choix[0]]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class FermetureForm(forms.Form):
    """Closing an account is explained."""

    motif = forms.CharField(label="Motif", max_length=300, help_text="Par exemple : départ à la retraite, mutation.")


class RechercheForm(forms.Form):
    """Filters of the list, kept in the address."""

    q = forms.CharField(label="Nom ou adresse", required=False, max_length=100)
