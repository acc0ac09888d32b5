// The point of a picture that stays when it is cropped: pressed on the thumbnail, or moved by the arrow keys.
// Without a script it is chosen from a list; here a hidden field takes the place of that list.

const STEP = 5;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function offerFocus(form, list) {
  const wake = () => {
    for (const frame of list.querySelectorAll("[data-frame]")) awaken(form, frame);
  };
  form.addEventListener("pictures", wake);
  wake();
}

function awaken(form, frame) {
  if (!frame.querySelector("[role=slider]")) dress(form, frame);
  draw(frame);
}

function dress(form, frame) {
  const row = frame.closest("li");
  const choice = row.querySelector("[data-focus-list]");
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = choice.querySelector("select").name;
  field.value = choice.querySelector("select").value;
  choice.replaceWith(field);
  row.querySelector("[data-focus-hint]").hidden = false;
  frame.append(knob());
  listen(frame, (x, y) => {
    const value = `${within(x)},${within(y)}`;
    if (field.value === value) return;
    field.value = value;
    draw(frame);
    form.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function knob() {
  const point = document.createElement("span");
  point.className = "pic-focus";
  point.setAttribute("role", "slider");
  point.tabIndex = 0;
  point.setAttribute("aria-valuemin", "0");
  point.setAttribute("aria-valuemax", "100");
  return point;
}

function listen(frame, choose) {
  const point = frame.querySelector("[role=slider]");
  const press = (event) => {
    const box = frame.getBoundingClientRect();
    choose(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  };
  frame.addEventListener("click", (event) => {
    press(event);
    point.focus({ preventScroll: true });
  });
  // A mouse may drag the point; a finger that moves is scrolling the page.
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && !event.button) frame.setPointerCapture(event.pointerId);
  });
  frame.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && frame.hasPointerCapture(event.pointerId)) press(event);
  });
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  point.addEventListener("keydown", (event) => {
    const [x, y] = valuesOf(frame);
    const [right, down] = ARROWS[event.key] ?? [0, 0];
    if (event.key === "Home") choose(50, 50);
    else if (right || down) choose(x + right * STEP, y + down * STEP);
    else return;
    event.preventDefault();
  });
}

function draw(frame) {
  const [x, y] = valuesOf(frame);
  const point = frame.querySelector("[role=slider]");
  const place = [...frame.closest("ol").querySelectorAll("[data-frame]")].indexOf(frame) + 1;
  point.style.left = `${x}%`;
  point.style.top = `${y}%`;
  point.setAttribute("aria-label", frame.dataset.name.replace(/\d+/, place));
  point.setAttribute("aria-valuenow", x);
  point.setAttribute("aria-valuetext", frame.dataset.value.replace("%(x)s", x).replace("%(y)s", y));
}

function valuesOf(frame) {
  return frame.closest("li").querySelector("input[name^='focus-']").value.split(",").map(Number);
}

function within(share) {
  return Math.round(Math.min(100, Math.max(0, share)));
}
