// A copy of what is being written, in this tab only, for when a page breaks or a session ends.
// It goes when the post is there (done.js), when the tab closes, or when it is thrown away.

const PREFIX = "writing:";
const PAUSE = 500;

export function keepCopy(form, tags) {
  const key = PREFIX + form.dataset.keeps;
  const copy = read(key);
  const written = snapshot(form);
  if (copy && "fresh" in form.dataset && isWorthKeeping(copy) && !isAlike(copy, written)) offer(form, key, copy, tags);
  else if (!("fresh" in form.dataset)) write(key, written);

  let waiting = 0;
  const note = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => write(key, snapshot(form)), PAUSE);
  };
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  window.addEventListener("pagehide", () => {
    if (waiting) write(key, { ...snapshot(form), sent: read(key)?.sent });
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.submitter?.name) return;
    clearTimeout(waiting);
    waiting = 0;
    write(key, { ...snapshot(form), sent: true });
  });
}

export function forgetSent() {
  for (const key of kept()) if (read(key)?.sent) sessionStorage.removeItem(key);
}

export function markUnsent() {
  for (const key of kept()) write(key, { ...read(key), sent: false });
}

function offer(form, key, copy, tags) {
  const strip = form.querySelector("[data-kept]");
  strip.hidden = false;
  strip.querySelector("[data-put-back]").addEventListener("click", () => {
    for (const name of ["title", "text"]) form.elements[name].value = copy[name];
    tags.replace(copy.tags);
    for (const [name, words] of Object.entries(copy.descriptions)) {
      if (form.elements[name]) form.elements[name].value = words;
    }
    strip.hidden = true;
    form.elements.text.focus();
  });
  strip.querySelector("[data-throw-away]").addEventListener("click", () => {
    sessionStorage.removeItem(key);
    strip.hidden = true;
    form.elements.text.focus();
  });
}

function snapshot(form) {
  const { title, text, tags } = form.elements;
  const fields = form.querySelectorAll("textarea[name^='alt-']");
  const descriptions = Object.fromEntries([...fields].map((field) => [field.name, field.value]));
  return { title: title.value, text: text.value, tags: tags.value, descriptions };
}

function isWorthKeeping(copy) {
  return Boolean(copy.title?.trim() || copy.text?.trim() || copy.tags?.trim());
}

function isAlike(copy, written) {
  return ["title", "text", "tags"].every((name) => (copy[name] ?? "").trim() === written[name].trim());
}

function kept() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, copy) {
  try {
    sessionStorage.setItem(key, JSON.stringify(copy));
  } catch {
    // Storage may be off or full; the form itself still holds every word.
  }
}
