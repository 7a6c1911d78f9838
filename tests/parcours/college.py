"""What whoever presides the college does: prepare a meeting, convene, hold it, write and circulate its minutes."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from mutualisation.temps import aujourdhui

COURT = "Le calendrier ne permet pas mieux."
SAUVE = re.compile(r"Enregistré à \d+")


def notes(page: Page) -> Locator:
    """What is being written on the current point."""
    return page.get_by_role("textbox", name="Compte rendu du point")


class College:
    """The presidency at work on one page."""

    def __init__(self, region: Any, page: Page) -> None:
        self.region, self.page = region, page
        self.contenu: Locator = page.locator("main")

    @property
    def jour(self) -> dt.date:
        return aujourdhui(self.region.fuseau)

    @property
    def notes(self) -> Locator:
        return notes(self.page)

    def lien(self, nom: str) -> Locator:
        return self.contenu.get_by_role("link", name=nom).first

    def bouton(self, nom: str) -> Locator:
        return self.contenu.get_by_role("button", name=nom)

    def dit(self, texte: str) -> None:
        expect(self.page.locator("#messages")).to_contain_text(texte, use_inner_text=True)

    # ── Before ────────────────────────────────────────────────────────────────
    def preparer(self) -> str:
        """A meeting today; its address."""
        self.page.goto(f"/regions/{self.region.pk}/college/")
        self.lien("Prévoir une réunion").click()
        self.page.get_by_label("Date").fill(self.jour.isoformat())
        self.page.get_by_label("Lieu").fill("Clermont-Ferrand")
        self.bouton("Préparer la réunion").click()
        self.dit("personne n’est encore prévenu")
        return self.page.url

    def ajouter(self, titre: str, nature: str = "Débat") -> None:
        self.lien("Ajouter un point").click()
        self.page.get_by_label("Titre").fill(titre)
        self.page.get_by_label("Nature").select_option(label=nature)
        self.bouton("Ajouter").click()
        expect(self.contenu).to_contain_text(titre)

    def mettre(self, quoi: str) -> None:
        """One click brings to the agenda what waits for it."""
        self.contenu.locator("#titre-inscrire + ul").get_by_role("button", name=quoi).click()
        expect(self.contenu.locator(".agenda__titre", has_text=re.compile(quoi, re.IGNORECASE))).to_have_count(1)

    def convoquer(self, preavis: str) -> None:
        """Today is short a notice: it is refused without its reason, and says what the rules ask."""
        self.lien("Convoquer").click()
        expect(self.contenu).to_contain_text(preavis)
        self.bouton("Convoquer").click()
        expect(self.page.get_by_label("Pourquoi ce délai")).to_have_attribute("aria-invalid", "true")
        self.page.get_by_label("Pourquoi ce délai").fill(COURT)
        self.bouton("Convoquer").click()
        self.dit("personnes convoquées")

    # ── During ────────────────────────────────────────────────────────────────
    def ouvrir(self) -> None:
        """Whoever did not answer is there."""
        self.bouton("Tous présents").click()
        self.dit("pointée")
        self.bouton("Ouvrir la réunion").click()
        self.dit("La réunion est ouverte.")

    def point(self, rang: int) -> None:
        self.page.goto(f"{self.page.url.partition('?')[0].partition('#')[0]}?point={rang}")
        expect(self.contenu.locator(".point .etat--badge").first).to_contain_text(f"Point {rang} sur")

    def noter(self, texte: str) -> None:
        """Notes are saved as typed: no button is pressed."""
        self.notes.press_sequentially(texte)
        expect(self.page.locator("#notes-etat")).to_contain_text(SAUVE)

    def decider(self, texte: str) -> None:
        self.contenu.locator("summary", has_text="Noter une décision").click()
        self.page.get_by_label("Décision", exact=True).fill(texte)
        self.bouton("Noter la décision").click()
        expect(self.contenu.locator(".decidees").first).to_contain_text(texte)

    def demander(self, intitule: str, qui: str) -> None:
        self.contenu.locator("summary", has_text="Demander une action").click()
        self.page.get_by_label("Action", exact=True).fill(intitule)
        self.page.get_by_label("Responsable").select_option(label=qui)
        self.page.get_by_label("Échéance").fill((self.jour + dt.timedelta(days=30)).isoformat())
        self.bouton("Demander l’action").click()
        expect(self.contenu.locator(".decidees--actions")).to_contain_text(intitule)

    def traiter(self, issue: str) -> None:
        self.contenu.locator("label", has_text=re.compile(f"^{issue}$")).click()
        self.bouton("Enregistrer l’issue").click()

    def rendre_avis(self, texte: str) -> None:
        self.contenu.locator("label", has_text=re.compile(r"^Favorable$")).click()
        self.page.get_by_label("Texte de l’avis").fill(texte)
        self.contenu.locator("label[for='avis_sans_patient']").click()
        self.bouton("Rendre l’avis").click()
        expect(self.contenu.locator("#titre-issue").first).to_contain_text("Avis")

    def clore(self) -> None:
        self.lien("Clore la réunion").click()
        self.bouton("Clore la réunion").click()
        self.dit("La réunion est close.")

    # ── After ─────────────────────────────────────────────────────────────────
    def diffuser(self) -> None:
        self.lien("Diffuser le projet").click()
        self.bouton("Diffuser le projet").click()
        self.dit("diffusée")
