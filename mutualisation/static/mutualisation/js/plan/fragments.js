// Pieces of the table that came back from the server: each takes the place of the element it names.
import { envoyer } from "../session.js";
import * as conflit from "./conflit.js";
import * as file from "./file.js";
import * as grille from "./grille.js";
import { adresse, element, prevenir, tableau } from "./socle.js";

export function appliquer(fragments = []) {
  const place = grille.place();
  for (const { cible, html } of fragments) document.getElementById(cible)?.replaceWith(element(html));
  grille.appliquerReplis();
  file.rappeler();
  conflit.replacer();
  grille.accorder();
  grille.revenir(place);
  prevenir("plan-change");
}

// The whole table, when lines came, went or moved.
export async function recharger(focus) {
  const reponse = await envoyer(adresse("tableau/"), { headers: { Accept: "text/html" } });
  if (!reponse.ok) return;
  const html = await reponse.text();
  const place = grille.place();
  tableau().replaceWith(element(html));
  grille.appliquerReplis();
  grille.activer();
  file.rappeler();
  conflit.replacer();
  if (focus) grille.aller(grille.trouver(focus.action, focus.champ));
  else grille.revenir(place);
  prevenir("plan-change");
}
