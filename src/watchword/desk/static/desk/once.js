// A form that must go once: its buttons rest after the first sending. The server keeps count by itself.
"use strict";

(() => {
  const rest = (form, resting) => {
    for (const button of form.querySelectorAll("button")) {
      button.disabled = resting;
    }
    form.toggleAttribute("aria-busy", resting);
  };

  for (const form of document.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "1";
      // After the browser has gathered the form: a disabled field would not be sent.
      setTimeout(() => rest(form, true));
    });
    window.addEventListener("pageshow", () => {
      delete form.dataset.sent;
      rest(form, false);
    });
  }
})();
