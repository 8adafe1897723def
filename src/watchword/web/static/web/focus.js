// An error summary takes the focus, so that nobody has to look for what went wrong.
"use strict";

document.querySelector("[data-take-focus]")?.focus();

for (const link of document.querySelectorAll(".error-summary a")) {
  link.addEventListener("click", (event) => {
    const field = document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const section = field.closest("details");
    if (section) section.open = true;
    field.focus();
    field.scrollIntoView({ block: "center" });
  });
}
