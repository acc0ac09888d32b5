// Dialogs: a link or button with data-opens="id" opens one; without a script the link leads to a page instead.

export function openDialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog?.showModal) {
        event.preventDefault();
        dialog.showModal();
      }
      return;
    }
    event.target.closest("[data-closes]")?.closest("dialog")?.close();
  });
}
