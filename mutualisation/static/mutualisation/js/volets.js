// On a narrow screen the side panels start folded; without script they are simply open.
if (window.matchMedia("(max-width: 61.99em)").matches) {
  for (const volet of document.querySelectorAll("details[data-replie-etroit]")) volet.open = false;
}
