// One picture on its way. XMLHttpRequest, because fetch cannot say how much has been sent.

export function send(address, form, row) {
  const request = new XMLHttpRequest();
  const promise = new Promise((resolve, reject) => {
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => {
      // When all is sent the site still has to draw its sizes: from then on there is no share to show.
      const share = event.lengthComputable ? event.loaded / event.total : null;
      progress(row, share === 1 ? null : share);
    });
    request.addEventListener("load", () => {
      const isOurs = new URL(request.responseURL, location.href).pathname === new URL(address, location.href).pathname;
      const signedOut = !isOurs || request.getResponseHeader("HX-Redirect");
      if (signedOut) reject(form.querySelector("[data-pictures]").dataset.signedOut);
      else if (request.status === 200) resolve(request.responseText);
      else reject(plainWords(request));
    });
    for (const name of ["error", "timeout"]) request.addEventListener(name, () => reject(""));
    request.addEventListener("abort", () => resolve(""));
    request.send(body(form, row.file));
  });
  promise.abort = () => request.abort();
  return promise;
}

function progress(row, share) {
  const bar = row.querySelector("progress");
  if (share === null) bar.removeAttribute("value");
  else bar.value = share;
}

function body(form, file) {
  const data = new FormData();
  data.append("files", file);
  for (const field of form.querySelectorAll("input[name=pictures]")) data.append("pictures", field.value);
  return data;
}

function plainWords(request) {
  const isPlain = request.getResponseHeader("Content-Type")?.startsWith("text/plain");
  return isPlain ? request.responseText : "";
}
