// The PIN box: Show, Suggest a PIN, and the check before sending. Without this script the form works all the same.
"use strict";

(() => {
  const WAIT = 350;
  // There is room for two rules; what is broken beyond them goes with them, as in 7777.
  const SAID = 2;
  const field = document.querySelector("[data-pin]");
  if (!field) return;

  const box = field.querySelector("[inputmode=numeric]");
  const live = field.querySelector("[aria-live]");
  const show = field.querySelector("[data-show]");
  const suggest = field.querySelector("[data-suggest-button]");
  const token = field.closest("form").elements.csrfmiddlewaretoken.value;
  const texts = field.dataset;
  let timer;
  let asked = 0;
  let checked = "";

  show.hidden = false;
  suggest.hidden = false;

  async function ask(address, pin) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, pin });
    const response = await fetch(address, { method: "POST", body, redirect: "error" });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  function say(kind, lines) {
    live.className = `pin-live pin-live-${kind}`;
    live.replaceChildren();
    if (!lines.length) return;
    const icon = field.querySelector(`[data-live-icon="${kind}"]`);
    if (icon) live.append(icon.content.cloneNode(true));
    const words = document.createElement("div");
    for (const line of lines) {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      words.append(paragraph, " ");
    }
    live.append(words);
  }

  async function check() {
    const number = ++asked;
    const pin = box.value;
    checked = pin;
    if (!pin) return say("none", []);
    try {
      const { broken } = await ask(texts.check, pin);
      if (number !== asked) return;
      if (!broken.length) return say("good", [texts.textGood]);
      const rules = broken.slice(0, SAID).map((rule) => rule.explanation);
      say("bad", [texts.textBroken, ...rules]);
    } catch {
      if (number === asked) say("none", [texts.textFailed]);
    }
  }

  function reveal(shown) {
    box.type = shown ? "text" : "password";
    show.setAttribute("aria-pressed", String(shown));
  }

  box.addEventListener("input", () => {
    const plain = box.value.replace(/[\s\-\u2010-\u2015\u2212.]+/g, "");
    if (plain !== box.value) box.value = plain;
    clearTimeout(timer);
    asked += 1;
    checked = "";
    const short = plain.length < Number(texts.fewest) && /^\d*$/.test(plain);
    if (short) say("none", []);
    else timer = setTimeout(check, WAIT);
  });

  // Leaving the box brings the check forward, unless it was made already or is under way.
  box.addEventListener("change", () => {
    clearTimeout(timer);
    if (box.value !== checked) check();
  });

  show.addEventListener("click", () => reveal(box.type === "password"));

  suggest.addEventListener("click", async () => {
    suggest.disabled = true;
    clearTimeout(timer);
    asked += 1;
    try {
      const { pin } = await ask(texts.suggest, "");
      box.value = pin;
      checked = pin;
      reveal(true);
      say("good", [texts.textSuggested]);
    } catch {
      say("none", [texts.textNoSuggestion]);
    }
    suggest.disabled = false;
    suggest.focus();
  });

  // What was typed before this script was there.
  if (box.value) check();

  // What was shown is hidden again before it is sent, so that the browser does not keep it as typed text.
  box.form.addEventListener("submit", () => reveal(false));
})();
