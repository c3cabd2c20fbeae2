/* The desk's settings: each preview follows its fields, a moment after they change. */
(function () {
  "use strict";

  const WAIT = 300; // milliseconds after the last change

  function follow(form, fields) {
    const box = fields.parentElement.querySelector("[data-nc-preview]");
    let timer = 0;
    let request = null;

    async function show() {
      if (request) request.abort();
      request = new AbortController();
      try {
        const options = { method: "POST", body: new FormData(form), signal: request.signal };
        const response = await fetch(box.dataset.ncPreview, options);
        if (response.ok && !response.redirected) box.innerHTML = await response.text(); // our own template, escaped
      } catch (error) {
        if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error; // TypeError: no network
      }
    }

    fields.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(show, WAIT);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("[data-nc-settings]");
    if (!form) return;
    form.querySelector("[data-nc-without-script]").hidden = true;
    form.querySelectorAll("[data-nc-fields]").forEach((fields) => follow(form, fields));
  });
})();
