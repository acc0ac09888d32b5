// Rows are dragged by their grip, with a mouse, a pen or a finger. The buttons beside it do the same from the keyboard.
// The dragged row never leaves the page: its neighbours step aside, so the pointer keeps hold of it.

const EDGE = 90;
const SCROLL = 14;

export function dragRows(list, onDropped) {
  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button) return;
    event.preventDefault();
    drag(list, grip.closest("li"), event.pointerId, onDropped);
  });
}

function drag(list, row, pointer, onDropped) {
  const before = [...list.children];
  const end = new AbortController();
  const stop = () => {
    end.abort();
    row.classList.remove("is-dragged");
  };
  const undo = () => {
    stop();
    for (const child of before) if (child.isConnected) list.append(child);
  };
  const on = (name, deed) =>
    window.addEventListener(name, (event) => (event.pointerId ?? pointer) === pointer && deed(event), { signal: end.signal });

  row.classList.add("is-dragged");
  on("pointermove", (event) => {
    stepAside(row, event.clientY);
    if (event.clientY < EDGE) window.scrollBy(0, -SCROLL);
    else if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
  });
  on("pointerup", () => {
    stop();
    if (before.some((child, place) => child !== list.children[place])) onDropped(row);
  });
  on("pointercancel", undo);
  on("keydown", (event) => event.key === "Escape" && undo());
}

function stepAside(row, y) {
  const { previousElementSibling: above, nextElementSibling: below } = row;
  if (above && y < middleOf(above)) row.after(above);
  else if (below && y > middleOf(below)) row.before(below);
}

function middleOf(element) {
  const box = element.getBoundingClientRect();
  return box.top + box.height / 2;
}
