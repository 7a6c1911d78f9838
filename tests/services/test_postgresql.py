"""The real server answers French text exactly as the embedded one does (`test_serveur.py` asks the same questions)."""

from tests.accents import defauts_de_francais


def test_le_serveur_reel_sait_le_francais(adresse_postgres):
    assert defauts_de_francais(adresse_postgres) == []
