// How a typed value goes to the server, and how it reads in the cell until the server's row comes back.
import { GENRES, noms } from "./socle.js";

const MOIS = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const NIVEAUX = { regional: "Régional", interdepartemental: "Interdép.", departemental: "Départ." };
const majuscule = (texte) => texte.charAt(0).toUpperCase() + texte.slice(1);

// The names are those of the form page: one reader on the server for both.
export function corps(champ, valeur) {
  if (GENRES.includes(champ)) return Object.entries(valeur).map(([agent, jours]) => [`${champ}-${agent}`, String(jours)]);
  if (champ === "contributeurs") return valeur.map((agent) => [champ, String(agent)]);
  if (champ === "periode") return [["debut", String(valeur.debut ?? "")], ["fin", String(valeur.fin ?? "")]];
  if (champ === "territoire") {
    return [["niveau", valeur.niveau], ...valeur.territoires.map((code) => ["territoires", code])];
  }
  return [[champ, String(valeur ?? "")]];
}

function periode({ debut, fin }) {
  if (!debut || !fin) return "–";
  if (debut === 1 && fin === 12) return "Toute l’année";
  return debut === fin ? majuscule(MOIS[debut - 1]) : `${majuscule(MOIS[debut - 1])} – ${MOIS[fin - 1]}`;
}

export function affichage(champ, valeur) {
  if (GENRES.includes(champ)) return String(Object.values(valeur).reduce((a, b) => a + b, 0) || "–");
  if (champ === "contributeurs") return valeur.map((agent) => noms[agent]).join(" · ") || "–";
  if (champ === "pilote") return noms[valeur] ?? "–";
  if (champ === "periode") return periode(valeur);
  if (champ === "territoire") return [NIVEAUX[valeur.niveau] ?? "", valeur.territoires.join(", ")].join(" ").trim() || "–";
  if (champ === "fonction") {
    return document.querySelector("#gabarit-fonction").content.querySelector(`option[value="${CSS.escape(valeur)}"]`)
      .textContent;
  }
  return valeur;
}

export const pareil = (a, b) => JSON.stringify(a) === JSON.stringify(b);
