// What can be done about a person or a conversation: a link with data-menu opens it in a dialog; without a script, or
// when it is opened in a tab of its own, it is a page.

export function openMenus() {
  const dialog = document.getElementById("person-menu");
  if (!dialog?.showModal) return;
  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("a[data-menu]");
    if (!opener || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    dialog.replaceChildren();
    window.htmx.ajax("GET", opener.href, { target: dialog, swap: "innerHTML" }).then(() => {
      if (dialog.firstElementChild && !dialog.open) dialog.showModal();
    });
  });
  // The dialog gives the focus back by itself; a click beside it closes it.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
