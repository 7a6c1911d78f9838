// What changes lines: adding, copying, moving, deleting, undoing. The server answers with where to put the cursor.
import { envoyer } from "../session.js";
import * as boite from "./boite.js";
import { avertir } from "./bulle.js";
import * as etat from "./etat.js";
import * as file from "./file.js";
import { recharger } from "./fragments.js";
import * as grille from "./grille.js";
import { ouvrir } from "./saisie.js";
import { adresse, gabarit, prevenir } from "./socle.js";

export async function demander(chemin, champs = []) {
  let reponse;
  try {
    reponse = await envoyer(adresse(chemin), { method: "POST", body: new URLSearchParams(champs) });
  } catch {
    avertir("Connexion perdue : ce geste n’a pas été fait. Réessayez une fois la connexion retrouvée.");
    return null;
  }
  const json = await reponse.json();
  if (!reponse.ok) {
    avertir(json.raison);
    return null;
  }
  if (json.recharger) await recharger(json.focus);
  if (json.dit) etat.dire(json.dit);
  prevenir("plan-enregistre", {});
  return json;
}

export async function ajouter(objectif) {
  const fait = await demander("actions/nouvelle/", objectif ? [["objectif", objectif]] : []);
  if (fait) ouvrir(grille.courante());
}

const CHEMINS = { dupliquer: "dupliquer/", haut: "deplacer/", bas: "deplacer/", objectif: "deplacer/" };

export function agir(geste, action, objectif) {
  if (geste === "ouvrir") window.location.assign(adresse(`actions/${action}/`));
  else if (geste === "supprimer") supprimer(action);
  else demander(`actions/${action}/${CHEMINS[geste]}`, objectif ? [["objectif", objectif]] : [["sens", geste]]);
}

// No question asked: the message offers to undo, and Ctrl Z does it.
async function supprimer(action) {
  const rang = grille.courante()?.closest("tr").rowIndex ?? 0;
  const fait = await demander(`actions/${action}/supprimer/`);
  if (!fait) return;
  avertir(fait.dit, "success", { annulable: true });
  const rangee = document.querySelector("#plan-tableau").rows[rang];
  grille.aller(rangee?.querySelector("[data-champ], [data-arret]") ?? grille.courante());
}

export async function annuler() {
  // What is still on its way would be undone before it arrives.
  if (file.enAttente()) return;
  const fait = await demander("annuler/");
  if (fait) avertir(fait.dit, "success");
}

export function menu(cellule, action) {
  const contenu = gabarit("menu");
  contenu.addEventListener("click", (evenement) => {
    const bouton = evenement.target.closest("button");
    if (!bouton) return;
    boite.clore(false);
    agir(bouton.dataset.geste, action);
  });
  contenu.querySelector("select").addEventListener("change", (evenement) => {
    boite.clore(false);
    agir("objectif", action, evenement.target.value);
  });
  const titre = `Action ${cellule.textContent.trim()}`;
  boite.ouvrir({ cellule, titre, contenu, fermer: () => () => grille.aller(cellule) });
}
