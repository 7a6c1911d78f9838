// What others do meanwhile: their rows come in by themselves, and their names stand at the head of the page.
import { envoyer } from "../session.js";
import { enEdition } from "./boite.js";
import { avertir } from "./bulle.js";
import * as file from "./file.js";
import { appliquer, recharger } from "./fragments.js";
import { adresse, prevenir, tableau } from "./socle.js";

const INTERVALLE = 15000;
let derniere = 0;
let gele = false;

export const noter = (saisie) => {
  derniere = Math.max(derniere, saisie ?? 0);
};

async function demander() {
  if (document.hidden || enEdition() || file.enAttente()) return;
  let reponse;
  try {
    reponse = await fetch(adresse(`depuis/${derniere}/`), { headers: { Accept: "application/json" } });
  } catch {
    return;
  }
  // An expired session is said when something is saved, not by a page left open.
  if (!reponse.ok) return;
  recevoir(await reponse.json());
}

async function recevoir(json) {
  if (enEdition() || file.enAttente()) return;
  noter(json.saisie);
  document.getElementById("plan-voisins").innerHTML = json.voisins;
  if (json.recharger) await recharger();
  else if (json.fragments?.length) appliquer(json.fragments);
  if (json.recharger || json.fragments?.length) prevenir("plan-enregistre", {});
  if (json.gel && !gele) avertir(`${json.gel} Rechargez la page pour le lire.`, "warning");
  gele = Boolean(json.gel);
}

export function veiller() {
  noter(Number(tableau().dataset.saisie));
  setInterval(demander, INTERVALLE);
  document.addEventListener("visibilitychange", demander);
}
