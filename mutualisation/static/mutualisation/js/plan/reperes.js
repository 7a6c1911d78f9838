// The numbers of what is missing: the same in the panel and in the table; a link of the panel goes to its cell.
import * as grille from "./grille.js";
import { cellules, element } from "./socle.js";

const MARQUES = ".plan__marque";

const cible = (cle) => /^(?<action>\d+)-(?<champ>[a-z]+)$/.exec(cle)?.groups;

function marquer(cellule, numero) {
  const marque = element('<span class="plan__marque"><span class="plan__repere"></span></span>');
  marque.firstElementChild.textContent = numero;
  cellule.classList.add("plan__a-completer");
  const vide = ["", "–"].includes(cellule.textContent.trim());
  if (vide) {
    cellule.textContent = "";
    // A column of numbers has room for the mark alone.
    const genre = cellule.classList.contains("nombre") ? ' class="fr-sr-only"' : "";
    marque.append(element(`<span${genre}> À compléter</span>`));
  }
  cellule.prepend(marque, vide ? "" : " ");
}

export function rafraichir() {
  for (const marque of document.querySelectorAll(`#plan-tableau ${MARQUES}`)) {
    const cellule = marque.closest("td, th");
    const vide = marque.textContent.includes("À compléter");
    marque.remove();
    cellule.classList.remove("plan__a-completer");
    if (vide && !cellule.textContent.trim()) cellule.textContent = "";
  }
  for (const lien of document.querySelectorAll("#plan-panneau [data-cible]")) {
    const { numero } = lien.dataset;
    const lieu = cible(lien.dataset.cible);
    if (lieu) for (const cellule of cellules(lieu.action, lieu.champ)) marquer(cellule, numero);
    else {
      const alerte = document.getElementById(lien.dataset.cible)?.querySelector("td.plan__numero");
      alerte?.replaceChildren(element(`<span class="plan__repere">${Number(numero)}</span>`));
    }
  }
}

// Whether the link led to a cell of the table; the others open their own page.
export function suivre(lien) {
  const lieu = cible(lien.dataset.cible);
  const cellule = lieu && cellules(lieu.action, lieu.champ)[0];
  if (!cellule) return false;
  grille.aller(cellule);
  return true;
}
