/* The test box of a house rule: shows what the phrase hits in recent copy, a moment after it was typed. */
(() => {
  'use strict';

  const WAIT = 300; // milliseconds after the last key

  function start(box) {
    const form = box.closest('form');
    const phrase = form.querySelector('[name="phrase"]');
    const wholeLine = form.querySelector('[name="whole_line"]');
    const result = box.querySelector('[data-newsclean-try-result]');
    const idle = box.querySelector('[data-newsclean-try-idle]');
    let timer = 0;
    let request = null;

    async function show() {
      if (request) request.abort();
      request = new AbortController();
      const query = new URLSearchParams({ phrase: phrase.value, whole_line: wholeLine.checked });
      try {
        const response = await fetch(`${box.dataset.newscleanTry}?${query}`, { signal: request.signal });
        if (!response.ok) return;
        result.innerHTML = await response.text(); // our own template: every line in it is escaped
        idle.hidden = Boolean(phrase.value.trim());
      } catch (error) {
        if (error.name !== 'AbortError') throw error;
      }
    }

    function later() {
      clearTimeout(timer);
      timer = setTimeout(show, WAIT);
    }

    phrase.addEventListener('input', later);
    wholeLine.addEventListener('change', later);
    if (phrase.value.trim()) show();
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-newsclean-try]').forEach(start);
  });
})();
