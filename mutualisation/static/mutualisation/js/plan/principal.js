// The plan's editor. Without it, every action opens as an ordinary page: nothing here is needed to do the work.
import * as boite from "./boite.js";
import { avertir } from "./bulle.js";
import * as collage from "./collage.js";
import * as conflit from "./conflit.js";
import * as file from "./file.js";
import * as gestes from "./gestes.js";
import * as grille from "./grille.js";
import * as reperes from "./reperes.js";
import * as saisie from "./saisie.js";
import { actionDe, racine } from "./socle.js";
import * as voisins from "./voisins.js";

const dansLaGrille = (element) => Boolean(element.closest?.("#plan-tableau"));
const imprimable = (e) => e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey;

function ouvrirArret(arret) {
  if (arret.dataset.champ) saisie.ouvrir(arret);
  else if (arret.classList.contains("plan__numero")) gestes.menu(arret, actionDe(arret));
  else arret.click();
}

function raccourci(evenement, arret) {
  const action = arret.closest("tr").dataset.action;
  if (evenement.altKey && ["ArrowUp", "ArrowDown"].includes(evenement.key) && action) {
    gestes.agir(evenement.key === "ArrowUp" ? "haut" : "bas", action);
  } else if (evenement.ctrlKey && evenement.key === "z") gestes.annuler();
  else if (evenement.key === "Delete" && action && !arret.dataset.champ) gestes.agir("supprimer", action);
  else if (evenement.key === "Delete" && arret.dataset.champ) saisie.ouvrir(arret, { amorce: "" });
  else return false;
  evenement.preventDefault();
  return true;
}

document.addEventListener("keydown", (evenement) => {
  const arret = grille.courante();
  if (!arret || evenement.target !== arret || boite.enEdition()) return;
  if (raccourci(evenement, arret) || grille.deplacer(evenement)) return;
  if (evenement.key === "Enter" || evenement.key === "F2") {
    evenement.preventDefault();
    ouvrirArret(arret);
  } else if (imprimable(evenement) && arret.dataset.champ && evenement.key !== " ") {
    evenement.preventDefault();
    saisie.ouvrir(arret, { amorce: evenement.key });
  }
});

racine.addEventListener("click", (evenement) => {
  const { target } = evenement;
  const repli = target.closest(".plan__replier");
  if (repli) {
    grille.aller(repli);
    grille.replier(repli);
    return;
  }
  const lien = target.closest("[data-cible]");
  if (lien && reperes.suivre(lien)) evenement.preventDefault();
  const ajout = target.closest("[data-ajouter]");
  if (ajout) {
    evenement.preventDefault();
    gestes.ajouter(ajout.dataset.ajouter);
  }
  if (target.closest("[data-annuler]")) gestes.annuler();
  const arret = target.closest("[data-champ], .plan__numero[data-arret]");
  if (arret && dansLaGrille(arret)) cliquer(evenement, arret);
});

// A first click selects, a second one opens: as in a spreadsheet.
function cliquer(evenement, arret) {
  evenement.preventDefault();
  const deja = arret === grille.courante() && document.activeElement === arret;
  if (boite.enEdition()) return;
  grille.aller(arret);
  if (deja || arret.classList.contains("plan__numero")) ouvrirArret(arret);
}

racine.addEventListener("dblclick", (evenement) => {
  const cellule = evenement.target.closest("#plan-tableau [data-champ]");
  if (cellule && !boite.enEdition()) saisie.ouvrir(cellule);
});

racine.addEventListener("submit", (evenement) => {
  const choix = evenement.target.closest(".plan__choix");
  if (choix) {
    evenement.preventDefault();
    conflit.choisir(choix);
  } else if (evenement.target.id === "plan-annuler") {
    evenement.preventDefault();
    gestes.annuler();
  }
});

document.addEventListener("click", (evenement) => {
  if (!evenement.target.closest("[data-plan-soumettre]")) return;
  evenement.preventDefault();
  window.dsfr(document.getElementById("soumettre")).modal.disclose();
});

document.addEventListener("copy", (evenement) => {
  const arret = grille.courante();
  if (document.activeElement !== arret || !arret?.dataset.champ || !getSelection().isCollapsed) return;
  evenement.clipboardData.setData("text/plain", arret.textContent.trim());
  evenement.preventDefault();
});

document.addEventListener("paste", (evenement) => {
  const arret = grille.courante();
  if (boite.enEdition() || document.activeElement !== arret || !arret?.dataset.champ) return;
  evenement.preventDefault();
  collage.previsualiser(arret, evenement.clipboardData.getData("text/plain"));
});

document.body.addEventListener("plan-change", reperes.rafraichir);
document.body.addEventListener("plan-enregistre", (e) => voisins.noter(e.detail?.saisie));
document.body.addEventListener("plan-refus", (e) => avertir(e.detail.raison));
document.body.addEventListener("plan-a-corriger", (e) => {
  const { cellule, valeur, raison } = e.detail;
  if (!boite.enEdition()) saisie.ouvrir(cellule, { tape: valeur, raison });
});
document.body.addEventListener("htmx:afterSettle", reperes.rafraichir);

// On a phone there is no grid: the titles are links to the form pages.
if (window.matchMedia("(min-width: 48em)").matches) {
  grille.activer();
  reperes.rafraichir();
  file.reprendre();
  voisins.veiller();
}
