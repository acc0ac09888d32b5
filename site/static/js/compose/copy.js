// A copy of what is being written, in this browser, for as long as the site has not got it: no connection, or no session.
// It is the writer's alone (by handle), goes as soon as the site has the words, and is forgotten after a week.

const PREFIX = "writing:";
const WEEK = 7 * 24 * 60 * 60 * 1000;

export function keptCopies(form) {
  const key = keyOf(form);
  // A page that has no draft yet may go on with any that never reached the site.
  const isOpen = !isChange(form) && form.elements.number.value === "0";
  return keys()
    .filter((name) => (isOpen ? name.startsWith(`${PREFIX}${form.dataset.keeps}:new:`) : name === key))
    .map((name) => ({ name, ...read(name) }))
    .filter((copy) => copy.words && Date.now() - copy.at < WEEK)
    .sort((one, other) => other.at - one.at);
}

export function keep(form, words, more = {}) {
  write(keyOf(form), { words, number: Number(form.elements.number.value), at: Date.now(), ...more });
}

export function forget(form) {
  remove(keyOf(form));
}

export function forgetCopy(name) {
  remove(name);
}

export function forgetSent() {
  for (const key of keys()) if (read(key)?.sent) remove(key);
}

export function markUnsent() {
  for (const key of keys()) write(key, { ...read(key), sent: false });
}

export function forgetOld() {
  for (const key of keys()) if (!(Date.now() - read(key)?.at < WEEK)) remove(key);
}

// A new post is known by its key, a change by its post.
function keyOf(form) {
  const known = isChange(form) ? form.dataset.save : `new:${form.elements.submission_key.value}`;
  return `${PREFIX}${form.dataset.keeps}:${known}`;
}

function isChange(form) {
  return /\d/.test(form.dataset.save);
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, copy) {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
  } catch {
    // Storage may be off or full; the form itself still holds every word.
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // What cannot be written was never there.
  }
}
