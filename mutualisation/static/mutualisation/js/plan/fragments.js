// Pieces of the table that came back from the server: each takes the place of the element it names.
import { envoyer } from "../session.js";
import * as conflit from "./conflit.js";
import * as grille from "./grille.js";
import { adresse, element, prevenir, tableau } from "./socle.js";

export function appliquer(fragments = []) {
  const place = grille.courante();
  const avaitLeFocus = place === document.activeElement;
  const cle = place && { rangee: place.closest("tr")?.id, champ: place.dataset.champ };
  for (const { cible, html } of fragments) document.getElementById(cible)?.replaceWith(element(html));
  grille.appliquerReplis();
  conflit.replacer();
  grille.accorder();
  if (cle?.rangee && !place.isConnected) {
    const rangee = document.getElementById(cle.rangee);
    const meme = rangee?.querySelector(cle.champ ? `[data-champ="${cle.champ}"]` : "[data-arret]");
    grille.aller(meme, { focus: avaitLeFocus });
  }
  prevenir("plan-change");
}

// The whole table, when lines came, went or moved.
export async function recharger(focus) {
  const reponse = await envoyer(adresse("tableau/"), { headers: { Accept: "text/html" } });
  if (!reponse.ok) return;
  tableau().replaceWith(element(await reponse.text()));
  grille.appliquerReplis();
  grille.activer();
  conflit.replacer();
  if (focus) grille.aller(grille.trouver(focus.action, focus.champ));
  prevenir("plan-change");
}
