"""What a page must never do, whatever the test looks at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request, Response

# Set before any script of the page: the policy reports here what it blocked.
_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (e) => {
  console.error(`CSP ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile ?? ""}:${e.lineNumber} ${e.sample ?? ""}`);
});
"""


class Veille:
    """Collects the faults of every page it follows."""

    def __init__(self) -> None:
        self.fautes: list[str] = []
        self._toleres: list[str] = []

    def tolerer(self, motif: str) -> None:
        """A regular expression: faults that match it are what the test is about."""
        self._toleres.append(motif)

    def suivre(self, page: Page) -> None:
        page.add_init_script(_VIOLATIONS)
        page.on("console", self._console)
        page.on("pageerror", lambda erreur: self._noter(f"erreur de script : {erreur}"))
        page.on("response", self._reponse)
        page.on("requestfailed", self._echec)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._noter(f"console : {message.text}")

    def _reponse(self, reponse: Response) -> None:
        if reponse.status >= 500:
            self._noter(f"{reponse.status} : {reponse.url}")

    def _echec(self, requete: Request) -> None:
        # Leaving a page cancels what it was still loading.
        if "ERR_ABORTED" not in (requete.failure or ""):
            self._noter(f"requête échouée : {requete.url} {requete.failure}")

    def _noter(self, faute: str) -> None:
        self.fautes.append(faute)

    def conclure(self) -> None:
        restantes = [f for f in self.fautes if not any(re.search(motif, f) for motif in self._toleres)]
        assert restantes == [], "\n".join(map(str, restantes))


def capturer(page: Page, chemin: Any) -> None:
    """The whole page, as the mock-ups are."""
    page.screenshot(path=str(chemin), full_page=True)
