// Opening a cell, and what happens when it closes: the value shows at once and goes to the queue.
import * as boite from "./boite.js";
import { editeur } from "./editeurs.js";
import * as file from "./file.js";
import * as grille from "./grille.js";
import { actionDe, cellules, retenir, revision, valeurs } from "./socle.js";
import { affichage, pareil } from "./valeurs.js";

const titre = (cellule) => {
  const rangee = cellule.closest("tr");
  const colonne = document.querySelector(`#plan-tableau [data-colonne="${cellule.dataset.champ}"]`);
  return `${rangee.querySelector(".plan__numero").textContent.trim()} · ${colonne.dataset.titre}`;
};

export function ouvrir(cellule, { amorce, tape, raison } = {}) {
  if (boite.enEdition() || !cellule?.dataset.champ) return;
  grille.aller(cellule, { focus: false });
  const rangee = cellule.closest("tr");
  const { champ } = cellule.dataset;
  const depart = valeurs(rangee)[champ];
  const outil = editeur(champ, tape ?? depart, amorce, valeurs(rangee));
  const vue = revision(rangee, champ);
  const fenetre = boite.ouvrir({
    cellule,
    titre: titre(cellule),
    ...outil,
    fermer: (valider, suite) => {
      const valeur = valider ? outil.lire() : depart;
      return () => {
        if (!pareil(valeur, depart)) ecrire(actionDe(cellule), champ, valeur, vue);
        apres(cellule, suite);
      };
    },
  });
  if (raison) boite.erreur(fenetre, raison);
}

function ecrire(action, champ, valeur, vue) {
  for (const cellule of cellules(action, champ)) montrer(cellule, champ, valeur);
  retenir(action, champ, valeur);
  file.ajouter({ action, champ, valeur, revision: vue });
}

export function montrer(cellule, champ, valeur) {
  cellule.textContent = affichage(champ, valeur);
  cellule.classList.remove("plan__erreur", "plan__a-completer");
  cellule.classList.add("plan__en-cours");
}

function apres(cellule, suite) {
  if (suite === "reste") return;
  // Its row may have come back from the server while the box was open.
  const ici = grille.retrouver(grille.place(cellule)) ?? grille.trouver(actionDe(cellule), cellule.dataset.champ);
  const suivante = suite && ici ? grille.voisine(ici, suite) : null;
  if (suivante) ouvrir(suivante);
  else grille.aller(ici);
}
