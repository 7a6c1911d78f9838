"""From an empty plan to a decided one, in each scheme, by consensus and by vote, with a mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from ctri.dossiers.models import Dossier
from tests.college.plans.navigateur.grille import Grille
from tests.lecture_pdf import LecturePdf
from tests.parcours.comite import MOTIF, RETENU, Comite
from tests.parcours.gestes import Clavier, Gestes, Souris
from tests.parcours.proposition import Proposition
from tests.parcours.releve import Releve
from tests.parcours.scene import Scene

if TYPE_CHECKING:
    from tests.navigateur.serveur import ServeurPartage

pytestmark = pytest.mark.navigateur
PARCOURS = [
    pytest.param("services-deconcentres-2007", "consensus", Souris, id="services-consensus"),
    pytest.param("services-deconcentres-2007", "vote", Clavier, id="services-vote-au-clavier"),
    pytest.param("drsm-poles-2007", "consensus", Souris, id="poles-consensus"),
]


@pytest.mark.parametrize(("code", "mode", "gestes"), PARCOURS)
def test_parcours_principal(
    monde: Any,
    page_de: Any,
    serveur: ServeurPartage,
    veille: Any,
    releve: Releve,
    produire: Callable[[], None],
    code: str,
    mode: str,
    gestes: Callable[[Page], Gestes],
) -> None:
    veille.tolerer("status of 40[03]")  # a draft asked by the committee, a decision without its reason
    scene = Scene(monde, code)
    dossier = _proposer(scene, page_de(None), gestes, serveur)
    secretariat = page_de(scene.d.secretaire)
    _le_brouillon_reste_ferme(dossier, secretariat)
    _decider(Comite(scene, secretariat, mode), produire)
    for personne in (*scene.lecteurs, scene.d.proposant):
        _lit_la_decision(scene, dossier, page := page_de(personne), mode)
    _les_deux_pdf(scene, dossier, page)
    with serveur.suspendu():
        _personne_d_ailleurs(scene, releve)
    assert releve.citations(scene.interdits) == []
    assert releve.citations(scene.propres)


def _proposer(scene: Scene, page: Page, gestes: Callable[[Page], Gestes], serveur: ServeurPartage) -> Dossier:
    proposition = Proposition(scene, gestes(page), Grille(page, serveur))
    proposition.se_connecter()
    proposition.commencer()
    proposition.coller_vingt_actions()
    proposition.est_arrete()
    proposition.completer()
    proposition.soumettre()
    with serveur.suspendu():
        return Dossier.objects.select_related("plan").get(region=scene.d.region)


def _le_brouillon_reste_ferme(dossier: Dossier, page: Page) -> None:
    """The committee reads what was submitted, never the working copy (règle C3)."""
    page.goto(reverse("plan", args=[dossier.plan.pk]))
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette action n’est pas possible")
    expect(page.locator("main")).to_contain_text("jamais le brouillon")


def _decider(comite: Comite, produire: Callable[[], None]) -> None:
    if comite.mode == "vote":
        comite.adopter_le_vote()
    comite.ouvrir_le_dossier()
    expect(comite.page.locator("main")).to_contain_text("Le PDF de la version soumise n’est pas encore prêt.")
    produire()
    # The panel follows the document by itself.
    expect(comite.page.get_by_role("link", name="Télécharger")).to_be_visible()
    comite.tenir()
    produire()


def _lit_la_decision(scene: Scene, dossier: Dossier, page: Page, mode: str) -> None:
    """What was decided, why, and what it changed in the submitted text."""
    page.goto(f"{reverse('dossier', args=[dossier.pk])}?onglet=differences")
    contenu = page.locator("main")
    expect(contenu).to_contain_text(scene.etat("validee_modifiee"))
    expect(contenu).to_contain_text(MOTIF)
    expect(contenu.locator("ins")).to_contain_text(RETENU)
    contenu.get_by_role("link", name=scene.v.decision.Nom).click()
    expect(contenu).to_contain_text("2\xa0voix pour" if mode == "vote" else "Constatée le")


def _les_deux_pdf(scene: Scene, dossier: Dossier, page: Page) -> None:
    """One for the submitted version, one for the decided version: neither replaces the other (règle V5)."""
    textes = []
    for version in (1, 2):
        page.goto(f"{reverse('dossier', args=[dossier.pk])}?version={version}")
        with page.expect_download() as recu:
            page.get_by_role("link", name=f"Télécharger {dossier.reference}").click()
        lu = LecturePdf(recu.value.path().read_bytes())
        assert scene.interdits.search(lu.texte) is None
        textes.append(lu.texte)
    assert RETENU not in textes[0]
    assert RETENU in textes[1]
    assert MOTIF in textes[1]
    # The page is that of the decided version: the extract returned to the proposer is there too.
    with page.expect_download() as recu:
        page.get_by_role("link", name="Télécharger Extrait").click()
    extrait = LecturePdf(recu.value.path().read_bytes())
    assert len(extrait.pages) == 1
    assert scene.interdits.search(extrait.texte) is None
    assert MOTIF in extrait.texte


def _personne_d_ailleurs(scene: Scene, releve: Releve) -> None:
    etranger, anonyme = (Client(SERVER_NAME="127.0.0.1") for _ in range(2))
    etranger.force_login(scene.etranger, backend="django.contrib.auth.backends.ModelBackend")
    assert len(releve.reserves) > 25
    assert {k: r for k, r in releve.reponses_a(etranger).items() if r[0] != 404} == {}
    connexion = (302, reverse("connexion"))
    assert {k: r for k, r in releve.reponses_a(anonyme).items() if r != connexion} == {}
