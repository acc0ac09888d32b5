// Keeps what is written on the site: seconds after a key, at once when the page is left. See copy.js for when that fails.
import { forget, forgetCopy, forgetOld, keep, keptCopies } from "./copy.js";
import { exchange } from "./exchange.js";
import { status } from "./status.js";
import { isAlike, isWorthKeeping, putBack, wordsOf } from "./words.js";

const PAUSE = 3_000;
const SHORT_PAUSE = 400;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;

export function keepDraft(form, tags) {
  const tell = status(form);
  const me = { window: crypto.randomUUID?.() ?? String(Math.random()).slice(2), serial: 0 };
  let saved = wordsOf(form);
  let saving = null;
  let waiting = 0;
  let copying = 0;
  let retry = 0;
  let isLeaving = false;
  let isStopped = "conflict" in form.dataset;

  forgetOld();
  if (form.dataset.address) history.replaceState(history.state, "", form.dataset.address);
  offerCopy(form, tags, saved);
  me.fields = addFields(form, me);

  const isNews = () => !isAlike(saved, wordsOf(form));
  const copyNow = () => {
    clearTimeout(copying);
    copying = 0;
    if (isNews()) keep(form, wordsOf(form));
  };
  const noticed = () => {
    copying ||= setTimeout(copyNow, SHORT_PAUSE);
    // From the first key on, not the last: who never pauses is saved as well.
    waiting ||= setTimeout(() => save(), retry || PAUSE);
  };
  const save = async ({ keepalive = false, isAsked = false } = {}) => {
    clearTimeout(waiting);
    waiting = 0;
    if (isLeaving || isStopped || !(isNews() || isAsked)) return;
    if (saving && !keepalive) return void saving.then(() => noticed());
    const words = wordsOf(form);
    if (form.elements.number.value === "0" && !isWorthKeeping(words)) return;
    me.fields.serial.value = ++me.serial;
    const going = exchange(form, keepalive).then((answer) => took(answer, words));
    saving = going.finally(() => {
      saving = null;
    });
    await saving;
  };
  const took = (answer, words) => {
    if (answer.status === 200) {
      retry = 0;
      saved = words;
      adopt(form, answer.body);
      if (!isNews()) forget(form);
      tell.saved();
    } else if (answer.status === 204) saved = words;
    else if (answer.status === 409) conflict(answer.body);
    else if (answer.status === 410) {
      forget(form);
      form.elements.submission_key.value = answer.body.key;
      form.elements.number.value = "0";
      tell.say("posted");
      noticed();
    } else tryAgain(answer);
    if (isNews()) noticed();
  };
  const tryAgain = ({ status: code, body }) => {
    copyNow();
    retry = Math.min(LAST_RETRY, (retry || FIRST_RETRY / 2) * 2);
    if (code === 422 || code === 429) tell.words(body);
    else tell.say(code === 401 ? "signedOut" : "failed");
  };
  const conflict = (html) => {
    isStopped = true;
    copyNow();
    const place = form.querySelector("[data-conflicts]");
    place.innerHTML = html;
    tell.say("conflict");
    place.firstElementChild?.scrollIntoView({ block: "nearest" });
  };
  const atOnce = (options) => {
    if (copying) copyNow();
    save(options);
  };

  for (const name of ["input", "change", "pictures"]) form.addEventListener(name, noticed);
  form.addEventListener("focusout", () => waiting && atOnce());
  form.addEventListener("pictures", () => setTimeout(atOnce));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") atOnce({ keepalive: true });
    else if (retry) atOnce();
  });
  window.addEventListener("pagehide", () => atOnce({ keepalive: true }));
  window.addEventListener("online", () => atOnce());
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
  form.addEventListener("submit", (event) => sending(event));

  const sending = async (event) => {
    if (event.defaultPrevented) return;
    if (event.submitter?.name === "draft") {
      // The page need not be loaded again to keep what it says.
      event.preventDefault();
      await save({ isAsked: form.elements.number.value === "0" });
      if (!isNews() && form.elements.number.value !== "0") tell.saved();
      return;
    }
    if (saving) {
      // What is on its way must not arrive after the post that is made of it.
      event.preventDefault();
      await Promise.race([saving, new Promise((resolve) => setTimeout(resolve, 5_000))]);
      form.requestSubmit(event.submitter);
      return;
    }
    isLeaving = true;
    clearTimeout(waiting);
    clearTimeout(copying);
    waiting = copying = 0;
    me.fields.serial.value = ++me.serial;
    // Of two texts the site keeps both.
    if (event.submitter?.name === "choose") forget(form);
    else keep(form, wordsOf(form), { sent: true });
  };
}

function addFields(form, { window: name }) {
  const fields = {};
  for (const [field, value] of [["window", name], ["serial", "0"]]) {
    fields[field] = Object.assign(document.createElement("input"), { type: "hidden", name: field, value });
    form.append(fields[field]);
  }
  return fields;
}

// From the first save on this page is the draft's: loading it again brings everything back.
function adopt(form, { number, address }) {
  form.elements.number.value = number;
  if (address && location.pathname !== address) history.replaceState(history.state, "", address);
}

function offerCopy(form, tags, written) {
  const copies = keptCopies(form);
  for (const { name } of copies.filter(({ words }) => isAlike(words, written))) forgetCopy(name);
  const copy = copies.find(({ words }) => isWorthKeeping(words) && !isAlike(words, written));
  if (!copy || !("fresh" in form.dataset)) return;
  const strip = form.querySelector("[data-kept]");
  const done = () => {
    strip.hidden = true;
    form.elements.text.focus();
  };
  strip.hidden = false;
  strip.querySelector("[data-put-back]").addEventListener("click", () => {
    // With its key and number it goes on as the draft that it was.
    form.elements.number.value = Math.max(copy.number, form.elements.number.value);
    putBack(form, copy.words, tags);
    done();
  });
  strip.querySelector("[data-throw-away]").addEventListener("click", () => {
    forgetCopy(copy.name);
    done();
  });
}
