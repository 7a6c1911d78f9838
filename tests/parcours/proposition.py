"""What the proposer does: start, paste, complete, have it examined, submit."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from mutualisation.temps import aujourdhui
from tests.college.fabriques import LIBELLES
from tests.college.plans.navigateur.grille import Grille
from tests.distribution import MOT_DE_PASSE
from tests.parcours.gestes import Gestes
from tests.parcours.scene import Scene

MOTIF = "Aucun renfort avant l’arrivée du remplaçant."


class Proposition:
    """The proposer at work on one page."""

    def __init__(self, scene: Scene, gestes: Gestes, grille: Grille) -> None:
        self.scene, self.gestes, self.grille = scene, gestes, grille
        self.page: Page = grille.page
        self.manques: Locator = self.page.locator("#plan-panneau .plan__manques a")

    def lien(self, nom: str) -> Locator:
        return self.page.get_by_role("link", name=nom, exact=True).first

    def bouton(self, nom: str) -> Locator:
        return self.page.locator("main").get_by_role("button", name=nom)

    def dit(self, texte: str) -> None:
        expect(self.page.locator("#messages")).to_contain_text(texte, use_inner_text=True)

    def se_connecter(self) -> None:
        self.page.goto("/connexion/")
        self.gestes.remplir(self.page.get_by_label("Adresse électronique"), self.scene.d.proposant.email)
        self.gestes.remplir(self.page.get_by_label("Mot de passe"), MOT_DE_PASSE)
        self.gestes.activer(self.bouton("Se connecter"))

    def commencer(self) -> None:
        self.gestes.activer(self.lien(f"Commencer {self.scene.nom}"))
        self.gestes.activer(self.bouton(f"Commencer {self.scene.nom}"))
        self.dit("brouillon ouvert")
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.scene.titre)
        self.adresse = self.page.url

    # ── Twenty actions from a spreadsheet ─────────────────────────────────────
    def coller(self, objectif: str, bloc: str, *, lignes: int, refusees: int, cellules: int) -> None:
        self.gestes.activer(self.lien("Coller depuis un tableur"))
        self.gestes.choisir(self.page.get_by_label("Ajouter à la fin de"), objectif)
        self.gestes.remplir(self.page.get_by_label("Bloc copié"), bloc)
        self.gestes.activer(self.bouton("Voir l’aperçu"))
        contenu = self.page.locator("main")
        expect(contenu).to_contain_text(f"{lignes}\xa0lignes seront ajoutées")
        expect(contenu.locator(".plan__refus li")).to_have_count(refusees)
        self.gestes.activer(self.bouton(f"Coller {cellules}\xa0cellules"))
        self.dit(f"{cellules}\xa0cellules collées.")

    def coller_vingt_actions(self) -> None:
        vides, refusees = 3, 3
        self.coller(
            LIBELLES[0], self.scene.premier_bloc(), lignes=12, refusees=refusees, cellules=12 * 8 - vides - refusees
        )
        self.coller(LIBELLES[1], self.scene.second_bloc(), lignes=8, refusees=0, cellules=8 * 8)
        expect(self.page.locator("tr[data-action]")).to_have_count(20)

    # ── What is missing ───────────────────────────────────────────────────────
    def est_arrete(self) -> None:
        """The button is there, and says why not."""
        soumettre = self.page.get_by_role("button", name=f"Soumettre {self.scene.v.comite.court.au}")
        expect(soumettre).to_be_disabled()
        expect(self.page.locator("#soumettre-raison")).to_have_text(f"{self.manques.count()}\xa0points à compléter")

    def completer(self) -> None:
        """Follow each link of the panel to where the thing is typed, until none is left."""
        self.grille.pret()
        while self.manques.count():
            cible = self.manques.first.get_attribute("data-cible") or ""
            self.gestes.activer(self.manques.first)
            self._completer(*cible.split("-"))
            self.grille.pret()
            expect(self.page.locator(f"#plan-panneau [data-cible='{cible}']")).to_have_count(0)

    def _completer(self, quoi: str, champ: str = "") -> None:
        if quoi == "objectif":
            self.gestes.remplir(self.page.get_by_label("Motif, tel que"), MOTIF)
            self.gestes.activer(self.bouton("Enregistrer"))
        elif quoi == "medecin":
            self.gestes.remplir(self.page.get_by_label("Motif, si la charge"), MOTIF)
            self.gestes.activer(self.bouton("Enregistrer"))
        elif quoi == "avis":
            self.recueillir_l_avis()
        else:
            self._remplir_la_cellule(champ)

    def _remplir_la_cellule(self, champ: str) -> None:
        self.grille.focus_sur(champ)
        if champ in ("fonction", "periode"):
            self.grille.touches("Enter")
            self.grille.boite.wait_for()
            self.grille.touches("ArrowDown", "Enter")
            self.grille.boite.wait_for(state="detached")
        else:
            self.grille.ecrire({"pilote": self.scene.d.pilote.nom[0], "programmes": "11"}.get(champ, "Complété"))
        self.grille.tout_est_parti()

    # ── The college's opinion, the submission ─────────────────────────────────
    def recueillir_l_avis(self) -> None:
        """A meeting convened, held and closed today, then back to the plan."""
        self.gestes.activer(self.lien("Prévoir une réunion"))
        self.gestes.dater(self.page.get_by_label("Date"), aujourdhui(self.scene.d.region.fuseau))
        self.gestes.remplir(self.page.get_by_label("Lieu"), "Moulins")
        self.gestes.activer(self.bouton("Préparer la réunion"))
        self.dit("personne n’est encore prévenu")
        self.gestes.activer(self.bouton(f"Inscrire {self.scene.titre}"))
        self.gestes.activer(self.lien("Convoquer"))
        self.gestes.remplir(self.page.get_by_label("Pourquoi ce délai"), "Le calendrier ne permet pas mieux.")
        self.gestes.activer(self.bouton("Convoquer"))
        self.dit("personnes convoquées")
        self.gestes.activer(self.bouton("Tous présents"))
        self.gestes.activer(self.bouton("Ouvrir la réunion"))
        self.dit("La réunion est ouverte.")
        self._rendre_l_avis()
        self.page.goto(self.adresse)

    def _rendre_l_avis(self) -> None:
        self.gestes.cocher(self.page.locator("input[name=sens][value=favorable]"))
        self.gestes.remplir(self.page.get_by_label("Texte de l’avis"), "Le collège approuve la répartition.")
        self.gestes.cocher(self.page.locator("#avis_sans_patient"))
        self.gestes.activer(self.bouton("Rendre l’avis"))
        self.gestes.activer(self.page.locator("main").get_by_role("link", name="Clore la réunion"))
        expect(self.page.locator("main")).to_contain_text("1\xa0avis rendu compte désormais")
        self.gestes.activer(self.bouton("Clore la réunion"))
        self.dit("La réunion est close.")

    def soumettre(self) -> None:
        self.gestes.activer(self.lien(f"Soumettre {self.scene.v.comite.court.au}"))
        # A dialog with script, a page without: the same words, the same button.
        bouton = self.page.get_by_role("button", name="Soumettre la version 1")
        expect(bouton).to_be_visible()
        self.gestes.cocher(self.page.locator("form", has=bouton).get_by_role("checkbox"))
        self.gestes.activer(bouton)
        self.dit("texte et chiffres figés")
        expect(self.page.locator("main")).to_contain_text("Ce que vous lisez est exactement ce qui sera décidé.")
