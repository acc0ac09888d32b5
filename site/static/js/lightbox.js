// The pictures of a post, one at a time and as large as the screen. Without this the links lead to the largest size.

const SWIPE = 48;

const dialog = document.getElementById("lightbox");
const links = [...document.querySelectorAll("[data-lightbox]")];

if (dialog?.showModal && links.length) {
  const stage = dialog.querySelector("[data-stage]");
  const steps = [...dialog.querySelectorAll("[data-step]")];
  let shown = 0;

  const show = (number) => {
    shown = (number + links.length) % links.length;
    const picture = links[shown].querySelector("picture").cloneNode(true);
    for (const source of picture.querySelectorAll("source")) source.sizes = "100vw";
    const image = picture.querySelector("img");
    image.loading = "eager";
    image.draggable = false;
    stage.replaceChildren(picture);
    tell(image);
  };

  const tell = (image) => {
    const place = dialog.dataset.place.replace("%(number)s", shown + 1).replace("%(all)s", links.length);
    const words = dialog.querySelector("[data-shown-words]");
    const described = links[shown].closest("figure").querySelector(".alt-words p");
    dialog.querySelector("[data-shown-place]").textContent = place;
    // Kept in its place when there is nothing to say, so that the buttons beside it don't jump.
    words.classList.toggle("is-silent", !described);
    words.querySelector("p").textContent = described?.textContent ?? "";
    dialog.querySelector("[data-said]").textContent = `${place}: ${image.alt || dialog.dataset.silent}`;
  };

  for (const button of steps) {
    button.hidden = links.length === 1;
    button.addEventListener("click", () => show(shown + Number(button.dataset.step)));
  }
  links.forEach((link, number) => {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      dialog.showModal();
      show(number);
    });
  });
  dialog.addEventListener("close", () => stage.replaceChildren());
  dialog.addEventListener("keydown", (event) => {
    const isMirrored = getComputedStyle(dialog).direction === "rtl";
    const ahead = isMirrored ? -1 : 1;
    const goals = { ArrowRight: shown + ahead, ArrowLeft: shown - ahead, Home: 0, End: links.length - 1 };
    if (!(event.key in goals) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (links.length > 1) show(goals[event.key]);
  });
  swipe(stage, (direction) => links.length > 1 && show(shown + direction));
}

function swipe(stage, go) {
  let start = null;
  let fingers = 0;
  stage.addEventListener("pointerdown", (event) => {
    fingers += 1;
    start = fingers === 1 && event.isPrimary ? { x: event.clientX, y: event.clientY } : null;
  });
  const end = (event) => {
    fingers = Math.max(0, fingers - 1);
    const from = start;
    start = null;
    // Who has zoomed in is moving about the picture, not on to the next one.
    if (!from || event.type !== "pointerup" || (window.visualViewport?.scale ?? 1) > 1.01) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (Math.abs(x) < SWIPE || Math.abs(x) < 2 * Math.abs(y)) return;
    const isMirrored = getComputedStyle(stage).direction === "rtl";
    go(x < 0 === !isMirrored ? 1 : -1);
  };
  window.addEventListener("pointerup", end);
  window.addEventListener("pointercancel", end);
}
