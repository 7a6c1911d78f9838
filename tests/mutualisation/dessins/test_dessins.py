"""Every drawing: well-formed, titled with its values, escaped, without style nor id, the same under both themes."""

import datetime as dt
from xml.etree import ElementTree

import pytest

from mutualisation import dessins as d

SVG = "{http://www.w3.org/2000/svg}"
AUVERGNE = [
    d.Zone("03", "Allier", "85,8", 2, valeur_forte=True),
    d.Zone("15", "Cantal", "147,7", 3, valeur_forte=True),
    d.Zone("43", "Haute-Loire", "84,0", 1, valeur_forte=True),
    d.Zone("63", "Puy-de-Dôme", "48,6", 0, valeur_forte=True),
]
LIGNE = d.LigneCapacite("Sophie <Lachamp>", 10, 36, 105, 137)
GROUPES = [
    d.GroupeCapacite("DRASS & co", [d.LigneCapacite("Marc Estival", 0, 92, 63, 176)]),
    d.GroupeCapacite("DDASS", [LIGNE]),
]
RANGEES = [
    d.Rangee(
        "Plan <de> travail",
        (d.Repere(dt.date(2027, 1, 31), "echeance"),),
        (dt.date(2027, 1, 31), dt.date(2027, 2, 4)),
        "En retard",
    ),
    d.Rangee(
        "Bilan " + "long " * 12,
        (d.Repere(dt.date(2026, 11, 2), "remise"), d.Repere(dt.date(2026, 12, 1), "decision")),
        None,
        "Décidé",
    ),
]
PARTS = [d.Part(884, "programmés", "accent"), d.Part(8, "formation", "papier"), d.Part(0, "prêtés", "papier")]


def tous(theme: d.Theme) -> dict[str, str]:
    return {
        "carte": d.carte(AUVERGNE, titre="Jours", theme=theme, largeur=240, hauteur_max=300),
        "embleme": d.carte(AUVERGNE, titre="Région", theme=theme, largeur=240, hauteur_max=300, voisins=False),
        "barres": d.barres_capacite(GROUPES, titre="Charge", theme=theme),
        "barre": d.barre_medecin(LIGNE, theme=theme, plafond=200),
        "legende": d.legende_capacite(theme, hors_plan=True, surcharge=True),
        "repartition": d.barre_repartition(PARTS, titre="Temps", theme=theme),
        "bande": d.bande_periode(2, 5, theme=theme),
        "frise": d.frise(RANGEES, annee=2027, aujourdhui=dt.date(2027, 2, 4), theme=theme),
        "legende_frise": d.legende_frise(theme),
    }


@pytest.mark.parametrize("theme", [d.PAPIER, d.ECRAN], ids=["papier", "ecran"])
@pytest.mark.parametrize("nom", list(tous(d.PAPIER)))
def test_bien_forme_titre_et_sans_style(nom: str, theme: d.Theme) -> None:
    racine = ElementTree.fromstring(tous(theme)[nom])
    assert racine.tag == f"{SVG}svg"
    assert racine[0].tag == f"{SVG}title"
    assert racine[0].text
    attributs = {cle for element in racine.iter() for cle in element.attrib}
    # A style would be blocked by the content policy, an id would clash when a page shows the drawing twice.
    assert not attributs & {"style", "id", "class", "onclick"}


def textes(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def titre(svg: str) -> str:
    return ElementTree.fromstring(svg)[0].text or ""


def test_carte_chaque_departement_dit_son_nom_et_sa_valeur() -> None:
    svg = tous(d.PAPIER)["carte"]
    assert {"Allier", "85,8", "Cantal", "147,7", "Haute-Loire", "84,0", "Puy-de-Dôme", "48,6"} == set(textes(svg))
    assert titre(svg).startswith("Jours. Allier\u00a0: 85,8")


def test_carte_les_tout_petits_departements_sont_nommes_a_cote() -> None:
    """Paris and its ring hold no label at this scale: each is written in the margin, none is lost."""
    noms = {"75": "Paris", "77": "Seine-et-Marne", "78": "Yvelines", "92": "Hauts-de-Seine", "93": "Seine-Saint-Denis"}
    zones = [d.Zone(code, nom, "12,4", valeur_forte=True) for code, nom in noms.items()]
    ecrits = " ".join(textes(d.carte(zones, titre="Jours", theme=d.PAPIER, largeur=300, hauteur_max=260)))
    assert all(nom in ecrits for nom in noms.values())
    assert "Paris\u00a0: 12,4" in ecrits


def test_outre_mer_pas_de_fausse_carte() -> None:
    guyane = d.Zone("973", "Guyane", "12,0")
    assert d.carte([guyane], titre="Jours", theme=d.PAPIER, largeur=200, hauteur_max=200) == ""
    assert d.sans_contour([*AUVERGNE, guyane]) == [guyane]
    melange = d.carte([*AUVERGNE, guyane], titre="Jours", theme=d.PAPIER, largeur=240, hauteur_max=300)
    assert "Guyane\u00a0: 12,0" in titre(melange)


def test_teintes_par_rang() -> None:
    assert d.teintes([85.8, 147.7, 84.0, 48.6]) == [2, 3, 1, 0]
    assert d.teintes([5, 5]) == [1, 1]
    assert d.teintes([]) == []


def test_barres_valeurs_ecrites_et_surcharge_dite_en_mots() -> None:
    svg = tous(d.PAPIER)["barres"]
    ecrits = textes(svg)
    assert {"155 / 176", "151 / 137", "88\u00a0%", "110\u00a0%"} <= set(ecrits)
    assert "Sophie <Lachamp>" in ecrits
    assert "10 hors plan, 36 programmés, 105 annualisés, sur une capacité de 137\u00a0jours" in titre(svg)


def test_barres_trop_etroites_pas_de_chiffre_dedans() -> None:
    ligne = d.LigneCapacite("A", 0, 5, 170, 176)
    ecrits = textes(d.barre_medecin(ligne, theme=d.PAPIER, plafond=176))
    assert ecrits == ["170"]


def test_barres_la_surcharge_est_hachuree_apres_la_capacite() -> None:
    sans = d.barre_medecin(d.LigneCapacite("A", 0, 90, 0, 100), theme=d.PAPIER, plafond=120)
    avec = d.barre_medecin(d.LigneCapacite("A", 0, 110, 0, 100), theme=d.PAPIER, plafond=120)
    assert d.PAPIER.alerte not in sans
    assert d.PAPIER.alerte in avec


def test_repartition_ce_qui_ne_tient_pas_dedans_est_ecrit_dessous() -> None:
    svg = tous(d.PAPIER)["repartition"]
    assert textes(svg) == ["884 programmés", "8 formation"]
    assert "prêtés" not in svg
    assert d.barre_repartition([d.Part(0, "rien", "clair")], titre="Temps", theme=d.PAPIER) == ""


def test_repartition_les_largeurs_sont_proportionnelles() -> None:
    svg = d.barre_repartition(
        [d.Part(75, "a", "accent"), d.Part(25, "b", "clair")], titre="T", theme=d.PAPIER, largeur=401
    )
    largeurs = [float(r.get("width", 0)) for r in ElementTree.fromstring(svg).iter(f"{SVG}rect")]
    assert largeurs == [300, 100]


def test_bande_nomme_sa_periode() -> None:
    assert titre(d.bande_periode(2, 5, theme=d.PAPIER)) == "de février à mai"
    assert titre(d.bande_periode(10, 10, theme=d.PAPIER)) == "octobre"


def test_l_ecran_suit_la_largeur_et_la_police_de_la_page() -> None:
    racine = ElementTree.fromstring(tous(d.ECRAN)["barres"])
    assert (racine.get("width"), racine.get("height")) == ("100%", None)
    assert 'font-family="Lato"' not in tous(d.ECRAN)["barres"]
    assert ElementTree.fromstring(tous(d.PAPIER)["barres"]).get("width") == "481.9pt"


def test_une_carte_trop_petite_se_reconnait() -> None:
    assert d.tout_tient(AUVERGNE, largeur=240, hauteur_max=300)
    assert not d.tout_tient(AUVERGNE, largeur=80, hauteur_max=90)
    assert d.tout_tient([d.Zone("973", "Guyane", "12,0")], largeur=10, hauteur_max=10)


def test_un_embleme_n_a_pas_de_renvoi() -> None:
    paris = [d.Zone("75", "Paris", "Paris"), d.Zone("77", "Seine-et-Marne", "Melun")]
    svg = d.carte(paris, titre="Région", theme=d.PAPIER, largeur=240, hauteur_max=300, voisins=False, renvois=False)
    assert textes(svg) == ["Seine-et-Marne", "Melun"]
    assert "Paris" in titre(svg)


def test_frise_dit_chaque_texte_et_le_jour() -> None:
    svg = tous(d.PAPIER)["frise"]
    assert titre(svg).startswith("Échéances 2027, au 4\u00a0février\u00a02027. Plan <de> travail\u00a0: En retard")
    # Something was handed over the year before: the drawing starts then.
    assert textes(svg)[:3] == ["oct.", "nov.", "déc."]
    assert "Aujourd’hui" in textes(svg)
    assert any(texte.endswith("…") for texte in textes(svg))


def test_frise_commence_en_janvier_quand_rien_n_est_anterieur() -> None:
    svg = d.frise(RANGEES[:1], annee=2027, aujourdhui=dt.date(2028, 1, 1), theme=d.ECRAN)
    assert textes(svg)[0] == "janv."
    assert "Aujourd’hui" not in textes(svg)
