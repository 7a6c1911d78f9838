// Copying the current cell, pasting a block from it.
import { enEdition } from "./boite.js";
import * as collage from "./collage.js";
import * as grille from "./grille.js";

function courante() {
  const arret = grille.courante();
  return arret?.dataset.champ && document.activeElement === arret && !enEdition() ? arret : null;
}

function copier(evenement) {
  const cellule = courante();
  if (!cellule || !getSelection().isCollapsed) return;
  evenement.clipboardData.setData("text/plain", cellule.textContent.trim());
  evenement.preventDefault();
}

function coller(evenement) {
  const cellule = courante();
  if (!cellule) return;
  evenement.preventDefault();
  collage.previsualiser(cellule, evenement.clipboardData.getData("text/plain"));
}

export function activer() {
  document.addEventListener("copy", copier);
  document.addEventListener("paste", coller);
}
