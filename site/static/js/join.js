// Shows the quilt block of a handle while it is typed. The seed is worked out here as the site does it.

async function seedOf(handle) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(handle));
  return [...new Uint8Array(digest).slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const input = document.querySelector("[data-quilt]");
const block = document.querySelector(".own-block");

async function draw() {
  const handle = input.value.trim().replace(/^@/, "").toLowerCase();
  block.src = `/quilt/${await seedOf(handle)}.svg`;
}

// Without a secure connection browsers keep the digest away; the block then waits on the next page.
if (input && block && globalThis.crypto?.subtle) {
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 150);
  });
  if (input.value) draw();
}
