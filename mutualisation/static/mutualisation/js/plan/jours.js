// The day box: one field per person of the team, the total computed, an overload said at once.
import { element, gabarit, noms } from "./socle.js";

const entier = (texte) => (/^\d{1,3}$/.test(texte.trim()) ? Number(texte) : texte.trim() === "" ? 0 : NaN);

// Load and capacity come from the panel: what this cell held is taken out before adding what is typed.
function depassement(agent, champ, avant, apres) {
  const ligne = document.querySelector(`[data-medecin="${agent}"]`);
  if (!ligne) return 0;
  const { charge, capacite, reserve, reservePosee } = ligne.dataset;
  const [pris, plafond] = champ === "reserve" ? [reservePosee, reserve] : [charge, capacite];
  return Number(pris) - avant + apres - Number(plafond);
}

function phrases(champ, avant, apres) {
  const trop = Object.entries(apres)
    .map(([agent, jours]) => [agent, depassement(agent, champ, avant[agent] ?? 0, jours)])
    .filter(([, exces]) => exces > 0);
  const quoi = champ === "reserve" ? "dépasse sa réserve de" : "dépasse de";
  return trop.map(([agent, exces]) => `${noms[agent]} ${quoi} ${exces}\u00a0j`);
}

export function editeurJours(champ, valeur, amorce, rangee) {
  const contenu = gabarit("jours");
  const lignes = contenu.querySelector(".boite__lignes");
  const total = contenu.querySelector(".boite__total");
  const ajout = contenu.querySelector("[data-ajout]");

  const lire = () => {
    const jours = {};
    for (const champSaisi of lignes.querySelectorAll("input")) {
      const nombre = entier(champSaisi.value);
      // What is not a number is sent as typed: the server says what is wrong with it.
      if (nombre !== 0) jours[champSaisi.dataset.agent] = Number.isNaN(nombre) ? champSaisi.value : nombre;
    }
    return jours;
  };

  const compter = () => {
    const jours = Object.fromEntries(Object.entries(lire()).filter(([, n]) => Number.isInteger(n)));
    const somme = Object.values(jours).reduce((a, b) => a + b, 0);
    total.replaceChildren(`Total ${somme}\u00a0j`);
    for (const phrase of phrases(champ, valeur, jours)) {
      const trop = element('<span class="boite__trop"></span>');
      trop.textContent = ` · ${phrase}`;
      total.append(trop);
    }
  };

  const ligne = (agent) => {
    const etiquette = element(
      '<label class="boite__ligne"><span></span><input inputmode="numeric" autocomplete="off"></label>',
    );
    etiquette.firstElementChild.textContent = noms[agent] ?? "personne partie";
    const champSaisi = etiquette.lastElementChild;
    champSaisi.dataset.agent = agent;
    champSaisi.value = valeur[agent] ?? "";
    lignes.append(etiquette);
    ajout.querySelector(`[value="${agent}"]`)?.remove();
    return champSaisi;
  };

  const equipe = [rangee.pilote, ...rangee.contributeurs, ...Object.keys(valeur).map(Number)].filter(Boolean);
  const champs = [...new Set(equipe)].map(ligne);
  if (amorce && champs.length) champs[0].value = amorce;
  lignes.addEventListener("input", compter);
  ajout.addEventListener("change", () => {
    if (ajout.value) ligne(ajout.value).focus();
    ajout.value = "";
  });
  compter();
  return { contenu, lire };
}
