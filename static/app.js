// Comfort only: without this script every page works just the same.
"use strict";

const password = document.getElementById("password");
const show = document.querySelector(".show");
if (password && show) {
  // Who can look at what they typed need not type it twice.
  document.querySelector(".confirmation").remove();
  show.hidden = false;
  show.addEventListener("click", () => {
    const visible = password.type === "password";
    password.type = visible ? "text" : "password";
    show.setAttribute("aria-pressed", String(visible));
    show.firstChild.textContent = visible ? "Hide" : "Show";
    password.focus();
  });
}

for (const form of document.forms) {
  const button = form.querySelector("button[type=submit]");
  form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      return;
    }
    // A visible password would end up in the browser's memory of form entries.
    if (password) password.type = "password";
    button.setAttribute("aria-disabled", "true");
  });
  // Coming back by the browser's own button, the form is usable again.
  window.addEventListener("pageshow", () => button.removeAttribute("aria-disabled"));
}
