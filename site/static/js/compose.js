// The composer. Each part adds to a form that works without it.
import { keepDraft } from "./compose/draft.js";
import { offerPictures } from "./compose/pictures.js";
import { switchPreview } from "./compose/preview.js";
import { offerTags } from "./compose/tags.js";
import { offerToolbar } from "./compose/toolbar.js";

const form = document.getElementById("composer");
if (form) {
  offerToolbar(form);
  switchPreview(form);
  offerPictures(form);
  const tags = offerTags(form.querySelector("[data-tags]"));
  keepDraft(form, tags);
}
