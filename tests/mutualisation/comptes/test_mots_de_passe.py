"""The CNIL's options for a password (délibération 2022-100)."""

import pytest
from django.core.exceptions import ValidationError

from mutualisation.comptes.mots_de_passe import REGLE, ReglesCnil


@pytest.mark.parametrize(
    "mot_de_passe",
    [
        pytest.param("Camomille-7!", id="12 caractères, quatre sortes"),
        pytest.param("CamomilleVerte7", id="15 caractères, trois sortes"),
        pytest.param("camomille-verte-7", id="17 caractères, trois sortes sans majuscule"),
        pytest.param("lune verte cinq chevaux tremble matin papier", id="sept mots"),
        pytest.param("Lune-verte-cinq-chevaux-tremble-matin-papier", id="sept mots à traits d’union"),
    ],
)
def test_un_mot_de_passe_solide_est_accepte(mot_de_passe):
    ReglesCnil().validate(mot_de_passe)


@pytest.mark.parametrize(
    "mot_de_passe",
    [
        pytest.param("Camomille-7", id="onze caractères"),
        pytest.param("CamomilleVerte", id="deux sortes"),
        pytest.param("Camomille777", id="douze caractères, trois sortes seulement"),
        pytest.param("Aa1!Aa1!Aa1!", id="un motif répété"),
        pytest.param("lune verte cinq chevaux tremble matin", id="six mots"),
        pytest.param("lune lune lune lune lune lune lune", id="sept fois le même mot"),
        pytest.param("a b c d e f g h i j k", id="des lettres isolées"),
    ],
)
def test_un_mot_de_passe_faible_est_refuse_avec_la_regle(mot_de_passe):
    with pytest.raises(ValidationError) as refus:
        ReglesCnil().validate(mot_de_passe)
    assert refus.value.messages == [f"Ce mot de passe est trop facile à deviner. {REGLE}"]
