"""What French text asks of a PostgreSQL server, whichever it is."""

import psycopg

QUESTIONS = {
    "la casse des lettres accentuées": "SELECT 'É' ILIKE 'é' AND lower('ÉVALUÉ À NOËL') = 'évalué à noël'",
    "la recherche sans accents": "SELECT unaccent('Évêché d’Ardèche') = 'Eveche d''Ardeche'",
    "la recherche en plein texte": (
        "SELECT to_tsvector('french', 'Les INSPECTIONS ÉVALUÉES') @@ to_tsquery('french', 'inspection & évaluée')"
    ),
    "le tri des noms": (
        "SELECT array_agg(n ORDER BY lower(unaccent(n)), n) = ARRAY['Eaux', 'Étain', 'Evry'] "
        "FROM unnest(ARRAY['Étain', 'Evry', 'Eaux']) n"
    ),
}


def defauts_de_francais(adresse: str) -> list[str]:
    """Ask every question on the server at `adresse` and name those it gets wrong; nothing is left behind."""
    with psycopg.connect(adresse) as connexion:
        connexion.execute("CREATE EXTENSION IF NOT EXISTS unaccent")
        reponses = {sujet: connexion.execute(question).fetchone() for sujet, question in QUESTIONS.items()}
        connexion.rollback()
    return [sujet for sujet, reponse in reponses.items() if reponse != (True,)]
