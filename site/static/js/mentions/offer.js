// Whom "@…" in a text may mean, as a list under the line: arrows choose, Enter or Tab takes, Escape closes.
// The field stays a plain textarea; forms that arrive later need nothing done to them.
import { announce } from "../announcer.js";

const PAUSE = 150;
// A handle begun right before the cursor, and not within a word or an address.
const BEGUN = /(?:^|[^\p{L}\p{N}_.+\-/@])@([\p{L}\p{N}_]{1,30})$/u;

let open = null;
let waiting = 0;

function begun(field) {
  if (field.selectionStart !== field.selectionEnd) return "";
  return field.value.slice(0, field.selectionStart).match(BEGUN)?.[1] ?? "";
}

function close() {
  clearTimeout(waiting);
  if (!open) return;
  const { field, list } = open;
  open = null;
  list.remove();
  for (const name of ["aria-autocomplete", "aria-controls", "aria-haspopup", "aria-activedescendant"]) field.removeAttribute(name);
}

function point(index) {
  const { field, list } = open;
  open.active = index;
  [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
  field.setAttribute("aria-activedescendant", list.children[index].id);
}

function option(member, index) {
  const item = document.createElement("li");
  item.id = `mention-${index}`;
  item.setAttribute("role", "option");
  item.append(Object.assign(document.createElement("b"), { textContent: `@${member.handle}` }));
  if (member.name !== member.handle) item.append(" ", Object.assign(document.createElement("bdi"), { textContent: member.name }));
  // Before the field loses the focus.
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(index);
  });
  return item;
}

// How far below the top of the field the line with the cursor ends: measured in a copy that nobody sees.
function lineEnd(field) {
  const copy = document.createElement("div");
  const style = getComputedStyle(field);
  for (const name of ["font", "letterSpacing", "lineHeight", "padding", "border", "boxSizing", "overflowWrap", "tabSize"]) copy.style[name] = style[name];
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", inlineSize: `${field.clientWidth}px` });
  copy.textContent = field.value.slice(0, field.selectionStart);
  const cursor = copy.appendChild(Object.assign(document.createElement("span"), { textContent: "\u200b" }));
  field.after(copy);
  const end = cursor.offsetTop + cursor.offsetHeight - field.scrollTop;
  copy.remove();
  return Math.min(Math.max(end, 0), field.offsetHeight);
}

function show(field, members) {
  close();
  if (!members.length) return;
  const list = document.createElement("ul");
  list.className = "suggestions suggestions--floating";
  list.id = "mentions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.offered);
  list.append(...members.map(option));
  field.after(list);
  list.style.insetBlockStart = `${field.offsetTop + lineEnd(field) + 4}px`;
  list.style.left = `${field.offsetLeft}px`;
  list.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-haspopup", "listbox");
  field.setAttribute("aria-controls", list.id);
  open = { field, list, members, active: 0 };
  point(0);
  announce(`${field.dataset.offered}: ${members.length}`);
}

function take(index) {
  const { field, members } = open;
  const end = field.selectionStart;
  const start = end - begun(field).length;
  const handle = members[index].handle;
  close();
  field.focus();
  field.setSelectionRange(start, end);
  // As if typed, so that it can be undone; browsers without it get the words all the same.
  if (!document.execCommand?.("insertText", false, `${handle} `)) {
    field.setRangeText(`${handle} `, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

async function ask(field, typed) {
  try {
    const answer = await fetch(`${field.dataset.mentions}?q=${encodeURIComponent(typed)}`, { redirect: "error" });
    const { members } = await answer.json();
    if (begun(field) === typed && document.activeElement === field) show(field, members);
  } catch {
    // Suggestions are a courtesy; a handle can be typed without them.
  }
}

function look({ target }) {
  if (!target.matches?.("textarea[data-mentions]")) return;
  clearTimeout(waiting);
  const typed = begun(target);
  if (!typed) close();
  else waiting = setTimeout(ask, PAUSE, target, typed);
}
document.addEventListener("input", look);
// Whoever types fast was done before this file came.
look({ target: document.activeElement });

// Before anything else on the page hears of the key: Enter would break the line, Escape would close a form.
document.addEventListener(
  "keydown",
  (event) => {
    if (!open || event.target !== open.field || event.isComposing) return;
    const count = open.members.length;
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "ArrowDown") point((open.active + 1) % count);
    else if (event.key === "ArrowUp") point((open.active + count - 1) % count);
    else if (event.key === "Escape") close();
    else if (plain && (event.key === "Enter" || event.key === "Tab")) take(open.active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

document.addEventListener("focusout", ({ target }) => {
  if (open?.field === target) close();
});
document.addEventListener("selectionchange", () => {
  if (open && !begun(open.field)) close();
});
