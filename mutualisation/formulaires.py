"""Every Django form is drawn with the design system, without base class nor per-field markup.

`{{ form }}` draws the whole form, `{{ form.nom.as_field_group }}` one field: label, help, widget, errors, joined by
`aria-describedby`. django-dsfr's own forms warn at each drawing and do not tie the errors to their field.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import TemplatesSetting

from mutualisation import antivirus
from mutualisation.refus import Refus
from mutualisation.typographie import nombre_court, typographier

R = TypeVar("R")
# Widgets drawn as a group of choices under a legend.
GROUPES = (forms.RadioSelect, forms.CheckboxSelectMultiple)

# Beyond this many, a group of choices is set in columns.
CHOIX_EN_COLONNE = 6

MEGA = 1024 * 1024


class Filtre(forms.Form):
    """A search over a list, kept in the address."""


class Ebauche(forms.Form):
    """A draft: what is missing is asked for later, so that no field is called optional; its page says when."""


def trop_lourd(octets: int, limite: int) -> str:
    """Said by the field, and by whoever receives the bytes without one."""
    return f"Ce fichier pèse {nombre_court(octets / MEGA)} Mo ; la limite est de {nombre_court(limite / MEGA)} Mo."


class ChampFichier(forms.FileField):
    """The only field that takes a file: its weight is known before it is read, and the antivirus sees it."""

    def __init__(self, *, octets_max: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.octets_max = octets_max

    def clean(self, data: Any, initial: Any = None) -> Any:
        fichier = super().clean(data, initial)
        if isinstance(fichier, UploadedFile):
            self._examiner(fichier)
        return fichier

    def _examiner(self, fichier: UploadedFile) -> None:
        # Beyond the ceiling, the bytes were dropped as they came.
        limite = min(self.octets_max, settings.TELEVERSEMENT_MAX)
        if fichier.size and fichier.size > limite:
            raise forms.ValidationError(typographier(trop_lourd(fichier.size, limite)))
        octets = fichier.read()
        fichier.seek(0)
        try:
            antivirus.examiner(octets)
        except Refus as refus:
            raise forms.ValidationError(refus.raison) from refus


def tenter(formulaire: forms.Form, acte: Callable[[], R]) -> R | None:
    """Run an act; if the rules refuse it, say why where it was typed."""
    try:
        return acte()
    except Refus as refus:
        formulaire.add_error(refus.champ if refus.champ in formulaire.fields else None, refus.raison)
        return None


class Champ(forms.BoundField):
    """A field that knows which classes and which layout its widget takes."""

    @property
    def genre(self) -> str:
        """Layout: groupe, case, fichier or saisie."""
        widget = self.field.widget
        if isinstance(widget, GROUPES):
            return "groupe"
        if isinstance(widget, forms.CheckboxInput):
            return "case"
        return "fichier" if isinstance(widget, forms.FileInput) else "saisie"

    @property
    def facultatif(self) -> bool:
        """Whether the label says so; a check box needs no answer, and nothing is compulsory in a search or a draft."""
        return not self.field.required and self.genre != "case" and not isinstance(self.form, (Filtre, Ebauche))

    @property
    def type_de_choix(self) -> str:
        """For a group: radio or checkbox. Django's check boxes are a kind of its radio buttons: asked first."""
        return "checkbox" if isinstance(self.field.widget, forms.CheckboxSelectMultiple) else "radio"

    @property
    def nombreux(self) -> bool:
        """For a group: too many choices for one column."""
        return len(self.subwidgets) > CHOIX_EN_COLONNE

    @property
    def _classe(self) -> str:
        if self.genre == "fichier":
            return "fr-upload"
        if self.genre != "saisie":
            return ""
        return "fr-select" if isinstance(self.field.widget, forms.Select) else "fr-input"

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        classes = f"{(widget or self.field.widget).attrs.get('class', '')} {self._classe}".strip()
        return attrs | ({"class": classes} if classes else {})


class Rendu(TemplatesSetting):
    """The project's templates, and the fields above."""

    form_template_name = "formulaires/formulaire.html"
    field_template_name = "formulaires/champ.html"
    bound_field_class = Champ
