// What has just happened, said near the bottom of the window: the table is long, its head is often out of sight.
const bulle = document.getElementById("plan-bulle");
const phrase = bulle.querySelector("p");
const retour = bulle.querySelector("[data-annuler]");
const DUREE = 10000;
let fin = null;

export function fermer() {
  clearTimeout(fin);
  bulle.hidden = true;
}

// `genre`: success goes by itself, error and warning stay until closed.
export function avertir(texte, genre = "error", { annulable = false } = {}) {
  clearTimeout(fin);
  bulle.dataset.genre = genre;
  bulle.setAttribute("role", genre === "success" ? "status" : "alert");
  bulle.hidden = false;
  phrase.textContent = texte;
  retour.hidden = !annulable;
  if (genre === "success") fin = setTimeout(fermer, DUREE);
}

bulle.querySelector("[data-fermer]").addEventListener("click", fermer);
