"""The PDF of a plan read back: what it says, how it is tagged, what it never says (règles P5, V5)."""

import re

import pytest

from college.impression.cartouche import decision
from college.plans import calculs, pdf
from college.plans.calculs import mots
from college.plans.contenu import Contenu
from ctri.tampon import Tampon, Vote
from mutualisation.typographie import nombre
from tests.fabriques import tampons
from tests.fabriques.contenu import outre_mer, plan, programme_de_pole
from tests.fabriques.petit_plan import BRUNO, action, petit_plan
from tests.lecture_pdf import LecturePdf


def lire(contenu: Contenu, tampon: Tampon) -> LecturePdf:
    return LecturePdf(pdf.rendre(contenu, tampon))


@pytest.fixture(scope="module")
def valide() -> LecturePdf:
    """A validated plan of twenty actions, by a vote."""
    contenu = plan(20)
    return lire(contenu, tampons.valide(contenu, vote=Vote(4, 0, 1)))


@pytest.fixture(scope="module")
def pole() -> LecturePdf:
    """The other scheme, submitted and not decided."""
    contenu = programme_de_pole(12)
    return lire(contenu, tampons.soumis(contenu))


# ── What it says ──────────────────────────────────────────────────────────────


def test_couverture(valide: LecturePdf) -> None:
    page = valide.pages[0]
    assert "DRASS d’Auvergne" in page
    assert "Région Auvergne" not in page
    assert "Plan de travail annuel des médecins 2027" in page
    assert "PTA-AUV-2027, version 2" in page
    assert "Comité technique régional et interdépartemental (CTRI), mardi 19 janvier 2027" in page
    assert re.search(r"([0-9a-f]{8} ){7}[0-9a-f]{8}$", page)


def test_les_chiffres_sont_ceux_des_calculs(valide: LecturePdf) -> None:
    contenu = plan(20)
    jours = calculs.total(contenu)
    essentiel = valide.pages[2]
    assert (
        "quatorze médecins mènent vingt actions pour répondre à cinq des six objectifs fixés par le CTRI" in essentiel
    )
    assert nombre(jours.affectes) in essentiel
    assert nombre(calculs.territoires(contenu).total.donnes) in essentiel
    assert "Priorité 6 reste sans réponse." in essentiel
    assert all(a["intitule"] in valide.texte for a in contenu["actions"])
    assert all(m["nom"] in valide.texte for m in contenu["medecins"])


def test_avis_decision_vote_signatures(valide: LecturePdf) -> None:
    page = next(p for p in valide.pages if "Signatures" in p and "Avis, décision" in p and "Sommaire" not in p)
    assert "favorable" in page
    assert "Le CTRI, réuni le mardi 19 janvier 2027, a rendu sa décision :" in page
    assert "validé avec modifications" in page
    assert "Vote : 4 pour, 0 contre, 1 abstention." in page
    assert "Le renfort du Cantal est porté à deux jours par semaine." in page
    assert "Pour le CTRI" in page
    assert "Le MIR" in page


def test_motif_de_l_objectif_sans_reponse(valide: LecturePdf) -> None:
    assert "Référent parti\u202f; poste ouvert au concours" in valide.pages[3]


def test_pied_de_page_valide(valide: LecturePdf) -> None:
    assert all("validé le 19 janvier 2027" in page for page in valide.pages[1:])
    assert "non validé" not in valide.texte
    assert f"Page 3 / {len(valide.pages)}" in valide.pages[2]


def test_pied_de_page_projet(pole: LecturePdf) -> None:
    assert all("projet du 8 janvier 2027, non validé" in page for page in pole.pages[1:])
    assert "Projet du 8 janvier 2027, non validé" in pole.pages[0]


def test_decision_par_consensus() -> None:
    contenu = petit_plan(action(1))
    texte = lire(contenu, tampons.valide(contenu)).texte
    assert "Décision prise par consensus." in texte
    assert "Vote" not in texte


def test_l_autre_dispositif_parle_avec_ses_mots(pole: LecturePdf) -> None:
    assert "Programme de travail annuel du pôle Offre de soins et structures 2027" in pole.pages[0]
    texte = pole.texte
    assert "quatorze praticiens-conseils" in texte
    assert "Le CODIR ne s’est pas encore prononcé." in texte
    assert "entre échelons" in texte
    assert not re.search(r"\b(CTRI|DRASS|DDASS|MIR|médecins?)\b", texte)


# ── How it is made ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("document", ["valide", "pole"])
def test_polices_balises_signets(document: str, request: pytest.FixtureRequest) -> None:
    lecture: LecturePdf = request.getfixturevalue(document)
    assert lecture.polices
    assert all("Lato" in nom for nom in lecture.polices)
    assert lecture.glyphes_manquants == 0
    assert "\ufffd" not in lecture.texte
    assert {"H1", "H2", "H3", "Table", "TH", "Figure", "Caption", "Link"} <= set(lecture.balises)
    assert lecture.balises.count("H1") == 1
    assert set(lecture.en_tetes) == {"Column", "Row"}
    assert all(lecture.alternatives)
    assert "1 L’essentiel" in lecture.signets
    assert "A Tableau de toutes les actions" in lecture.signets


def test_la_charge_est_aussi_en_mots(valide: LecturePdf) -> None:
    """A picture that cannot be seen says every value."""
    alternative = next(texte for texte in valide.alternatives if texte.startswith("Jours affectés"))
    assert all(m["nom"] in alternative for m in plan(20)["medecins"])


def test_longueur(valide: LecturePdf) -> None:
    assert 11 <= len(valide.pages) <= 14
    assert [str(page.MediaBox[2] > page.MediaBox[3]) for page in valide.pdf.pages][-1] == "True"


def test_metadonnees_du_tampon_pas_de_l_horloge(valide: LecturePdf) -> None:
    assert str(valide.pdf.docinfo["/CreationDate"]).startswith("D:20270108161200")
    assert str(valide.pdf.docinfo["/Title"]) == "Plan de travail annuel 2027, Auvergne"
    assert str(valide.pdf.docinfo["/Author"]) == "DRASS d’Auvergne"


def test_meme_contenu_meme_tampon_memes_octets() -> None:
    contenu = petit_plan(action(1))
    premier, second = (pdf.rendre(contenu, tampons.soumis(contenu)) for _ in range(2))
    assert premier == second


def test_progression_page_par_page() -> None:
    contenu = petit_plan(action(1))
    pages: list[int] = []
    fichier = pdf.fabriquer(contenu, tampons.soumis(contenu), pages.append)
    assert pages == list(range(1, fichier.pages + 1))


# ── Cases at the edges ────────────────────────────────────────────────────────


def test_aucune_action_aucun_medecin() -> None:
    contenu = plan(0, 0, changements="", rendez_vous=[], avis_college=None)
    texte = lire(contenu, tampons.soumis(contenu)).texte
    assert "Le plan de travail ne contient encore aucune action." in texte
    assert "Aucun avis n’est joint." in texte
    assert "Tableau de toutes" not in texte


def test_service_unique_d_outre_mer_un_seul_medecin() -> None:
    contenu = outre_mer()
    lecture = lire(contenu, tampons.soumis(contenu))
    assert "Le fond de carte ne couvre pas la Guyane" in lecture.texte
    assert "CC BY" not in lecture.texte
    assert "un médecin mène cinq actions" in lecture.texte
    assert not any(texte.startswith("Carte") for texte in lecture.alternatives)


def test_brouillon_jamais_soumis() -> None:
    contenu = petit_plan(action(1, {}, niveau=None, territoires=[], debut=None, fin=None, resultat="", objectif=None))
    tampon = Tampon(contenu["reference"], 0, "brouillon", "Brouillon", None, "", "", valide=False)
    lecture = lire(contenu, tampon)
    assert "projet en cours de rédaction, non validé" in lecture.pages[1]
    assert "version 0" not in lecture.texte
    assert "/CreationDate" not in lecture.pdf.docinfo


def test_textes_hostiles_et_tres_longs() -> None:
    """Markup is shown as typed, a word without end folds, a title of 200 characters stays on the page."""
    contenu = petit_plan(
        action(1, intitule="<script>alert('x')</script> & <b>gras</b>"),
        action(2, intitule="Très " * 40, resultat="x" * 300, indicateur="{{ v }} {% now %}"),
    )
    contenu["titre"] = "Un titre vraiment beaucoup trop long pour une couverture"
    contenu["medecins"][1]["nom"] = "O’Bri\"en'); --"
    lecture = lire(contenu, tampons.soumis(contenu))
    assert "</script> & <b>gras</b>" in lecture.texte
    assert "{% now %}" in lecture.texte
    assert lecture.glyphes_manquants == 0


def test_surcharges_nombreuses_et_jours_de_reserve() -> None:
    contenu = petit_plan(action(1, {BRUNO: (150, 0, 4)}))
    texte = lire(contenu, tampons.soumis(contenu)).texte
    assert "150 %" in texte
    assert "réserve" in texte


def test_un_scrutin_secret_se_dit_et_ne_donne_que_des_nombres() -> None:
    contenu = plan(1)
    secret = tampons.valide(contenu, vote=Vote(3, 1, 1, secret=True))
    assert decision(secret, mots(contenu))["voix"].startswith("Vote à bulletins secrets : 3 pour, 1 contre, 1")
    nominal = tampons.valide(contenu, vote=Vote(3, 1, 1))
    assert decision(nominal, mots(contenu))["voix"].startswith("Vote : 3 pour")
