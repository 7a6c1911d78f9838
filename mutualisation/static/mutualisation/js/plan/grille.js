// One tab stop for the whole table: arrows move, Enter opens. Roving tabindex, as the grid pattern asks.
import { tableau } from "./socle.js";

const ARRETS = "[data-champ], [data-arret]";
const PAGE = 10;
let courant = null;
let colonne = 0;

const rangees = () =>
  [...tableau().rows].filter((rangee) => !rangee.hidden && rangee.querySelector(ARRETS) && rangee.offsetParent);
const arrets = (rangee) => [...rangee.querySelectorAll(ARRETS)];

export const courante = () => courant;

// After rows were replaced: nothing inside takes the Tab key but the current cell.
export function accorder() {
  for (const lien of tableau().querySelectorAll("a, button, input")) lien.tabIndex = -1;
  if (!courant?.isConnected) courant = arrets(rangees()[0] ?? tableau().tHead)[0] ?? null;
  if (courant) courant.tabIndex = 0;
}

export function aller(arret, { focus = true } = {}) {
  if (!arret) return;
  if (courant) courant.tabIndex = -1;
  courant = arret;
  courant.tabIndex = 0;
  colonne = arrets(courant.closest("tr")).indexOf(courant);
  if (focus) courant.focus({ preventScroll: true });
  courant.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function trouver(action, champ) {
  const rangee = tableau().querySelector(`tr[data-action="${action}"]`);
  if (!rangee) return null;
  return rangee.querySelector(`[data-champ="${champ}"]`) ?? arrets(rangee)[0];
}

// Where the cursor is, in words that outlive the rows; `revenir` puts it back once they were replaced.
export function place(arret = courant) {
  if (!arret) return null;
  const { champ } = arret.dataset;
  const rangee = arret.closest("tr").id;
  return { arret, rangee, champ, focus: document.activeElement === arret };
}

export function retrouver({ arret, rangee, champ }) {
  if (arret.isConnected) return arret;
  return document.getElementById(rangee)?.querySelector(champ ? `[data-champ="${champ}"]` : "[data-arret]") ?? null;
}

export function revenir(gardee) {
  if (!gardee || gardee.arret.isConnected) return;
  aller(retrouver(gardee), { focus: gardee.focus });
}

function vertical(pas) {
  const toutes = rangees();
  const rang = toutes.indexOf(courant.closest("tr"));
  const cible = toutes[Math.min(Math.max(rang + pas, 0), toutes.length - 1)];
  const gardee = colonne;
  const possibles = arrets(cible);
  aller(possibles[Math.min(gardee, possibles.length - 1)]);
  colonne = gardee;
}

function horizontal(pas) {
  const possibles = arrets(courant.closest("tr"));
  aller(possibles[Math.min(Math.max(possibles.indexOf(courant) + pas, 0), possibles.length - 1)]);
}

// The next cell that can be typed in, on this row or the next ones.
export function voisine(cellule, pas) {
  const toutes = [...tableau().querySelectorAll("tr[data-action] [data-champ]")].filter((c) => c.offsetParent);
  return toutes[toutes.indexOf(cellule) + pas] ?? null;
}

const DEPLACEMENTS = {
  ArrowUp: () => vertical(-1),
  ArrowDown: () => vertical(1),
  ArrowLeft: () => horizontal(-1),
  ArrowRight: () => horizontal(1),
  PageUp: () => vertical(-PAGE),
  PageDown: () => vertical(PAGE),
  Home: (e) => (e.ctrlKey ? vertical(-Infinity) : horizontal(-Infinity)),
  End: (e) => (e.ctrlKey ? vertical(Infinity) : horizontal(Infinity)),
};

export function deplacer(evenement) {
  const geste = DEPLACEMENTS[evenement.key];
  if (!geste || !courant || evenement.altKey || evenement.metaKey) return false;
  if (evenement.ctrlKey && !["Home", "End"].includes(evenement.key)) return false;
  evenement.preventDefault();
  geste(evenement);
  return true;
}

export function activer() {
  const table = tableau();
  table.setAttribute("role", "grid");
  accorder();
}

// Groups fold; a folded one stays folded when the table comes back.
const replies = new Set();

export function replier(bouton) {
  const corps = bouton.closest("tbody");
  const ouvert = bouton.getAttribute("aria-expanded") === "true";
  if (ouvert) replies.add(corps.id);
  else replies.delete(corps.id);
  appliquerReplis();
}

export function appliquerReplis() {
  for (const corps of tableau().tBodies) {
    const replie = replies.has(corps.id);
    for (const rangee of corps.rows) {
      if (rangee.classList.contains("plan__groupe")) {
        rangee.querySelector("button").setAttribute("aria-expanded", String(!replie));
      } else {
        rangee.hidden = replie;
      }
    }
  }
}
