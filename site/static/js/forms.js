// Forms: one press sends once, and a password can be looked at while it is typed.

function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter ?? form.querySelector("button:not([type=button])");
  button?.setAttribute("aria-busy", "true");
  button?.classList.add("is-busy");
}

function wakeForms() {
  // Coming back through the browser's history must not find a form that still thinks it was sent.
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll(".is-busy")) {
      button.classList.remove("is-busy");
      button.removeAttribute("aria-busy");
    }
  }
}

function reveal(button) {
  const input = document.getElementById(button.dataset.reveals);
  if (!input) return;
  const show = button.textContent;
  button.hidden = false;
  button.addEventListener("click", () => {
    const visible = input.type === "password";
    input.type = visible ? "text" : "password";
    button.textContent = visible ? button.dataset.hide : show;
    button.setAttribute("aria-pressed", String(visible));
  });
}

export function guardForms() {
  document.addEventListener("submit", sendOnce);
  window.addEventListener("pageshow", wakeForms);
  for (const button of document.querySelectorAll("[data-reveals]")) reveal(button);
}
