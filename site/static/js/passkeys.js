// Passkeys: asks the browser for one and puts its answer into the form. Where there are none, what needs them stays hidden.

const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const described = (list) => (list ?? []).map((one) => ({ ...one, id: decode(one.id) }));

function optionsForNew({ publicKey }) {
  return {
    ...publicKey,
    challenge: decode(publicKey.challenge),
    user: { ...publicKey.user, id: decode(publicKey.user.id) },
    excludeCredentials: described(publicKey.excludeCredentials),
  };
}

function optionsForKnown({ publicKey }) {
  return {
    ...publicKey,
    challenge: decode(publicKey.challenge),
    allowCredentials: described(publicKey.allowCredentials),
  };
}

// The answer as the site reads it: every run of bytes as base64 for addresses.
function written(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = encode(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

const optionsOnPage = () => JSON.parse(document.getElementById("passkey-options").textContent);

async function optionsFromSite(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The site answered ${answer.status}.`);
  return answer.json();
}

const ways = {
  "create": async () =>
    navigator.credentials.create({ publicKey: optionsForNew(optionsOnPage().creation_options) }),
  "get": async () =>
    navigator.credentials.get({ publicKey: optionsForKnown(optionsOnPage().request_options) }),
  "sign-in": async (form) =>
    navigator.credentials.get({ publicKey: optionsForKnown((await optionsFromSite(form)).request_options) }),
};

async function press(form, button) {
  const problem = form.querySelector("[role=alert]");
  problem.hidden = true;
  button.setAttribute("aria-busy", "true");
  try {
    form.elements.credential.value = written(await ways[form.dataset.passkey](form));
    form.requestSubmit();
  } catch {
    // Cancelled, timed out, or no passkey of this site on the device: browsers do not say which.
    problem.textContent = form.dataset.failed;
    problem.hidden = false;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

if (window.PublicKeyCredential && navigator.credentials) {
  for (const part of document.querySelectorAll("[data-passkeys], form[data-passkey]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-no-passkeys]")) part.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("button[type=button]");
    button.addEventListener("click", () => press(form, button));
    // Return in the field for the name means the button as well.
    form.addEventListener("submit", (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      press(form, button);
    });
  }
}
