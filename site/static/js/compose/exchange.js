// One save on its way to the site, and what came of it: a status, 0 for no answer at all, and the body.

// What browsers send after a page is gone may not be longer.
const LONGEST_FAREWELL = 60_000;

export async function exchange(form, isFarewell) {
  const answer = await post(form, isFarewell);
  // Whoever signed in again in another window has a new token, which this page has not seen.
  if (answer.status === 403 && (await refreshToken(form))) return post(form, isFarewell);
  return answer.status === 403 ? { status: 401 } : answer;
}

async function post(form, isFarewell) {
  const data = new FormData(form);
  data.delete("files");
  const body = new URLSearchParams(data);
  const keepalive = isFarewell && body.toString().length < LONGEST_FAREWELL;
  try {
    const response = await fetch(form.dataset.save, {
      method: "POST",
      body,
      keepalive,
      headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      signal: AbortSignal.timeout?.(20_000),
    });
    return { status: response.status, body: await bodyOf(response) };
  } catch {
    return { status: 0 };
  }
}

async function refreshToken(form) {
  try {
    const response = await fetch(form.dataset.save);
    if (!response.ok) return false;
    const { token } = await response.json();
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
    return true;
  } catch {
    return false;
  }
}

function bodyOf(response) {
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  return isJson ? response.json() : response.text();
}
