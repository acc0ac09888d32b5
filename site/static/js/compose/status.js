// The line that says whether the site has the words. It speaks only when that changes, not with every save.

export function status(form) {
  const line = form.querySelector("[data-says]");
  const time = form.querySelector("[data-saved-at]");
  const signIn = form.querySelector("[data-sign-in]");

  const show = (words) => {
    line.hidden = false;
    if (line.textContent !== words) line.textContent = words;
  };
  return {
    saved() {
      show(line.dataset.saved);
      time.textContent = new Date().toLocaleTimeString(document.documentElement.lang || [], { hour: "2-digit", minute: "2-digit" });
      signIn.hidden = true;
    },
    say(name) {
      this.words(line.dataset[name]);
      signIn.hidden = name !== "signedOut";
    },
    words(words) {
      show(words);
      time.textContent = "";
    },
  };
}
