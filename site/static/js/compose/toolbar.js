// Buttons that write Markdown around what is selected. Undo still works, because the browser does the typing.

const AROUND = { bold: ["**", "**"], italic: ["*", "*"] };
const BEFORE_LINES = { list: () => "- ", numbers: (index) => `${index + 1}. `, quote: () => "> ", heading: () => "## " };
const KEYS = { b: "bold", i: "italic", k: "link" };

export function offerToolbar(form) {
  const toolbar = form.querySelector(".toolbar");
  const area = form.elements.text;
  toolbar.hidden = false;
  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mark]");
    if (button) mark(area, button.dataset.mark);
  });
  area.addEventListener("keydown", (event) => {
    const wanted = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && KEYS[event.key.toLowerCase()];
    if (!wanted) return;
    event.preventDefault();
    mark(area, wanted);
  });
  rove(toolbar);
}

function mark(area, name) {
  area.focus();
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  if (AROUND[name]) surround(area, start, chosen, AROUND[name]);
  else if (name === "link") link(area, start, chosen);
  else eachLine(area, BEFORE_LINES[name]);
}

function surround(area, start, chosen, [before, after]) {
  const marked = chosen.startsWith(before) && chosen.endsWith(after) && chosen.length > before.length * 2;
  const words = marked ? chosen.slice(before.length, -after.length) : `${before}${chosen}${after}`;
  type(area, words);
  if (!chosen) area.setSelectionRange(start + before.length, start + before.length);
  else area.setSelectionRange(start, start + words.length);
}

function link(area, start, chosen) {
  const isAddress = /^https?:\/\/\S+$/.test(chosen);
  type(area, isAddress ? `[](${chosen})` : `[${chosen}](https://)`);
  const place = isAddress || !chosen ? start + 1 : start + chosen.length + 3 + "https://".length;
  area.setSelectionRange(place, place);
}

function eachLine(area, before) {
  const { value } = area;
  const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const next = value.indexOf("\n", area.selectionEnd);
  const end = next < 0 ? value.length : next;
  const lines = value.slice(start, end).split("\n");
  const marked = lines.every((line, index) => line.startsWith(before(index)));
  const words = lines
    .map((line, index) => (marked ? line.slice(before(index).length) : before(index) + line))
    .join("\n");
  area.setSelectionRange(start, end);
  type(area, words);
  area.setSelectionRange(lines.length > 1 ? start : start + words.length, start + words.length);
}

function type(area, words) {
  // Deprecated, and still the only way to type so that the browser can undo it.
  if (words && document.execCommand?.("insertText", false, words)) return;
  area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function rove(toolbar) {
  const buttons = [...toolbar.querySelectorAll("button")];
  toolbar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    const ends = { Home: 0, End: buttons.length - 1 };
    const here = buttons.indexOf(document.activeElement);
    const there = ends[event.key] ?? (step ? (here + step + buttons.length) % buttons.length : -1);
    if (here < 0 || there < 0) return;
    event.preventDefault();
    buttons[here].tabIndex = -1;
    buttons[there].tabIndex = 0;
    buttons[there].focus();
  });
}
