// The plan's editor. Without it, every action opens as an ordinary page: nothing here is needed to do the work.
// On a phone there is no grid either: the titles are links to those pages.
import * as boite from "./boite.js";
import { avertir } from "./bulle.js";
import * as conflit from "./conflit.js";
import * as file from "./file.js";
import * as gestes from "./gestes.js";
import * as grille from "./grille.js";
import * as panneau from "./panneau.js";
import * as pressePapiers from "./presse_papiers.js";
import * as reperes from "./reperes.js";
import * as saisie from "./saisie.js";
import { actionDe, racine } from "./socle.js";
import * as voisins from "./voisins.js";

const imprimable = (e) => e.key.length === 1 && e.key !== " " && !e.ctrlKey && !e.metaKey && !e.altKey;

function ouvrirArret(arret) {
  if (arret.dataset.champ) saisie.ouvrir(arret);
  else if (arret.classList.contains("plan__numero")) gestes.menu(arret, actionDe(arret));
  else arret.click();
}

function raccourci(evenement, arret) {
  const { action } = arret.closest("tr").dataset;
  if (evenement.altKey && ["ArrowUp", "ArrowDown"].includes(evenement.key) && action) {
    gestes.agir(evenement.key === "ArrowUp" ? "haut" : "bas", action);
  } else if (evenement.ctrlKey && evenement.key === "z") gestes.annuler();
  else if (evenement.key === "Delete" && action && !arret.dataset.champ) gestes.agir("supprimer", action);
  else if (evenement.key === "Delete" && arret.dataset.champ) saisie.ouvrir(arret, { amorce: "" });
  else return false;
  evenement.preventDefault();
  return true;
}

function clavier(evenement) {
  const arret = grille.courante();
  if (!arret || evenement.target !== arret || boite.enEdition()) return;
  if (raccourci(evenement, arret) || grille.deplacer(evenement)) return;
  if (evenement.key === "Enter" || evenement.key === "F2") {
    evenement.preventDefault();
    ouvrirArret(arret);
  } else if (imprimable(evenement) && arret.dataset.champ) {
    evenement.preventDefault();
    saisie.ouvrir(arret, { amorce: evenement.key });
  }
}

// A first click selects, a second one opens: as in a spreadsheet.
function selectionner(evenement, arret) {
  evenement.preventDefault();
  const deja = arret === grille.courante() && document.activeElement === arret;
  if (boite.enEdition()) return;
  grille.aller(arret);
  if (deja || arret.classList.contains("plan__numero")) ouvrirArret(arret);
}

const CLICS = {
  ".plan__replier": (evenement, bouton) => {
    grille.aller(bouton);
    grille.replier(bouton);
  },
  "[data-cible]": (evenement, lien) => {
    if (reperes.suivre(lien)) evenement.preventDefault();
  },
  "[data-ajouter]": (evenement, lien) => {
    evenement.preventDefault();
    gestes.ajouter(lien.dataset.ajouter);
  },
  "[data-annuler]": () => gestes.annuler(),
  "#plan-tableau [data-champ], #plan-tableau td.plan__numero[data-arret]": selectionner,
};

function clic(evenement) {
  for (const [selecteur, agir] of Object.entries(CLICS)) {
    const cible = evenement.target.closest(selecteur);
    if (cible) {
      agir(evenement, cible);
      return;
    }
  }
}

function doubleClic(evenement) {
  const cellule = evenement.target.closest("#plan-tableau [data-champ]");
  if (cellule && !boite.enEdition()) saisie.ouvrir(cellule);
}

function envoi(evenement) {
  const choix = evenement.target.closest(".plan__choix");
  if (!choix && evenement.target.id !== "plan-annuler") return;
  evenement.preventDefault();
  if (choix) conflit.choisir(choix);
  else gestes.annuler();
}

function soumettre(evenement) {
  if (!evenement.target.closest("[data-plan-soumettre]")) return;
  // Until the design system has made the dialog, the link goes to its page.
  const dialogue = window.dsfr?.(document.getElementById("soumettre"))?.modal;
  if (!dialogue) return;
  evenement.preventDefault();
  dialogue.disclose();
}

function corriger(evenement) {
  const { cellule, valeur, raison } = evenement.detail;
  if (!boite.enEdition()) saisie.ouvrir(cellule, { tape: valeur, raison });
}

function activer() {
  document.addEventListener("keydown", clavier);
  document.addEventListener("click", soumettre);
  racine.addEventListener("click", clic);
  racine.addEventListener("dblclick", doubleClic);
  racine.addEventListener("submit", envoi);
  document.body.addEventListener("plan-change", reperes.rafraichir);
  document.body.addEventListener("htmx:afterSettle", reperes.rafraichir);
  document.body.addEventListener("plan-enregistre", (e) => voisins.noter(e.detail?.saisie));
  document.body.addEventListener("plan-refus", (e) => avertir(e.detail.raison));
  document.body.addEventListener("plan-a-corriger", corriger);
  pressePapiers.activer();
  panneau.activer();
  grille.activer();
  reperes.rafraichir();
  file.reprendre();
  voisins.veiller();
  racine.dataset.pret = "oui";
}

if (window.matchMedia("(min-width: 48em)").matches) activer();
