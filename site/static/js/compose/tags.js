// Tags as labels one can take off, with suggestions by the ARIA combobox pattern. The plain field below still carries them.
import { announce } from "../announcer.js";

const PAUSE = 150;

export function offerTags(field) {
  const plain = field.querySelector("input[name=tags]");
  const entry = document.createElement("input");
  const box = document.createElement("div");
  const labels = document.createElement("ul");
  const options = document.createElement("ul");
  let tags = [];

  box.className = "taginput input";
  labels.className = "labels";
  options.className = "suggestions";
  options.id = "tag-suggestions";
  options.setAttribute("role", "listbox");
  options.setAttribute("aria-label", field.dataset.offered);
  for (const name of ["id", "aria-describedby", "aria-invalid", "autocapitalize", "dir"]) {
    if (plain.hasAttribute(name)) entry.setAttribute(name, plain.getAttribute(name));
  }
  plain.removeAttribute("id");
  plain.type = "hidden";
  entry.autocomplete = "off";
  entry.setAttribute("role", "combobox");
  entry.setAttribute("aria-autocomplete", "list");
  entry.setAttribute("aria-controls", options.id);
  box.append(labels, entry);
  plain.before(box, options);

  const draw = () => {
    plain.value = [...tags, entry.value.trim()].filter(Boolean).join(", ");
    labels.replaceChildren(...tags.map((tag) => label(tag)));
    labels.hidden = !tags.length;
  };
  const label = (tag) => {
    const item = document.createElement("li");
    const cloth = document.createElement("span");
    const off = field.querySelector("template").content.firstElementChild.cloneNode(true);
    cloth.className = "label";
    cloth.append(Object.assign(document.createElement("bdi"), { textContent: tag }));
    off.setAttribute("aria-label", `${field.dataset.remove} ${tag}`);
    off.addEventListener("click", () => {
      tags = tags.filter((other) => other !== tag);
      changed();
      entry.focus();
    });
    cloth.append(off);
    item.append(cloth);
    return item;
  };
  const changed = () => {
    draw();
    close();
    plain.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const add = (line) => {
    const names = line.split(/[,;\n]/).map((name) => name.trim().replace(/^#+/, "")).filter(Boolean);
    const known = new Set(tags.map((tag) => tag.toLowerCase()));
    const fresh = names.filter((name) => !known.has(name.toLowerCase()));
    tags = [...tags, ...new Set(fresh)];
    entry.value = "";
    if (fresh.length) announce(`${field.dataset.chosen}: ${fresh.join(", ")}`);
    changed();
  };
  const { close, choose, ask, step } = suggestions(field, entry, options, add, () => tags);

  entry.addEventListener("input", () => {
    if (/[,;\n]/.test(entry.value)) add(entry.value);
    else {
      draw();
      ask();
    }
  });
  entry.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Backspace" && !entry.value && tags.length) {
      tags = tags.slice(0, -1);
      changed();
    } else if (event.key === "Enter" && (choose() || entry.value.trim())) {
      event.preventDefault();
      if (entry.value.trim()) add(entry.value);
    } else step(event);
  });
  entry.addEventListener("blur", () => setTimeout(() => !options.contains(document.activeElement) && entry.value.trim() && add(entry.value), 150));

  const replace = (line) => {
    tags = [];
    entry.value = "";
    add(line ?? "");
  };
  tags = plain.value.split(/[,;\n]/).map((name) => name.trim()).filter(Boolean);
  draw();
  close();
  return { replace };
}

function suggestions(field, entry, options, add, chosen) {
  let waiting = 0;
  let active = -1;

  const point = (index) => {
    active = index;
    [...options.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    if (index < 0) entry.removeAttribute("aria-activedescendant");
    else entry.setAttribute("aria-activedescendant", options.children[index].id);
  };
  const close = () => {
    clearTimeout(waiting);
    options.hidden = true;
    options.replaceChildren();
    entry.setAttribute("aria-expanded", "false");
    point(-1);
  };
  const show = (names) => {
    const taken = new Set(chosen().map((tag) => tag.toLowerCase()));
    const offered = names.filter((name) => !taken.has(name.toLowerCase()));
    options.replaceChildren(
      ...offered.map((name, index) => {
        const option = document.createElement("li");
        option.id = `tag-suggestion-${index}`;
        option.setAttribute("role", "option");
        option.dir = "auto";
        option.textContent = name;
        // Before the field loses focus, which would add what was typed so far.
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          add(name);
        });
        return option;
      }),
    );
    options.hidden = !offered.length;
    entry.setAttribute("aria-expanded", String(offered.length > 0));
    point(-1);
  };
  const ask = () => {
    clearTimeout(waiting);
    const typed = entry.value.trim();
    if (!typed) return close();
    waiting = setTimeout(async () => {
      try {
        const answer = await fetch(`${field.dataset.suggestions}?q=${encodeURIComponent(typed)}`, { redirect: "error" });
        const { tags } = await answer.json();
        if (entry.value.trim() === typed && document.activeElement === entry) show(tags);
      } catch {
        // Suggestions are a courtesy; typing a tag works without them.
      }
    }, PAUSE);
  };
  const choose = () => {
    if (active < 0) return false;
    entry.value = options.children[active].textContent;
    return true;
  };
  const step = (event) => {
    const count = options.children.length;
    if (event.key === "Escape" && count) {
      event.preventDefault();
      close();
    } else if (count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const down = event.key === "ArrowDown";
      point(down ? (active + 1) % count : (active <= 0 ? count : active) - 1);
    }
  };
  return { close, choose, ask, step };
}
