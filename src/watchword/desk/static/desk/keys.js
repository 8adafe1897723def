// Keys of the desk: each element with data-key answers to that key; "?" opens the list of them.
// One-letter keys can be turned off in that list (WCAG 2.2, 2.1.4).
"use strict";

(() => {
  const OFF = "desk-keys-off";
  const TYPING = "input:not([type=radio], [type=checkbox], [type=submit], [type=button]), select, textarea, [contenteditable]";
  const dialog = document.getElementById("desk-keys");
  const toggle = document.getElementById("desk-keys-on");

  const remembered = () => {
    try {
      return localStorage.getItem(OFF) === "1";
    } catch {
      return false;
    }
  };

  const remember = (off) => {
    try {
      localStorage.setItem(OFF, off ? "1" : "0");
    } catch {
      // Storage is forbidden here: the choice lasts as long as this page.
    }
  };

  let off = remembered();

  const list = () => {
    if (!dialog.open) {
      dialog.showModal();
    }
  };

  const answer = (element) => {
    const details = element.closest("details");
    // A summary opens its own by being pressed.
    if (details && !details.open && element.tagName !== "SUMMARY") {
      details.open = true;
    }
    element.scrollIntoView({ block: "nearest" });
    element.focus();
    if (element.dataset.keyDoes === "press") {
      element.click();
    }
  };

  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat;
    if (busy || event.defaultPrevented || dialog.open || event.target.closest?.(TYPING)) {
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      list();
      return;
    }
    if (off) {
      return;
    }
    const element = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (element) {
      event.preventDefault();
      answer(element);
    }
  });

  document.getElementById("desk-keys-open").addEventListener("click", list);
  toggle.checked = !off;
  toggle.addEventListener("change", () => {
    off = !toggle.checked;
    remember(off);
  });
})();
