// The time left of a grant: words and bar each second, one announcement near the end, and at zero the page
// is hidden at once and asked for again. The server has closed it by then whatever this page shows.
"use strict";

(() => {
  const SECOND = 1000;
  const timer = document.querySelector("[data-ends]");

  // A page out of the browser's memory may show what has ended since.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });

  if (!timer) {
    return;
  }

  const ends = Date.parse(timer.dataset.ends);
  const skew = Date.parse(timer.dataset.now) - Date.now();
  const words = timer.querySelector("[data-left]");
  const bar = timer.querySelector("progress");
  const spoken = timer.querySelector("[data-spoken]");
  let ticking = 0;

  const close = () => {
    clearInterval(ticking);
    for (const element of document.querySelectorAll("[data-disclosed]")) {
      element.hidden = true;
    }
    words.textContent = timer.dataset.over;
    spoken.textContent = timer.dataset.over;
    location.replace(location.href);
  };

  const phrase = (seconds) => {
    const form = seconds < 60 ? timer.dataset.seconds : timer.dataset.minutes;
    return form.replace("%m", Math.floor(seconds / 60)).replace("%s", seconds % 60);
  };

  const tick = () => {
    const left = Math.max(0, Math.ceil((ends - Date.now() - skew) / SECOND));
    bar.value = left;
    if (left === 0) {
      close();
      return;
    }
    words.textContent = phrase(left);
    if (left === 60) {
      spoken.textContent = timer.dataset.warning;
    }
  };

  ticking = setInterval(tick, SECOND);
  document.addEventListener("visibilitychange", tick);
})();
