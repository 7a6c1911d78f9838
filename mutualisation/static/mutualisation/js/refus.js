// A partial request refused by a rule (403) or failed says so where messages are read.
const zone = document.getElementById("messages");

export function dire(texte, genre = "error") {
  const alerte = document.createElement("div");
  alerte.className = `fr-alert fr-alert--sm fr-alert--${genre}`;
  const phrase = document.createElement("p");
  phrase.textContent = texte;
  alerte.append(phrase);
  zone.replaceChildren(alerte);
  alerte.scrollIntoView({ block: "nearest" });
}

function raison(xhr) {
  if (xhr.getResponseHeader("Content-Type")?.startsWith("application/json")) {
    return JSON.parse(xhr.responseText).raison;
  }
  return "L’enregistrement n’a pas abouti. Vos saisies sont toujours à l’écran : réessayez.";
}

document.addEventListener("htmx:responseError", (evenement) => {
  const { xhr } = evenement.detail;
  if (xhr.status !== 401) dire(raison(xhr));
});
document.addEventListener("htmx:sendError", () => {
  dire("Connexion perdue. Vos saisies sont toujours à l’écran : réessayez.");
});
