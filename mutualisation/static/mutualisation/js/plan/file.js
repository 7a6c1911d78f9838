// Cells on their way to the server. Each is kept on this machine until the server has it: a lost connection, an
// expired session or a closed page lose nothing.
import { envoyer } from "../session.js";
import * as conflit from "./conflit.js";
import * as etat from "./etat.js";
import { appliquer } from "./fragments.js";
import { refuser, saisir } from "./retours.js";
import { adresse, cellules, prevenir, racine } from "./socle.js";
import { corps } from "./valeurs.js";

const CLE = `plan-${racine.dataset.plan}-${document.body.dataset.compte}`;
const ATTENTE = 5000;
let enVol = false;
let reprise = null;

const lire = () => JSON.parse(localStorage.getItem(CLE) ?? "[]");

function garder(entrees) {
  if (entrees.length) localStorage.setItem(CLE, JSON.stringify(entrees));
  else localStorage.removeItem(CLE);
  racine.dataset.attente = enAttente();
}

const meme = (a) => (b) => a.action === b.action && a.champ === b.champ;
const retirer = (entree) => garder(lire().filter((e) => !meme(entree)(e)));

export function ajouter(entree) {
  const entrees = lire();
  const deja = entrees.find(meme(entree));
  // What is compared by the server is what this person saw first, however often they typed since.
  if (deja) Object.assign(deja, { valeur: entree.valeur, conflit: false });
  else entrees.push(entree);
  garder(entrees);
  vider();
}

export const oublier = (entree) => retirer(entree);

export const enAttente = () => lire().filter((e) => !e.conflit).length;

// A row that comes back from the server does not know yet what still waits here.
export function rappeler() {
  for (const entree of lire()) if (!entree.conflit) saisir(entree, "plan__en-cours");
}

// On a fresh page: show what was not saved, and send it again. A conflict is asked again from the server.
export function reprendre() {
  garder(lire().map((e) => ({ ...e, conflit: false })));
  for (const entree of lire()) saisir(entree);
  if (enAttente()) vider();
}

export async function vider() {
  clearTimeout(reprise);
  if (enVol) return;
  const entree = lire().find((e) => !e.conflit);
  if (!entree) return;
  enVol = true;
  etat.enCours();
  const suite = await expedier(entree);
  enVol = false;
  if (suite) vider();
}

async function expedier(entree) {
  let reponse;
  try {
    reponse = await envoyer(adresse(`actions/${entree.action}/cellules/${entree.champ}/`), {
      method: "POST",
      body: new URLSearchParams([...corps(entree.champ, entree.valeur), ["revision", String(entree.revision)]]),
    });
  } catch {
    return perdre(entree, "connexion");
  }
  if (reponse.status === 401) return perdre(entree, "session");
  if (reponse.status >= 500) return perdre(entree, "service");
  return recevoir(entree, reponse);
}

function perdre(entree, cause) {
  etat.perte(cause);
  for (const cellule of cellules(entree.action, entree.champ)) cellule.classList.add("plan__non-enregistree");
  if (cause !== "session") reprise = setTimeout(vider, ATTENTE);
  return false;
}

async function recevoir(entree, reponse) {
  const type = reponse.headers.get("Content-Type") ?? "";
  const json = type.startsWith("application/json") ? await reponse.json() : {};
  // Typed again while it was in flight: the newer value goes now, over the revision just made.
  const plusRecente = lire().find(meme(entree));
  const retapee = JSON.stringify(plusRecente?.valeur) !== JSON.stringify(entree.valeur);
  if (reponse.ok) {
    if (!retapee) retirer(entree);
    appliquer(json.fragments);
    if (retapee) suivre(plusRecente);
    etat.enregistre(json.heure);
    prevenir("plan-enregistre", { saisie: json.saisie });
  } else if (reponse.status === 409) {
    marquerConflit(entree);
    appliquer(json.fragments);
    conflit.montrer(entree, json);
  } else {
    retirer(entree);
    refuser(entree, json.raison ?? "Cette saisie n’a pas pu être enregistrée.");
  }
  return true;
}

function suivre(entree) {
  const rangee = cellules(entree.action, entree.champ)[0]?.closest("tr");
  const vues = rangee ? JSON.parse(rangee.dataset.revisions) : {};
  garder(lire().map((e) => (meme(entree)(e) ? { ...e, revision: vues[entree.champ] ?? e.revision } : e)));
  saisir(entree);
}

function marquerConflit(entree) {
  garder(lire().map((e) => (meme(entree)(e) ? { ...e, conflit: true } : e)));
}

window.addEventListener("online", vider);
window.addEventListener("beforeunload", (evenement) => {
  if (enAttente()) evenement.preventDefault();
});
