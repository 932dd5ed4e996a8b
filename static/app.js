// Comfort only: without this script every page works just the same.
"use strict";

const password = document.getElementById("password");
const show = document.querySelector(".show");
if (password && show) {
  // Who can look at what they typed need not type it twice.
  document.querySelector(".confirmation").remove();
  const label = () => {
    const visible = password.type === "text";
    show.textContent = visible ? show.dataset.hide : show.dataset.show;
    show.title = visible ? show.dataset.hideLabel : show.dataset.showLabel;
  };
  label();
  show.hidden = false;
  show.addEventListener("click", () => {
    password.type = password.type === "password" ? "text" : "password";
    label();
    password.focus();
  });
}

// Proof of work by the ALTCHA protocol, version 2: tries numbers until a key begins as asked for. The browser's own cryptography does the work.
const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const solve = async (challenge) => {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const started = performance.now();
  const prefix = fromHex(nonce);
  const tried = new Uint8Array(prefix.length + 4);
  tried.set(prefix);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt: fromHex(salt), iterations: cost };
  for (let counter = 0; ; counter++) {
    new DataView(tried.buffer).setUint32(prefix.length, counter);
    const key = await crypto.subtle.importKey("raw", tried, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = toHex(new Uint8Array(await crypto.subtle.deriveBits(derivation, key, keyLength * 8)));
    if (derivedKey.startsWith(keyPrefix)) {
      return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey, time: performance.now() - started } }));
    }
  }
};

// Whatever a form still has to wait for before it may be sent: nobody types faster than this, and perhaps some work.
const readiness = (form) => {
  const { minTime = 0, challenge } = form.dataset;
  const waits = [new Promise((ready) => setTimeout(ready, Number(minTime)))];
  if (challenge && crypto.subtle) {
    // Without a solution the form says how to go on.
    waits.push(solve(JSON.parse(challenge)).then((solution) => (form.elements.altcha.value = solution), () => {}));
  }
  return Promise.all(waits);
};

for (const form of document.querySelectorAll("form[method=post]")) {
  const button = form.querySelector("button[type=submit]");
  let ready = false;
  const whenReady = readiness(form).then(() => (ready = true));
  form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      return;
    }
    // A visible password would end up in the browser's memory of form entries.
    if (password) password.type = "password";
    button.setAttribute("aria-disabled", "true");
    if (ready) return;
    event.preventDefault();
    const label = button.textContent;
    button.textContent = form.dataset.checking;
    whenReady.then(() => {
      button.textContent = label;
      form.submit();
    });
  });
  // Coming back by the browser's own button, the form is usable again.
  window.addEventListener("pageshow", () => button.removeAttribute("aria-disabled"));
}
