// The panel comes back after each saved cell: what the reader had unfolded in it stays unfolded.
const panneau = document.getElementById("plan-panneau");
const volets = () => [...panneau.querySelectorAll("details[id]")];
let ouverts = new Map();

export function activer() {
  panneau.addEventListener("htmx:beforeSwap", () => {
    ouverts = new Map(volets().map((volet) => [volet.id, volet.open]));
  });
  panneau.addEventListener("htmx:afterSwap", () => {
    for (const volet of volets()) volet.open = ouverts.get(volet.id) ?? volet.open;
  });
}
