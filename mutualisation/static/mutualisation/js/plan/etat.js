// The state of saving, always in sight. It is spoken only when something is lost and when it is found again.
import { avertir, fermer } from "./bulle.js";

const visible = document.getElementById("plan-etat");
const annonce = document.getElementById("plan-annonce");
const GARDEES = "Vos saisies sont gardées sur ce poste.";
const PHRASES = {
  connexion: `Non enregistré : connexion perdue. ${GARDEES}`,
  session: `Non enregistré : session expirée. ${GARDEES}`,
  service: `Non enregistré : le service ne répond pas. ${GARDEES}`,
};
let perdu = false;

function montrer(etat, phrase, icone) {
  visible.dataset.etat = etat;
  visible.className = `plan__enregistre ${icone}`;
  visible.textContent = phrase;
}

export const dire = (phrase) => {
  annonce.textContent = phrase;
};

export const enCours = () => montrer("cours", "Enregistrement…", "fr-icon-refresh-line");

export function enregistre(heure) {
  montrer("enregistre", `Enregistré à ${heure}`, "fr-icon-checkbox-circle-fill");
  if (perdu) {
    fermer();
    dire(`Connexion retrouvée. Enregistré à ${heure}.`);
  }
  perdu = false;
}

export function perte(cause) {
  montrer("perdu", PHRASES[cause], "fr-icon-alert-fill");
  if (!perdu) avertir(PHRASES[cause], "warning");
  perdu = true;
}
