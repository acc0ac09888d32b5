// Pictures are sent as soon as they are picked, dropped or pasted, each by itself.
import { announce } from "../announcer.js";

const AT_ONCE = 2;

export function offerPictures(form) {
  const box = form.querySelector("[data-pictures]");
  const list = box.querySelector(".picslist");
  const input = box.querySelector("input[type=file]");
  const drop = box.querySelector(".drop");
  const waiting = [];
  let going = 0;

  // The button beside it is for browsers without a script; here the whole field is the door.
  input.className = "vh";
  drop.append(input);
  box.querySelector(".filebar").remove();
  box.querySelector(".only-script").hidden = false;
  // Most posts begin without a picture: what only they need comes with the first.
  const arrange = async () => {
    if (!list.children.length) return;
    form.removeEventListener("pictures", arrange);
    (await import("./rows.js")).arrange(form, box, list);
  };
  form.addEventListener("pictures", arrange);
  arrange();

  const next = () => {
    while (going < AT_ONCE && waiting.length) start(waiting.shift());
  };
  const upload = async (row) => {
    const { send } = await import("./sending.js").catch(() => Promise.reject(""));
    // It may have been taken out again in the meantime.
    if (!row.isConnected) return "";
    row.upload = send(box.dataset.upload, form, row);
    return row.upload;
  };
  const start = (row) => {
    going += 1;
    upload(row)
      .then((answer) => arrived(row, answer))
      .catch((words) => failed(row, words || box.dataset.failed))
      .finally(() => {
        going -= 1;
        next();
      });
  };
  const add = (files) => {
    const pictures = [...files].filter((file) => file.size > 0);
    const room = Number(box.dataset.most) - list.children.length;
    if (pictures.length > room) announce(box.dataset.tooMany);
    for (const file of pictures.slice(0, Math.max(0, room))) {
      const row = newRow(file);
      list.append(row);
      waiting.push(row);
    }
    if (pictures.length > room) say(box, box.dataset.tooMany);
    next();
  };
  const newRow = (file) => {
    const row = box.querySelector("template").content.firstElementChild.cloneNode(true);
    row.file = file;
    row.querySelector("[data-name]").textContent = file.name;
    row.querySelector("[data-retry]").addEventListener("click", () => {
      reset(row);
      waiting.push(row);
      next();
    });
    row.querySelector("[data-drop]").addEventListener("click", () => {
      row.upload?.abort?.();
      const place = waiting.indexOf(row);
      if (place >= 0) waiting.splice(place, 1);
      row.remove();
      input.focus();
      form.dispatchEvent(new Event("pictures"));
    });
    return row;
  };
  const arrived = (row, html) => {
    const answer = document.createElement("template");
    answer.innerHTML = html;
    const first = answer.content.querySelector("li");
    row.replaceWith(...answer.content.querySelectorAll("li"));
    form.dispatchEvent(new Event("pictures"));
    form.dispatchEvent(new Event("input"));
    announce(box.dataset.added);
    first?.querySelector("textarea")?.scrollIntoView({ block: "nearest" });
  };

  input.addEventListener("change", () => {
    add(input.files);
    // Sent already: posting the form must not send them once more.
    input.value = "";
  });
  acceptDrops(box, drop, add);
  form.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (!files.length) return;
    event.preventDefault();
    add(files);
  });
  form.addEventListener("submit", (event) => {
    if (!going && !waiting.length) return;
    event.preventDefault();
    event.stopPropagation();
    say(box, box.dataset.busy);
  });
}

function acceptDrops(box, drop, add) {
  for (const name of ["dragover", "dragenter"]) {
    box.addEventListener(name, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  box.addEventListener("dragleave", (event) => {
    if (!box.contains(event.relatedTarget)) drop.classList.remove("is-over");
  });
  box.addEventListener("drop", (event) => {
    drop.classList.remove("is-over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });
}

function failed(row, words) {
  row.classList.add("needs");
  row.querySelector("progress").hidden = true;
  row.querySelector("[data-going]").hidden = true;
  row.querySelector("[data-retry]").hidden = false;
  const problem = row.querySelector("[data-problem]");
  problem.hidden = false;
  problem.querySelector("span").textContent = words;
  announce(words);
}

function reset(row) {
  row.classList.remove("needs");
  row.querySelector("progress").hidden = false;
  row.querySelector("[data-going]").hidden = false;
  row.querySelector("[data-retry]").hidden = true;
  row.querySelector("[data-problem]").hidden = true;
}

function say(box, words) {
  const notice = box.querySelector("[data-notice]");
  notice.hidden = false;
  notice.querySelector("span").textContent = words;
  announce(words);
}
