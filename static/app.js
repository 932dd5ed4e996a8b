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

for (const form of document.querySelectorAll("form[method=post]")) {
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
