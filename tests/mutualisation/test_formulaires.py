"""Groups of choices take the markup the design system draws, and say what is optional only where it is."""

from __future__ import annotations

import pytest
from django import forms

from mutualisation.formulaires import CHOIX_EN_COLONNE, Ebauche

UN_CHOIX = [("a", "A")]


class Essai(forms.Form):
    """One field of each kind of group."""

    un = forms.ChoiceField(widget=forms.RadioSelect, choices=UN_CHOIX)
    plusieurs = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=UN_CHOIX, required=False)
    beaucoup = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, choices=[(str(n), str(n)) for n in range(CHOIX_EN_COLONNE + 1)]
    )


class EssaiEbauche(Ebauche):
    """The same field in a draft."""

    plusieurs = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=UN_CHOIX, required=False)


@pytest.mark.parametrize(("nom", "groupe"), [("un", "fr-radio-group"), ("plusieurs", "fr-checkbox-group")])
def test_chaque_groupe_a_son_balisage(nom: str, groupe: str) -> None:
    rendu = Essai()[nom].as_field_group()
    assert f'class="{groupe}"' in rendu
    assert "fr-fieldset--colonnes" not in rendu


def test_beaucoup_de_choix_se_mettent_en_colonnes() -> None:
    assert "fr-fieldset--colonnes" in Essai()["beaucoup"].as_field_group()


def test_un_brouillon_ne_dit_rien_facultatif() -> None:
    assert "(facultatif)" in Essai()["plusieurs"].as_field_group()
    assert "(facultatif)" not in EssaiEbauche()["plusieurs"].as_field_group()
