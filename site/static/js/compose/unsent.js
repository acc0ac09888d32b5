// On the page that says one was signed out: what was sent did not arrive, so the copy stays.
import { markUnsent } from "./copy.js";

markUnsent();
