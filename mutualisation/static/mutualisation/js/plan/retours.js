// What the server's answer does to a cell whose value it did not take, and what an unsaved value looks like.
import * as etat from "./etat.js";
import { cellules, prevenir, retenir } from "./socle.js";
import { affichage } from "./valeurs.js";

export function saisir({ action, champ, valeur }, etat = "plan__non-enregistree") {
  for (const cellule of cellules(action, champ)) {
    cellule.textContent = affichage(champ, valeur);
    cellule.classList.add(etat);
  }
  retenir(action, champ, valeur);
}

export function refuser({ action, champ, valeur }, raison) {
  const [cellule] = cellules(action, champ);
  etat.dire(raison);
  if (!cellule) {
    prevenir("plan-refus", { raison });
    return;
  }
  cellule.classList.remove("plan__en-cours", "plan__non-enregistree");
  cellule.classList.add("plan__erreur");
  prevenir("plan-a-corriger", { cellule, valeur, raison });
}
