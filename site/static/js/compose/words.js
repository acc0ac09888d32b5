// Everything a form says, as pairs that can be compared, stored and put back.

// Files go their own way; the rest says who sends it and in which order.
const ASIDE = new Set(["csrfmiddlewaretoken", "files", "publish_at", "number", "window", "serial", "writer"]);

export function wordsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !ASIDE.has(name) && typeof value === "string");
}

export function isAlike(one, other) {
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
}

export function isWorthKeeping(words) {
  return words.some(([name, value]) => ["title", "text", "tags", "pictures", "content_note"].includes(name) && value.trim());
}

// Of pictures those still here come back in their order, with what was said about them.
export function putBack(form, words, tags) {
  const kept = new Map(words);
  for (const field of form.querySelectorAll("textarea[name], input[name], select[name]")) {
    const { name, type } = field;
    if (ASIDE.has(name) || name === "pictures" || name === "version" || name === "tags") continue;
    if (type === "radio") field.checked = kept.get(name) === field.value;
    else if (type === "checkbox") field.checked = kept.has(name);
    else if (kept.has(name)) field.value = kept.get(name);
  }
  for (const [name, key] of words) {
    const row = name === "pictures" && document.getElementById(`picture-${key}`);
    if (row) row.parentElement.append(row);
  }
  tags.replace(kept.get("tags"));
  form.dispatchEvent(new Event("pictures"));
  form.dispatchEvent(new Event("input"));
}

function said(words) {
  return words
    .filter(([name]) => !["submission_key", "version"].includes(name))
    .map(([name, value]) => [name, value.replaceAll("\r\n", "\n").trim()]);
}
