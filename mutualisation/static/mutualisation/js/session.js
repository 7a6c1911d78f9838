// An expired session never loses what was typed: the request waits, the person signs in again on the same
// page, and the request is sent again. `envoyer` does the same for scripts that fetch by themselves.
const dialogue = document.getElementById("session-expiree");
const formulaire = document.getElementById("session-formulaire");
const erreur = document.getElementById("session-erreur");
const enAttente = [];

function jeton() {
  return JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";
}

function changerJeton(nouveau) {
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": nouveau }));
  for (const champ of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) champ.value = nouveau;
}

function attendreReconnexion(reprendre, abandonner = () => {}) {
  enAttente.push({ reprendre, abandonner });
  if (!dialogue.open) {
    erreur.hidden = true;
    dialogue.showModal();
    formulaire.elements.password.focus();
  }
}

function refuser(raison) {
  erreur.textContent = raison;
  erreur.hidden = false;
  formulaire.elements.password.focus();
}

async function seReconnecter() {
  let reponse;
  try {
    reponse = await fetch(formulaire.action, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": jeton() },
      body: new FormData(formulaire),
    });
  } catch {
    refuser("Connexion perdue. Réessayez dans un instant.");
    return;
  }
  const corps = await reponse.json();
  if (!reponse.ok) {
    refuser(corps.raison);
    return;
  }
  formulaire.elements.password.value = "";
  changerJeton(corps.jeton);
  const aReprendre = enAttente.splice(0);
  dialogue.close();
  for (const { reprendre } of aReprendre) reprendre();
}

export async function envoyer(url, options = {}) {
  const reponse = await fetch(url, {
    ...options,
    headers: { Accept: "application/json", ...options.headers, "X-CSRFToken": jeton() },
  });
  if (reponse.status !== 401 || !dialogue) return reponse;
  return new Promise((resoudre, rejeter) => {
    attendreReconnexion(
      () => envoyer(url, options).then(resoudre, rejeter),
      () => resoudre(reponse),
    );
  });
}

if (dialogue) {
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    seReconnecter();
  });
  // Closing without signing in gives the requests back as refused; the fields keep what was typed.
  dialogue.addEventListener("close", () => {
    for (const { abandonner } of enAttente.splice(0)) abandonner();
  });
  document.addEventListener("htmx:beforeOnLoad", (evenement) => {
    const { xhr, requestConfig, elt } = evenement.detail;
    if (xhr.status !== 401) return;
    evenement.preventDefault();
    const { verb, path, parameters, target } = requestConfig;
    attendreReconnexion(() => window.htmx.ajax(verb, path, { source: elt, target, values: parameters }));
  });
}
