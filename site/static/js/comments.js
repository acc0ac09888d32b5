// Comments: giving up a reply closes its form and leads back to the button that opened it.

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-clears]");
  const slot = link && document.getElementById(link.dataset.clears);
  // On a page of its own the form has no slot, and the link leads back instead.
  if (!slot) return;
  event.preventDefault();
  const opener = document.querySelector(`[hx-target="#${CSS.escape(slot.id)}"]`);
  slot.replaceChildren();
  opener?.focus();
});
