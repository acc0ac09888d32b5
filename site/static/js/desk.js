// The moderators' keys: j and k go through the queue, Enter opens what has the focus (a plain link), c claims.
// Without this script everything is a link or a button, in the same order.

const rows = () => [...document.querySelectorAll(".mod-queue .listing .title-wrapper a")];

const isWriting = (element) =>
  element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

const go = (step) => {
  const links = rows();
  const here = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
};

const claim = () => {
  const form = document.querySelector("form[data-claim]");
  if (!form) return;
  const row = document.activeElement?.closest(".mod-queue .listing tr");
  const link = row?.querySelector(".title-wrapper a");
  if (document.body.classList.contains("mod-queue") && !link) return;
  if (link) form.action = link.href;
  const button = form.querySelector("button[name=deed]");
  form.requestSubmit(button ?? undefined);
};

const keys = { j: () => go(1), k: () => go(-1), c: claim };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  const deed = keys[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
});
