// What every module of the plan's editor shares: where things are, and how a row's values are read and changed.
export const racine = document.getElementById("plan");
export const noms = JSON.parse(document.getElementById("plan-noms").textContent);
export const GENRES = ["programmes", "annualises", "reserve"];

export function adresse(chemin) {
  const { base, parametres } = racine.dataset;
  return `${base}${chemin}${parametres ? `?${parametres}` : ""}`;
}

export const tableau = () => document.getElementById("plan-tableau");

// An action stands in several rows when the table is grouped by person or by place.
export const rangees = (action) => [...tableau().querySelectorAll(`tr[data-action="${action}"]`)];

export const cellules = (action, champ) =>
  rangees(action).flatMap((rangee) => [...rangee.querySelectorAll(`[data-champ="${champ}"]`)]);

export const actionDe = (cellule) => Number(cellule.closest("tr").dataset.action);

export const valeurs = (rangee) => JSON.parse(rangee.dataset.donnees);

export const revision = (rangee, champ) => JSON.parse(rangee.dataset.revisions)[champ] ?? 0;

export function retenir(action, champ, valeur) {
  for (const rangee of rangees(action)) {
    rangee.dataset.donnees = JSON.stringify({ ...valeurs(rangee), [champ]: valeur });
  }
}

export function element(html) {
  const gabarit = document.createElement("template");
  gabarit.innerHTML = html.trim();
  return gabarit.content.firstElementChild;
}

export const gabarit = (nom) =>
  document.getElementById(`gabarit-${nom}`).content.firstElementChild.cloneNode(true);

export const prevenir = (nom, detail) => document.body.dispatchEvent(new CustomEvent(nom, { detail }));
