// Write and Preview change places; the preview itself is drawn by the site and swapped in by htmx.

export function switchPreview(form) {
  const seg = form.querySelector("[data-seg]");
  const write = seg.querySelector("[data-write]");
  const look = seg.querySelector("[data-preview]");
  const panel = document.getElementById("preview");
  const editor = form.querySelector(".editor");
  if (!window.htmx) return;
  look.type = "button";
  write.hidden = false;
  editor.before(panel);

  const show = (isPreview) => {
    editor.hidden = isPreview;
    panel.hidden = !isPreview;
    write.setAttribute("aria-pressed", String(!isPreview));
    look.setAttribute("aria-pressed", String(isPreview));
  };
  show(panel.childElementCount > 0);
  write.addEventListener("click", () => {
    show(false);
    form.elements.text.focus();
  });
  panel.addEventListener("htmx:afterSwap", () => show(true));
}
