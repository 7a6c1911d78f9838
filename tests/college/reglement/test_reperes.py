"""Markers: an article states a rule, any text can be read, a wrong one is said (règle V6)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from college.reglement.differences import differences
from college.reglement.reperes import REPERES, alineas, cites, enonces, faute, propre, rendre
from mutualisation.referentiel.lecture import fichier, lire_fichier

V = lire_fichier(fichier("services-deconcentres-2007")).schema.vocabulaire
VALEURS = {
    "preavis_jours": 8,
    "quorum": 50,
    "representations_max": 1,
    "transmission_avant_approbation": False,
    "compte_rendu_jours": 15,
}
VALEURS_POSSIBLES = st.fixed_dictionaries(
    {code: st.booleans() if r.booleen else st.integers(0, r.maximum) for code, r in REPERES.items()}
)
MORCEAUX = st.sampled_from([*"{} abé\n_", "{quorum}", "{preavis_jours}", "« a »"])
TEXTES = st.lists(MORCEAUX, max_size=30).map("".join)


def dire(code: str, valeur: Any) -> str:
    return rendre(f"{{{code}}}", VALEURS | {code: valeur}, V)


@pytest.mark.parametrize(
    ("code", "valeur", "lu"),
    [
        ("preavis_jours", 8, "huit\xa0jours"),
        ("preavis_jours", 1, "un\xa0jour"),
        ("compte_rendu_jours", 120, "120\xa0jours"),
        ("quorum", 50, "au moins la moitié"),
        ("quorum", 60, "au moins 60\xa0%"),
        ("quorum", 100, "la totalité"),
        ("representations_max", 0, "Nul ne peut en représenter un autre"),
        ("representations_max", 1, "Un membre présent ne peut en représenter plus d’un"),
        ("representations_max", 3, "Un membre présent ne peut en représenter plus de trois"),
        ("transmission_avant_approbation", False, "n’est transmis qu’après son approbation"),
    ],
)
def test_chaque_repere_se_lit_en_francais(code: str, valeur: Any, lu: str) -> None:
    assert dire(code, valeur) == lu


@given(TEXTES, VALEURS_POSSIBLES)
def test_tout_texte_se_lit(texte: str, valeurs: dict[str, Any]) -> None:
    lu = rendre(texte, valeurs, V)
    assert cites(lu) == set()
    if "{" not in texte:
        assert lu == texte


@given(TEXTES)
def test_ce_qui_n_a_pas_de_faute_ne_garde_aucune_accolade(texte: str) -> None:
    lu = rendre(texte, VALEURS, V)
    assert bool(faute(texte)) == ("{" in lu or "}" in lu)


@given(TEXTES)
def test_la_mise_au_propre_est_stable_et_garde_les_alineas(texte: str) -> None:
    net = propre(texte)
    assert propre(net) == net
    assert len(alineas(net)) == sum(bool(ligne.strip()) for ligne in texte.splitlines())


def test_une_faute_nomme_le_repere_et_les_autres() -> None:
    assert faute("La convocation part {delai} avant.").startswith("«\u202f{delai}\u202f» n’est pas un repère.")
    assert "{preavis_jours}" in faute("{quorum")
    assert faute("Un {quorum} suffit.") == ""


def test_l_article_qui_enonce_est_le_premier_en_vigueur() -> None:
    articles = [
        {"numero": "2", "texte": "{quorum}", "abroge": True},
        {"numero": "3", "texte": "{quorum} {preavis_jours}", "abroge": False},
        {"numero": "4", "texte": "{quorum}", "abroge": False},
    ]
    assert enonces(articles) == {"quorum": "3", "preavis_jours": "3"}


# ── Differences ───────────────────────────────────────────────────────────────


def contenu(*articles: tuple[str, str, str], **valeurs: Any) -> Any:
    """A content with only what a comparison reads; a text "-" is a repealed article."""
    parametres = VALEURS | valeurs
    return {
        "parametres": parametres,
        "articles": [
            {"numero": n, "titre": t, "texte": x, "lu": rendre(x, parametres, V), "abroge": x == "-"}
            for n, t, x in articles
        ],
    }


@given(st.lists(st.tuples(st.integers(1, 9), TEXTES), max_size=5, unique_by=lambda a: a[0]), VALEURS_POSSIBLES)
def test_un_texte_ne_differe_pas_de_lui_meme(articles: list[tuple[int, str]], valeurs: dict[str, Any]) -> None:
    lu = contenu(*((str(n), "Titre", propre(x)) for n, x in articles), **valeurs)
    ecarts = differences(lu, lu)
    assert ecarts.changements == ()
    assert ecarts.solde.endswith("inchangés")


def test_les_differences_se_lisent_article_par_article() -> None:
    avant = contenu(("4", "Convocation", "Au moins {preavis_jours}.\n\nPar écrit."), ("5", "Ordre du jour", "Arrêté."))
    apres = contenu(
        ("4", "Convocation", "Au moins {preavis_jours}.\n\nPar écrit."), ("4-1", "Urgence", "Sans délai."),
        ("5", "Ordre du jour", "-"), preavis_jours=10,
    )  # fmt: skip
    ecarts = differences(avant, apres)
    assert [(c.nature, c.titre) for c in ecarts.changements] == [
        ("modifie", "Article 4. Convocation"),
        ("ajoute", "Article 4-1. Urgence"),
        ("supprime", "Article 5. Ordre du jour"),
        ("modifie", "Règles qui en découlent"),
    ]
    convocation, urgence, ordre, regles = ecarts.changements
    assert [(x.champ, x.avant, x.apres) for x in convocation.lignes] == [
        ("Alinéa 1", "Au moins huit\xa0jours.", "Au moins dix\xa0jours.")
    ]
    assert urgence.lignes[0].apres == "Sans délai."
    assert (ordre.lignes[0].avant, ordre.lignes[0].apres) == ("En vigueur", "Abrogé")
    assert (regles.lignes[0].avant, regles.lignes[0].apres) == ("8\xa0jours", "10\xa0jours")
    assert ecarts.solde == "2\xa0articles → 2\xa0articles (1 ajouté, 1 modifié et 1 abrogé)"


def test_4_1_se_range_entre_4_et_5() -> None:
    apres = contenu(("10", "Dix", "a"), ("4-1", "Inséré", "b"), ("5", "Cinq", "c"))
    titres = [c.titre for c in differences(contenu(), apres).changements]
    assert titres == ["Article 4-1. Inséré", "Article 5. Cinq", "Article 10. Dix"]
