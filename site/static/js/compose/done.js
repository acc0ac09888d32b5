// On the page of one's own post: what was sent has arrived, so the copy can go.
import { forgetSent } from "./copy.js";

forgetSent();
