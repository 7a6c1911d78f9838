"""The plan's editor as someone sees it: cells, keys, what is saved. Waits for conditions, never for a duration."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from college.plans.models import Action, PlanTravail

if TYPE_CHECKING:
    from tests.navigateur.serveur import ServeurPartage

T = TypeVar("T")
COLLER = """(texte) => {
  const presse = new DataTransfer();
  presse.setData("text/plain", texte);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: presse, bubbles: true, cancelable: true }));
}"""


class Grille:
    """One page of the editor, and the database behind it."""

    def __init__(self, page: Page, serveur: ServeurPartage) -> None:
        self.page, self.serveur = page, serveur
        self.tableau = page.locator("#plan-tableau")
        self.boite = page.locator(".boite")
        self.etat = page.locator("#plan-etat")
        self.annonce = page.locator("#plan-annonce")
        self.bulle = page.locator("#plan-bulle")
        self.panneau = page.locator("#plan-panneau")
        self.conflit = page.locator(".plan__conflit")

    def ouvrir(self, plan: PlanTravail) -> Grille:
        self.page.goto(reverse("plan", args=[plan.pk]))
        return self

    def pret(self) -> Grille:
        """The script is listening: what is typed from now on goes somewhere."""
        self.page.locator("#plan[data-pret]").wait_for()
        return self

    # ── Cells and keys ────────────────────────────────────────────────────────
    def cellule(self, action: Action | int, champ: str) -> Locator:
        pk = action if isinstance(action, int) else action.pk
        return self.tableau.locator(f"tr[data-action='{pk}'] [data-champ={champ}]").first

    def touches(self, *noms: str) -> None:
        for nom in noms:
            self.page.keyboard.press(nom)

    def ecrire(self, texte: str) -> None:
        """Into the cell under the cursor, and back to the grid."""
        self.touches("Enter")
        self.boite.wait_for()
        self.page.keyboard.type(texte)
        self.touches("Enter")
        self.boite.wait_for(state="detached")

    def coller(self, texte: str) -> None:
        """As Ctrl V would, whatever the machine's clipboard holds."""
        self.page.evaluate(COLLER, texte)

    def focus_sur(self, champ: str) -> None:
        expect(self.tableau.locator(f"[data-champ={champ}]:focus")).to_be_visible()

    # ── What has been kept ────────────────────────────────────────────────────
    def tout_est_parti(self) -> None:
        """Nothing is left on this machine: the server has it all."""
        self.page.locator("#plan[data-attente='0']").wait_for()

    def en_base(self, lire: Callable[[], T]) -> T:
        """Read or write the database between two requests of the page."""
        with self.serveur.suspendu():
            return lire()

    def valeur(self, action: Action, champ: str) -> Any:
        return self.en_base(lambda: getattr(Action.objects.get(pk=action.pk), champ))
