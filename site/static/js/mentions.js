// What offers mentions comes when a field for them is first used.
const FIELD = "textarea[data-mentions]";

function look({ target }) {
  if (!target.matches?.(FIELD)) return;
  document.removeEventListener("focusin", look);
  import("./mentions/offer.js");
}

document.addEventListener("focusin", look);
look({ target: document.activeElement ?? document });
