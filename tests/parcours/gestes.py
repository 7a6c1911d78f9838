"""The same gestures with a mouse, or with the keyboard alone."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

# No page has that many stops.
ARRETS = 250
MEME_ELEMENT = "(e) => e === document.activeElement"
MEME_GROUPE = "(e) => e.name === document.activeElement.name"
# How many stops away it seems to be: so many keys may be pressed before looking where one is.
DISTANCE = """(e) => {
  const arrets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((x) => x === e || (x.tabIndex >= 0 && !x.disabled && x.type !== "radio" && x.checkVisibility()));
  return Math.max(0, arrets.indexOf(e) - arrets.indexOf(document.activeElement) - 1);
}"""
# The ring around the element, or around the label that draws it.
ANNEAU = """(e) => [e, ...(e.labels ?? [])].some((x) => [null, "::before", "::after"].some((partie) => {
  const style = getComputedStyle(x, partie);
  return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
}))"""
SANS_SOURIS = "addEventListener('pointerdown', () => console.error('la souris a servi'), true)"


class Gestes(Protocol):
    """What someone does to a page."""

    def activer(self, cible: Locator) -> None: ...
    def remplir(self, champ: Locator, texte: str) -> None: ...
    def choisir(self, liste: Locator, option: str) -> None: ...
    def cocher(self, case: Locator) -> None: ...
    def dater(self, champ: Locator, jour: dt.date) -> None: ...


class Souris:
    """Clicks; also what a page without script is used with."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def activer(self, cible: Locator) -> None:
        cible.click()

    def remplir(self, champ: Locator, texte: str) -> None:
        champ.fill(texte)

    def choisir(self, liste: Locator, option: str) -> None:
        liste.select_option(liste.locator("option", has_text=option).first.get_attribute("value"))

    def cocher(self, case: Locator) -> None:
        self.page.locator(f"label[for='{case.get_attribute('id')}']").click()
        expect(case).to_be_checked()

    def dater(self, champ: Locator, jour: dt.date) -> None:
        champ.fill(jour.isoformat())


class Clavier:
    """Tab to everything; the focus is seen wherever it stops to act; the mouse fails the test."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.add_init_script(SANS_SOURIS)

    def _tabuler(self, cible: Locator, condition: str) -> None:
        expect(cible).to_be_attached()
        for _ in range(cible.evaluate(DISTANCE)):
            self.page.keyboard.press("Tab")
        for _ in range(ARRETS):
            if cible.evaluate(condition):
                break
            self.page.keyboard.press("Tab")
        else:
            raise AssertionError(f"Inaccessible au clavier : {cible}")

    def atteindre(self, cible: Locator) -> None:
        self._tabuler(cible, MEME_ELEMENT)
        assert cible.evaluate(ANNEAU), f"Le focus ne se voit pas : {cible}"

    def activer(self, cible: Locator) -> None:
        self.atteindre(cible)
        self.page.keyboard.press("Enter")

    def remplir(self, champ: Locator, texte: str) -> None:
        self.atteindre(champ)
        self.page.keyboard.press("Control+a")
        # As a paste leaves it: typed, a tab would leave the field.
        self.page.keyboard.insert_text(texte)
        expect(champ).to_have_value(texte)

    def choisir(self, liste: Locator, option: str) -> None:
        self.atteindre(liste)
        for _ in range(liste.locator("option").count()):
            if option in liste.evaluate("(e) => e.selectedOptions[0].label"):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"Absent de la liste : {option}")

    def cocher(self, case: Locator) -> None:
        self._tabuler(case, MEME_GROUPE)
        self.page.keyboard.press("Space")
        for _ in range(ARRETS):
            if case.is_checked():
                break
            self.page.keyboard.press("ArrowDown")
        assert case.evaluate(MEME_ELEMENT)
        assert case.evaluate(ANNEAU), f"Le focus ne se voit pas : {case}"

    def dater(self, champ: Locator, jour: dt.date) -> None:
        """The browser asks for day or month first, according to its own language."""
        for ecriture in (f"{jour:%m%d%Y}", f"{jour:%d%m%Y}"):
            self.atteindre(champ)
            self.page.keyboard.press("Control+a")
            self.page.keyboard.type(ecriture)
            if champ.input_value() == jour.isoformat():
                return
            self.page.keyboard.press("Shift+Tab")
        raise AssertionError(f"Date non saisie : {champ.input_value()}")
