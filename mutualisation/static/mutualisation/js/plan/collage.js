// Pasting a block of cells: the server says first what it would do, cell by cell; nothing is written before.
import { envoyer } from "../session.js";
import { avertir } from "./bulle.js";
import { demander } from "./gestes.js";
import * as grille from "./grille.js";
import { actionDe, adresse } from "./socle.js";

const dialogue = document.getElementById("plan-collage");

export function previsualiser(cellule, texte) {
  return montrer([["action", String(actionDe(cellule))], ["champ", cellule.dataset.champ], ["texte", texte]]);
}

async function montrer(champs) {
  let reponse;
  try {
    reponse = await envoyer(adresse("coller/"), { method: "POST", body: new URLSearchParams(champs) });
  } catch {
    avertir("Connexion perdue : rien n’a été collé.");
    return;
  }
  const json = await reponse.json();
  if (!reponse.ok) {
    avertir(json.raison);
    return;
  }
  dialogue.innerHTML = `<h2>Coller un bloc de cellules</h2>${json.apercu}`;
  if (!dialogue.open) dialogue.showModal();
}

dialogue.addEventListener("submit", async (evenement) => {
  evenement.preventDefault();
  const champs = [...new FormData(evenement.target)].filter(([nom]) => nom !== "csrfmiddlewaretoken");
  // Without the token of a preview, it is the block itself that was corrected: it is read again first.
  if (!champs.some(([nom]) => nom === "jeton")) {
    await montrer(champs);
    return;
  }
  dialogue.close();
  const fait = await demander("coller/", champs);
  if (fait) avertir(fait.dit, "success");
});

dialogue.addEventListener("click", (evenement) => {
  if (!evenement.target.closest("[data-fermer]")) return;
  evenement.preventDefault();
  dialogue.close();
});

dialogue.addEventListener("close", () => grille.courante()?.focus());
