// What each cell opens: text, list, or box. An editor fills a content from a value and reads it back.
import { GENRES, gabarit } from "./socle.js";
import { editeurJours } from "./jours.js";

function texte(champ, valeur, amorce) {
  const zone = gabarit("texte");
  zone.name = champ;
  zone.maxLength = champ === "intitule" ? 200 : 300;
  zone.value = amorce ?? valeur;
  return { contenu: zone, dessus: true, lire: () => zone.value.trim() };
}

function liste(champ, valeur, amorce) {
  const choix = gabarit(champ);
  choix.value = valeur ?? "";
  const tape = amorce && [...choix.options].find((o) => o.text.toLowerCase().startsWith(amorce.toLowerCase()));
  if (tape) tape.selected = true;
  const lire = () => (champ === "pilote" ? Number(choix.value) || null : choix.value);
  return { contenu: choix, dessus: true, lire };
}

const cochees = (contenu, nom) => [...contenu.querySelectorAll(`[name=${nom}]:checked`)].map((c) => c.value);

function cocher(contenu, nom, retenues) {
  for (const boite of contenu.querySelectorAll(`[name=${nom}]`)) boite.checked = retenues.includes(boite.value);
}

function territoire(champ, valeur) {
  const contenu = gabarit("territoire");
  cocher(contenu, "niveau", [valeur.niveau]);
  cocher(contenu, "territoires", valeur.territoires);
  const accorder = () => {
    const regional = cochees(contenu, "niveau")[0] === "regional";
    for (const lieu of contenu.querySelectorAll("[name=territoires]")) lieu.disabled = regional;
  };
  accorder();
  contenu.addEventListener("change", accorder);
  const lire = () => {
    const niveau = cochees(contenu, "niveau")[0] ?? "";
    return { niveau, territoires: niveau === "regional" ? [] : cochees(contenu, "territoires").sort() };
  };
  return { contenu, lire };
}

function contributeurs(champ, valeur, amorce, rangee) {
  const contenu = gabarit("contributeurs");
  const pilote = rangee.pilote;
  // The lead is not a contributor beside themselves.
  contenu.querySelector(`[value="${pilote}"]`)?.closest("label").remove();
  cocher(contenu, "contributeurs", valeur.map(String));
  const lire = () => cochees(contenu, "contributeurs").map(Number).sort((a, b) => a - b);
  return { contenu, lire };
}

function periode(champ, valeur) {
  const contenu = gabarit("periode");
  const [debut, fin] = contenu.querySelectorAll("select");
  debut.value = valeur.debut ?? "";
  fin.value = valeur.fin ?? "";
  const lire = () => {
    const [d, f] = [Number(debut.value) || null, Number(fin.value) || null];
    return { debut: d ?? f, fin: f ?? d };
  };
  return { contenu, lire };
}

const EDITEURS = { fonction: liste, pilote: liste, territoire, contributeurs, periode };
for (const genre of GENRES) EDITEURS[genre] = editeurJours;

export const editeur = (champ, valeur, amorce, rangee) => (EDITEURS[champ] ?? texte)(champ, valeur, amorce, rangee);
