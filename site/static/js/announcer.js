// Says what an htmx swap changed, keeps the reader's place, and owns up when a request fails.

const FAILED = ["htmx:responseError", "htmx:sendError", "htmx:timeout"];

export function announce(words) {
  const region = document.getElementById("announcer");
  if (!region || !words) return;
  region.textContent = "";
  // A live region is read only when its text changes after it was seen empty.
  requestAnimationFrame(() => {
    region.textContent = words;
  });
}

function placeOf(element) {
  if (!element) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const keeper = element.closest('[id]:not([id=""])');
  if (!keeper) return null;
  const alike = [...keeper.querySelectorAll(element.tagName)];
  return { keeper: keeper.id, tag: element.tagName, index: alike.indexOf(element) };
}

function find(place) {
  if (!place) return null;
  if (typeof place === "string") return document.querySelector(place);
  return document.getElementById(place.keeper)?.querySelectorAll(place.tag)[place.index] ?? null;
}

export function announceSwaps() {
  const places = new Map();

  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    const button = detail.elt.querySelector?.("button:not([type=button])") ?? detail.elt;
    button.setAttribute("aria-busy", "true");
    button.classList?.add("is-busy");
    document.querySelector(".toast")?.remove();
    places.set(detail.xhr, { button, place: placeOf(document.activeElement) });
  });

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    const kept = places.get(detail.xhr);
    const focusLost = document.activeElement === document.body || document.activeElement === null;
    const wanted = document.querySelector("[data-focus]");
    if (wanted) focusOnce(wanted);
    else if (kept && focusLost) find(kept.place)?.focus({ preventScroll: true });
    const speaker = detail.elt?.matches?.("[data-announce]") ? detail.elt : detail.elt?.querySelector?.("[data-announce]");
    announce(speaker?.dataset.announce);
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const kept = places.get(detail.xhr);
    kept?.button.removeAttribute("aria-busy");
    kept?.button.classList?.remove("is-busy");
    setTimeout(() => places.delete(detail.xhr), 1000);
  });

  for (const name of FAILED) {
    document.addEventListener(name, ({ detail }) => showFailure(detail?.xhr));
  }

  const waiting = document.querySelector("[data-focus]");
  if (waiting) focusOnce(waiting);
}

function focusOnce(element) {
  element.focus();
  element.removeAttribute("data-focus");
}

function showFailure(xhr) {
  const region = document.getElementById("announcer");
  if (!region) return;
  // A refusal in our own words is sent as plain text; anything else gets the general sentence.
  const plain = xhr?.getResponseHeader?.("Content-Type")?.startsWith("text/plain");
  const words = plain && xhr.responseText ? xhr.responseText.slice(0, 300) : region.dataset.failed;
  const toast = document.createElement("div");
  toast.className = "toast";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "toast-close";
  close.textContent = region.dataset.close;
  close.addEventListener("click", () => toast.remove());
  toast.append(words, close);
  document.body.append(toast);
  announce(words);
}
