"""What the secretary does: put the text on the agenda, hold the session, change the text, state the decision."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from mutualisation.temps import aujourdhui
from tests.parcours.scene import Scene

PRESENTS = 3
MOTIF = "Le calendrier est ramené à ce que les équipes peuvent tenir."
RETENU = "Trois services couverts au lieu d’un"


class Comite:
    """The secretary at work on one page."""

    def __init__(self, scene: Scene, page: Page, mode: str) -> None:
        self.scene, self.page, self.mode = scene, page, mode

    def lien(self, nom: str) -> Locator:
        return self.page.locator("main").get_by_role("link", name=nom).first

    def bouton(self, nom: str) -> Locator:
        return self.page.locator("main").get_by_role("button", name=nom)

    def dit(self, texte: str) -> None:
        expect(self.page.locator("#messages")).to_contain_text(texte, use_inner_text=True)

    @property
    def region(self) -> Any:
        return self.scene.d.region

    @property
    def jour(self) -> dt.date:
        return aujourdhui(self.scene.d.region.fuseau)

    def adopter_le_vote(self) -> None:
        self.page.goto("/")
        self.page.get_by_role("navigation", name="Menu principal").get_by_role(
            "link", name=self.scene.v.comite.court.Nom
        ).click()
        self.lien("Adopter de nouvelles règles").click()
        self.page.get_by_label("Mode de décision").select_option(label="Vote")
        self.page.get_by_label("Référence de l’acte").fill("Règlement du comité")
        self.page.get_by_label("Date de l’acte").fill(self.jour.isoformat())
        self.page.get_by_label("Entrée en vigueur").fill(self.jour.isoformat())
        self.bouton("Enregistrer l’acte").click()
        self.dit("Les règles sont enregistrées.")

    # ── Before the session ────────────────────────────────────────────────────
    def ouvrir_le_dossier(self) -> None:
        self.page.goto("/")
        self.lien(f"Inscrire {self.scene.nom}").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.scene.titre)

    def inscrire(self) -> None:
        """No session yet: the page says so and leads to one."""
        self.page.reload()
        self.lien(self.scene.acte("inscrire")).click()
        self.lien("Préparer une séance").click()
        self.page.get_by_label("Date").fill(self.jour.isoformat())
        self.page.get_by_label("Lieu").fill("Salle du conseil")
        self.bouton("Préparer la séance").click()
        self.lien(f"{self.scene.titre}, version 1").click()
        self.page.get_by_label("Séance").select_option(index=1)
        self.bouton("Inscrire").click()
        self.dit("à l’ordre du jour")

    def convoquer(self) -> None:
        self.lien("Convoquer les membres").click()
        expect(self.page.locator("main")).to_contain_text("à l’ordre du jour. Convocation le jour même")
        self.bouton("Convoquer les membres").click()
        self.dit("convoqués")
        for rang in range(PRESENTS):
            self._pointer(rang)
        self.bouton("Ouvrir la séance").click()
        self.dit("La séance est ouverte.")

    def _pointer(self, rang: int) -> None:
        membre = self.page.locator(".presences").first.locator(".presence").nth(rang)
        membre.locator("summary").click()
        membre.locator("select").select_option(value="present")
        membre.get_by_role("button", name="Pointer").click()
        expect(membre.locator(".etat").first).to_contain_text("Présent")

    # ── In session ────────────────────────────────────────────────────────────
    def modifier(self) -> None:
        self.lien("Modifier le texte").click()
        self.page.get_by_label("Chercher dans le texte").fill("étape 1")
        self.bouton("Chercher").click()
        self.page.locator("main li a", has_text="étape 1").first.click()
        self.page.get_by_label("Résultat attendu").fill(RETENU)
        self.bouton("Enregistrer dans le texte à décider").click()
        self.dit("le texte à décider est à jour")
        self.lien("Revenir à la séance").click()
        texte = self.page.locator("section[aria-labelledby=titre-texte]")
        expect(texte).to_contain_text("avec 1\xa0modification")
        expect(texte.locator("del")).to_contain_text("Étape 1 tenue")
        expect(texte.locator("ins")).to_contain_text(RETENU)

    def voter(self) -> None:
        votes = self.page.locator("form.vote")
        expect(votes.locator("fieldset")).to_have_count(PRESENTS)
        for rang, sens in enumerate(("pour", "contre", "pour")):
            votes.locator("fieldset").nth(rang).locator(f"label[for$='-{sens}']").click()
        votes.get_by_role("button", name="Enregistrer les voix").click()
        expect(self.page.locator(".resultat")).to_contain_text("2\xa0voix pour, 1 contre")
        expect(self.page.locator(".resultat")).to_contain_text("Majorité atteinte")

    def decider(self) -> None:
        """Without its reason, the outcome is refused and nothing typed is lost."""
        self.page.locator("label[for=issue-valider_modifiee]").click()
        self.bouton("Voir l’effet de la décision").click()
        motif = self.page.get_by_role("textbox", name="Motif")
        expect(motif).to_be_focused()
        expect(motif).to_have_accessible_description(re.compile("Indiquez le motif"))
        expect(self.page.locator("#issue-valider_modifiee")).to_be_checked()
        motif.fill(MOTIF)
        self.bouton("Voir l’effet de la décision").click()
        expect(self.page.locator(".note[role=status]")).to_contain_text("numérotée, datée et figée")
        self.bouton("Constater la décision").click()
        self.dit(f"Décision constatée sur le point 1 : {self.scene.etat('validee_modifiee').lower()}.")

    def clore(self) -> None:
        self.lien("Clore la séance").click()
        self.bouton("Clore la séance").click()
        self.dit("La séance est close.")

    def tenir(self) -> None:
        """The whole session."""
        self.inscrire()
        self.convoquer()
        self.modifier()
        if self.mode == "vote":
            self.voter()
        self.decider()
        self.clore()
