// What every page shares. Each part only adds to a page that already works without it.
import { announceSwaps } from "./announcer.js";
import { guardForms } from "./forms.js";
import { openDialogs } from "./dialogs.js";
import { openMenus } from "./menus.js";

announceSwaps();
guardForms();
openDialogs();
openMenus();
