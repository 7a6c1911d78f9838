// The small box that opens over or under a cell. One at a time; leaving it keeps what was typed, Escape does not.
import { element, gabarit, racine } from "./socle.js";

let ouverte = null;

export const enEdition = () => ouverte !== null;

function placer(boite, cellule, dessus) {
  const cadre = racine.getBoundingClientRect();
  const place = cellule.getBoundingClientRect();
  const largeur = dessus ? Math.max(place.width, boite.offsetWidth) : boite.offsetWidth;
  const gauche = Math.max(0, Math.min(place.left - cadre.left, cadre.width - largeur - 8));
  boite.style.left = `${gauche}px`;
  boite.style.top = `${(dessus ? place.top : place.bottom) - cadre.top}px`;
  if (dessus) {
    boite.style.minWidth = `${Math.max(place.width, 120)}px`;
    boite.firstElementChild.style.minHeight = `${place.height}px`;
  }
  boite.scrollIntoView({ block: "nearest" });
}

// `lire` gives the value, `fermer(valider, suite)` is called once with what to do next.
export function ouvrir({ cellule, titre, contenu, dessus = false, fermer }) {
  const boite = element(`<div class="boite${dessus ? " boite--champ" : ""}" role="dialog"></div>`);
  boite.setAttribute("aria-label", titre);
  if (!dessus) {
    const entete = element('<p class="boite__titre"></p>');
    entete.textContent = titre;
    boite.append(entete);
  }
  boite.append(contenu);
  if (!dessus) boite.append(gabarit("aide"));
  racine.append(boite);
  ouverte = { boite, cellule, fermer };
  cellule.classList.add("plan__ouverte");
  placer(boite, cellule, dessus);
  boite.addEventListener("keydown", clavier);
  const premier = boite.querySelector("input:checked, textarea, select, input, button");
  premier?.focus();
  premier?.select?.();
  return boite;
}

export function clore(valider, suite = null) {
  if (!ouverte) return;
  const { boite, cellule, fermer } = ouverte;
  // The answer is read before the box goes, and the box goes before anything else may open.
  const agir = fermer(valider, suite);
  ouverte = null;
  cellule.classList.remove("plan__ouverte");
  boite.remove();
  agir?.();
}

export function erreur(boite, raison) {
  const phrase = element('<p class="boite__erreur" role="alert"></p>');
  phrase.textContent = raison;
  boite.querySelector(".boite__erreur")?.remove();
  boite.append(phrase);
}

function clavier(evenement) {
  evenement.stopPropagation();
  if (evenement.key === "Escape") {
    evenement.preventDefault();
    clore(false);
  } else if (evenement.key === "Enter" && evenement.target.tagName !== "BUTTON") {
    evenement.preventDefault();
    clore(true);
  } else if (evenement.key === "Tab") {
    tabuler(evenement);
  }
}

// Tab goes through the fields of a box, then to the next cell.
function tabuler(evenement) {
  const champs = [...ouverte.boite.querySelectorAll("input, select, textarea, button")].filter((c) => c.tabIndex >= 0);
  const groupes = champs.filter((c) => c.type !== "radio" || c.checked || !c.name);
  const rang = groupes.indexOf(evenement.target);
  const bout = evenement.shiftKey ? rang <= 0 : rang === groupes.length - 1;
  if (!bout) return;
  evenement.preventDefault();
  clore(true, evenement.shiftKey ? -1 : 1);
}

document.addEventListener("pointerdown", (evenement) => {
  if (ouverte && !ouverte.boite.contains(evenement.target)) clore(true, "reste");
});
