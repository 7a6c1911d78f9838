// A link to a confirmation page opens the same confirmation in a dialog when there is one.
document.addEventListener("click", (evenement) => {
  const lien = evenement.target.closest("a[data-confirmation]");
  const dialogue = lien && document.getElementById(lien.dataset.confirmation);
  if (!dialogue) return;
  evenement.preventDefault();
  dialogue.showModal();
});
