"""The same job without any script, on a phone: write an action, be stopped, complete, submit, follow the PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.college.fabriques import LIBELLES
from tests.college.plans.navigateur.grille import Grille
from tests.navigateur import LARGEUR_TELEPHONE
from tests.parcours.gestes import Souris
from tests.parcours.proposition import Proposition
from tests.parcours.scene import Scene

if TYPE_CHECKING:
    from tests.navigateur.serveur import ServeurPartage

pytestmark = pytest.mark.navigateur
DEBORDEMENT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class SansScript(Proposition):
    """Every link opens a page, every form answers with one; none is wider than the screen."""

    def dit(self, texte: str) -> None:
        super().dit(texte)
        self.tient_dans_l_ecran()

    def tient_dans_l_ecran(self) -> None:
        # The text is there before the style sheets that lay it out.
        self.page.wait_for_load_state("load")
        assert self.page.evaluate(DEBORDEMENT) <= 0, self.page.url

    def ajouter(self) -> None:
        """An action on a form, its indicator forgotten."""
        self.lien(
            f"Ajouter {self.scene.v.action.un} à « {LIBELLES[0]} »".replace("« ", "«\xa0").replace(" »", "\xa0»")
        ).click()
        self.tient_dans_l_ecran()
        self.page.get_by_label(self.scene.v.action.Nom, exact=True).fill("Former un suppléant à l’alerte")
        self.page.get_by_label(self.scene.v.fonction.Nom).select_option(index=1)
        self.gestes.cocher(self.page.get_by_role("radio", name="Régional"))
        self.page.get_by_label("Pilote").select_option(value=str(self.scene.d.pilote.pk))
        self.page.locator(f"[name=programmes-{self.scene.d.pilote.pk}]").fill("12")
        self.page.get_by_label("Premier mois").select_option(label="Février")
        self.page.get_by_label("Dernier mois").select_option(label="Mai")
        self.page.get_by_label("Résultat attendu").fill("Un suppléant opérationnel")
        self.bouton(f"Ajouter {self.scene.v.action.un}").click()
        self.dit("ajouté à la fin de son objectif")

    def completer(self) -> None:
        while self.manques.count():
            reste = self.manques.count()
            cible = self.manques.first.get_attribute("data-cible") or ""
            self.manques.first.click()
            self.tient_dans_l_ecran()
            if cible.endswith("-indicateur"):
                self.page.get_by_label("Indicateur").fill("Nombre de gardes assurées")
                self.bouton("Enregistrer").click()
            else:
                self._completer(*cible.split("-"))
            expect(self.manques).to_have_count(reste - 1)


@pytest.mark.parametrize("code", ["services-deconcentres-2007", "drsm-poles-2007"])
def test_du_brouillon_au_pdf_sans_script_sur_un_telephone(
    monde: Any, page_de: Any, serveur: ServeurPartage, produire: Callable[[], None], code: str
) -> None:
    scene = Scene(monde, code)
    page = page_de(None, javascript=False, largeur=LARGEUR_TELEPHONE)
    proposition = SansScript(scene, Souris(page), Grille(page, serveur))
    proposition.se_connecter()
    proposition.commencer()
    proposition.ajouter()
    proposition.est_arrete()
    proposition.completer()
    proposition.soumettre()
    expect(page.locator(".document")).to_contain_text("La production va commencer.")
    produire()
    page.reload()
    proposition.tient_dans_l_ecran()
    with page.expect_download() as recu:
        page.get_by_role("link", name="Télécharger").click()
    assert recu.value.path().read_bytes().startswith(b"%PDF")
