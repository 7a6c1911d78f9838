"""Forms of accounts."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm


class ConnexionForm(AuthenticationForm):
    """Address and password; one sentence for every failure, so that nobody learns which accounts exist."""

    error_messages = {
        "invalid_login": "Adresse électronique ou mot de passe incorrect.",
        "inactive": "Adresse électronique ou mot de passe incorrect.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Adresse électronique"
        self.fields["username"].help_text = "Celle de votre administration : prenom.nom@exemple.fr"
        self.fields["username"].widget = forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
        self.fields["password"].label = "Mot de passe"

    def clean_username(self) -> str:
        """Addresses are kept in lower case: typing a capital must not lock anyone out."""
        return str(self.cleaned_data["username"]).strip().lower()
