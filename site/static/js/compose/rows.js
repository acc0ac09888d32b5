// The rows of pictures: order, removal and the count of descriptions, without asking the site each time.
import { announce } from "../announcer.js";
import { dragRows } from "./dragging.js";
import { offerFocus } from "./focus.js";

export function arrange(form, box, list) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=move], button[name=remove]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("li");
    if (button.name === "remove") remove(form, box, list, row);
    else move(form, box, list, row, button);
  });
  const update = () => {
    number(list);
    countDescribed(form, list);
  };
  list.addEventListener("input", update);
  list.addEventListener("change", update);
  form.addEventListener("pictures", update);
  offerFocus(form, list);
  dragRows(list, (row) => moved(form, box, list, row));
  update();
}

function move(form, box, list, row, button) {
  const direction = button.value.split(":").pop();
  const other = direction === "up" ? row.previousElementSibling : row.nextElementSibling;
  if (direction === "first") list.prepend(row);
  else if (!other) return;
  else if (direction === "up") other.before(row);
  else other.after(row);
  moved(form, box, list, row);
  const isGone = button.disabled || button.hidden;
  (isGone ? row.querySelector("button[name=move]:not([disabled], [hidden])") : button)?.focus();
}

function moved(form, box, list, row) {
  form.dispatchEvent(new Event("pictures"));
  form.dispatchEvent(new Event("change", { bubbles: true }));
  announce(box.dataset.moved.replace("%(place)s", 1 + [...list.children].indexOf(row)));
}

function remove(form, box, list, row) {
  const key = row.querySelector("input[name=pictures]").value;
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  form.dispatchEvent(new Event("pictures"));
  form.dispatchEvent(new Event("input"));
  (neighbour?.querySelector("button[name=remove]") ?? box.querySelector("input[type=file]")).focus();
  announce(box.dataset.removed);
  // One that is in no post goes at once; of a published post it goes when the change is saved, and this answers 404.
  fetch(`${box.dataset.upload}${key}/discard/`, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, "HX-Request": "true" },
    redirect: "manual",
  }).catch(() => {});
}

function number(list) {
  const rows = [...list.querySelectorAll("li:has(input[name=pictures])")];
  rows.forEach((row, index) => {
    for (const button of row.querySelectorAll("button[aria-label]")) {
      button.setAttribute("aria-label", button.getAttribute("aria-label").replace(/\d+/, index + 1));
    }
    const label = row.querySelector("label[for^='alt-']");
    label.textContent = label.textContent.replace(/\d+/, index + 1);
    const cover = row.querySelector("button[value$=':first']");
    cover.querySelector(".vh").textContent = cover.querySelector(".vh").textContent.replace(/\d+/, index + 1);
    cover.hidden = index === 0;
    row.querySelector("[data-is-cover]").hidden = index > 0;
    row.querySelector("[data-grip]").hidden = rows.length === 1;
    row.querySelector("button[value$=':up']").disabled = index === 0;
    row.querySelector("button[value$=':down']").disabled = index === rows.length - 1;
  });
}

function countDescribed(form, list) {
  const strip = form.querySelector("[data-described]");
  const rows = [...list.querySelectorAll("li:has(input[name=pictures])")];
  const described = rows.filter(
    (row) =>
      row.querySelector("textarea").value.trim() || row.querySelector("input[type=checkbox]").checked,
  ).length;
  strip.hidden = described === rows.length;
  strip.querySelector("b").textContent = strip.dataset.described
    .replace("%(described)s", described)
    .replace("%(all)s", rows.length);
}
