// On one's own post and the list of drafts: what was sent has arrived, so the copy can go.
import { forgetSent } from "./copy.js";

forgetSent();
