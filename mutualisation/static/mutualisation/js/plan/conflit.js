// Two people, one cell: both values under the row, and nothing overwritten until someone chooses.
import { envoyer } from "../session.js";
import * as etat from "./etat.js";
import * as file from "./file.js";
import { appliquer } from "./fragments.js";
import * as grille from "./grille.js";
import { adresse, cellules, element, prevenir, rangees } from "./socle.js";
import { corps } from "./valeurs.js";

const ouverts = new Map();

export function montrer(entree, json) {
  const cle = `${entree.action}-${entree.champ}`;
  ouverts.set(cle, { entree, html: json.conflit, revision: json.revision });
  replacer();
  etat.dire("Cette cellule a été modifiée deux fois. Choisissez la valeur à garder, sous la ligne.");
}

// Rows may have been replaced by fresh ones: the choices still to make go back under theirs.
export function replacer() {
  for (const [cle, { entree, html }] of ouverts) {
    const derniere = rangees(entree.action).at(-1);
    if (derniere && !document.querySelector(`[data-conflit="${cle}"]`)) derniere.after(element(html));
    for (const cellule of cellules(entree.action, entree.champ)) {
      cellule.classList.add("plan__non-enregistree");
      cellule.replaceChildren(element('<span class="fr-icon-alert-fill">2 valeurs</span>'));
    }
  }
}

function fermer(cle) {
  ouverts.delete(cle);
  document.querySelector(`[data-conflit="${cle}"]`)?.remove();
}

export async function choisir(formulaire) {
  const { action, champConflit: champ } = formulaire.dataset;
  const cle = `${action}-${champ}`;
  const { entree, revision } = ouverts.get(cle);
  const garder = formulaire.querySelector("input:checked").value;
  const champs = [...corps(champ, entree.valeur), ["garder", garder], ["revision", String(revision)]];
  let reponse;
  try {
    const url = adresse(`actions/${action}/cellules/${champ}/choix/`);
    reponse = await envoyer(url, { method: "POST", body: new URLSearchParams(champs) });
  } catch {
    etat.perte("connexion");
    return;
  }
  const json = await reponse.json();
  fermer(cle);
  if (reponse.status === 409) {
    montrer(entree, json);
    return;
  }
  file.oublier(entree);
  if (!reponse.ok) {
    prevenir("plan-refus", { raison: json.raison });
    return;
  }
  appliquer(json.fragments);
  grille.aller(grille.trouver(action, champ));
  etat.enregistre(json.heure);
  prevenir("plan-enregistre", { saisie: json.saisie });
}
