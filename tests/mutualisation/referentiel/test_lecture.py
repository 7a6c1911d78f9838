"""A bad file is refused whole, with the place and the reason in French."""

import json
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutualisation.referentiel.erreurs import FichierRefuse
from mutualisation.referentiel.lecture import FOURNIS, TAILLE_MAX, canonique, lire, lire_fichier, valider
from mutualisation.referentiel.raisons import FORMES, INATTENDU
from mutualisation.referentiel.schema import Referentiel as Schema
from tests.mutualisation.referentiel.casses import A_LA_MAIN, BON, CASSES, POLES


def erreurs(octets):
    with pytest.raises(FichierRefuse) as refus:
        lire(octets)
    return {(e.place, e.raison.replace("\u00a0", " ").replace("\u202f", " ")) for e in refus.value.erreurs}


@pytest.mark.parametrize("chemin", sorted(FOURNIS.glob("*.toml")), ids=lambda c: c.stem)
def test_les_referentiels_fournis_sont_corrects(chemin):
    assert lire_fichier(chemin).schema.code == chemin.stem


@pytest.mark.parametrize("casse", CASSES, ids=lambda c: c.nom)
def test_chaque_faute_est_dite_a_sa_place_et_elle_seule(casse):
    trouvees = erreurs(casse.texte.encode())
    assert [r for p, r in trouvees if p == casse.place and r.startswith(casse.raison)], trouvees
    assert len(trouvees) <= casse.lignes


@pytest.mark.parametrize(
    ("octets", "place", "raison"),
    [
        (b"", "code", "cette clé est obligatoire"),
        (
            BON.replace("Régional", "R\udcffgional", 1).encode("utf-8", "surrogateescape"),
            "ligne 20",
            "ce caractère n’est pas en UTF-8 ; enregistrez le fichier dans ce codage",
        ),
        (BON.encode("utf-16"), "ligne 1", "ce caractère n’est pas en UTF-8 ; enregistrez le fichier dans ce codage"),
        (b"# " + b"x" * TAILLE_MAX, "", "fichier trop gros : 1 Mo au plus"),
        (b"a = " + b"[" * 5000, "", "trop de listes ou de tables les unes dans les autres"),
        (b"a = " + b"9" * 5000, "", "un nombre du fichier est trop grand"),
        (b"PK\x03\x04", "ligne 1, colonne 3", "le signe « = » manque après la clé"),
        (b'a = "x', "fin du fichier", "un texte n’est pas refermé par ses guillemets"),
    ],
    ids=["vide", "latin1", "utf16", "trop_gros", "imbrique", "nombre_enorme", "classeur", "coupe"],
)
def test_ce_qui_n_est_pas_un_texte_toml(octets, place, raison):
    assert (place, raison) in erreurs(octets)


@pytest.mark.parametrize("chemin", A_LA_MAIN, ids=lambda c: c.stem)
def test_fichiers_casses_ecrits_a_la_main(chemin):
    attendu = chemin.read_bytes().splitlines()[0].decode().removeprefix("# ")
    with pytest.raises(FichierRefuse) as refus:
        lire_fichier(chemin)
    assert attendu in {str(e).replace("\u00a0", " ").replace("\u202f", " ") for e in refus.value.erreurs}


def test_toutes_les_fautes_sont_dites_ensemble():
    texte = BON.replace("conges = 44", "conges = 999").replace("quorum = 50", "quorum = 101", 1)
    assert {place for place, _ in erreurs(texte.encode())} == {"capacite.conges", "comite.quorum"}


def test_un_fichier_absent_ou_illisible(tmp_path):
    for chemin in (tmp_path / "rien.toml", tmp_path):
        with pytest.raises(FichierRefuse):
            lire_fichier(chemin)


def test_la_marque_d_ordre_des_octets_est_admise():
    assert lire(b"\xef\xbb\xbf" + BON.encode()).empreinte == lire(BON.encode()).empreinte


def test_l_empreinte_ignore_commentaires_et_ordre():
    autre = "# un commentaire\n" + BON.replace(
        'code = "services-deconcentres-2007"\nversion = "2007.1"',
        'version = "2007.1"\ncode = "services-deconcentres-2007"',
    )
    assert autre != BON
    assert lire(autre.encode()).empreinte == lire(BON.encode()).empreinte
    assert lire(BON.replace("conges = 44", "conges = 45").encode()).empreinte != lire(BON.encode()).empreinte


def test_le_contenu_garde_redonne_le_meme_referentiel():
    lu = lire(POLES.encode())
    assert valider(canonique(json.loads(json.dumps(lu.contenu)))) == lu.schema


def test_chaque_forme_exigee_a_son_explication():
    """A pattern without its French sentence would crash the reading of a bad file."""
    motifs = set()

    def parcourir(noeud):
        if isinstance(noeud, dict):
            motifs.update(v for c, v in noeud.items() if c == "pattern" and isinstance(v, str))
            for valeur in noeud.values():
                parcourir(valeur)
        elif isinstance(noeud, list):
            for valeur in noeud:
                parcourir(valeur)

    parcourir(Schema.model_json_schema())
    assert motifs <= set(FORMES)


def chemins(noeud, debut=()):
    """Every place of a document where a value stands."""
    suites = noeud.items() if isinstance(noeud, dict) else enumerate(noeud) if isinstance(noeud, list) else ()
    for cle, valeur in suites:
        yield (*debut, cle)
        yield from chemins(valeur, (*debut, cle))


DOCUMENTS = [canonique(tomllib.loads(texte)) for texte in (BON, POLES)]
CHEMINS = [(texte, chemin) for texte in DOCUMENTS for chemin in chemins(json.loads(texte))]
VALEURS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["", "x" * 2001, "mir", "plan_travail", "\u0000", "{objet.nom", 10**40]),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CHEMINS), VALEURS)
def test_n_importe_quelle_valeur_a_n_importe_quelle_place(place, valeur):
    """Either the file is still right, or every complaint has a reason in French: never a crash, never English."""
    texte, chemin = place
    document = json.loads(texte)
    noeud = document
    for cle in chemin[:-1]:
        noeud = noeud[cle]
    noeud[chemin[-1]] = valeur
    try:
        valider(canonique(document))
    except FichierRefuse as refus:
        raisons = [e.raison for e in refus.erreurs]
        assert raisons
        assert INATTENDU not in raisons
        assert not [r for r in raisons if "Input" in r or "should" in r or "Value error" in r]


@pytest.mark.django_db
def test_lire_n_ecrit_rien(django_assert_num_queries):
    with django_assert_num_queries(0):
        lire(BON.encode())
