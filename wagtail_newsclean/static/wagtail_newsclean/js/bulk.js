/* A run's page: asks how far it is, and loads itself anew when a stage ends. Without a queue, asking does the work. */
(function () {
  "use strict";

  const WAIT = 1500; // milliseconds between two questions while workers work
  const AT_ONCE = 50; // the same where asking does the work

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("[data-nc-bulk]");
    const box = form?.querySelector("[data-nc-progress]");
    const state = () => box.firstElementChild.dataset;
    if (!form || state().ncWorking !== "yes") return;
    const begun = state().ncStage;
    const without = form.querySelector("[data-nc-without-script]");
    if (without) without.hidden = true;

    async function ask() {
      const queue = state().ncQueue === "yes";
      const options = queue ? {} : { method: "POST", body: new FormData(form) };
      try {
        const response = await fetch(form.dataset.ncBulk, options);
        if (response.ok && !response.redirected) box.innerHTML = await response.text(); // our own template, escaped
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // no network: asked again in a moment
      }
      if (state().ncStage !== begun) window.location.reload();
      else setTimeout(ask, queue ? WAIT : AT_ONCE);
    }

    setTimeout(ask, AT_ONCE);
  });
})();
