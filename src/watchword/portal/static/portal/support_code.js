// The page that shows a support code asks what became of it, and takes it away when it works no more.
"use strict";

(() => {
  const ASK_EVERY = 4000;
  const card = document.querySelector("[data-code]");
  const live = card.querySelector("[data-code-live]");
  let asking = 0;

  const end = (state) => {
    clearInterval(asking);
    live.remove();
    for (const sentence of card.querySelectorAll("[data-code-ended]")) {
      sentence.hidden = sentence.dataset.codeEnded !== state;
    }
    const shown = card.querySelector("[data-code-ended]:not([hidden])");
    card.querySelector("[data-spoken]").textContent = shown ? shown.textContent : "";
  };

  const ask = async () => {
    try {
      const answer = await fetch(card.dataset.state, { headers: { Accept: "application/json" } });
      const { state, expires_at: expires } = await answer.json();
      if (expires !== card.dataset.expires) {
        end("replaced");
      } else if (state !== "live") {
        end(state);
      }
    } catch {
      // No answer, or a page that asks to sign in again: the time still runs, and it is asked again.
    }
  };

  asking = setInterval(ask, ASK_EVERY);
  card.addEventListener("countdown-over", () => end("expired"));
  // A page out of the browser's memory may show a code that was used since.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      ask();
    }
  });
})();
