// Comments: giving up a reply closes its form and leads back to the link that opened it.

const openers = new Map();

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[hx-get][hx-target]");
  if (opener) openers.set(opener.getAttribute("hx-target"), opener);

  const link = event.target.closest("[data-clears]");
  const slot = link && document.getElementById(link.dataset.clears);
  // On a page of its own the form has no slot, and the link leads back instead.
  if (!slot) return;
  event.preventDefault();
  slot.replaceChildren();
  openers.get(`#${slot.id}`)?.focus();
});
