"""A test that commits leaves no trace: the cast is there, whole, for the next one."""

import pytest
from django.db import connection

from mutualisation.comptes.models import Utilisateur
from mutualisation.journal.models import Acte
from tests.distribution import PERSONNES, adresse


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("passage", [1, 2])
def test_chaque_essai_qui_valide_repart_de_la_distribution(passage: int) -> None:
    assert connection.in_atomic_block is False
    assert Utilisateur.objects.count() == len(PERSONNES)
    assert Acte.objects.exists()
    Utilisateur.objects.create(email=f"passage-{passage}@example.org", prenom="A", nom="B", genre="m")


@pytest.mark.django_db
def test_les_essais_ordinaires_aussi() -> None:
    assert set(Utilisateur.objects.values_list("email", flat=True)) == {adresse(cle) for cle in PERSONNES}
