// The time left of what ends at [data-countdown]: words each second, one announcement a minute before the
// end, and the event "countdown-over" when it is reached. Without it the page says until when.
"use strict";

(() => {
  const SECOND = 1000;

  const run = (timer) => {
    const ends = Date.parse(timer.dataset.countdown);
    const skew = Date.parse(timer.dataset.now) - Date.now();
    const words = timer.querySelector("[data-left]");
    const spoken = document.querySelector("[data-spoken]");
    let ticking = 0;

    const phrase = (seconds) => {
      const form = seconds < 60 ? timer.dataset.seconds : timer.dataset.minutes;
      return form.replace("%m", Math.floor(seconds / 60)).replace("%s", seconds % 60);
    };

    const tick = () => {
      const left = Math.max(0, Math.ceil((ends - Date.now() - skew) / SECOND));
      if (left === 0) {
        clearInterval(ticking);
        timer.dispatchEvent(new CustomEvent("countdown-over", { bubbles: true }));
        return;
      }
      words.hidden = false;
      words.textContent = phrase(left);
      if (left === 60 && spoken) {
        spoken.textContent = spoken.dataset.warning;
      }
    };

    ticking = setInterval(tick, SECOND);
    tick();
  };

  for (const timer of document.querySelectorAll("[data-countdown]")) {
    run(timer);
  }
})();
