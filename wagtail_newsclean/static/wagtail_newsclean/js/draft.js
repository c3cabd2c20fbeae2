/* Shows what stays out of the page model that is chosen. */
(function () {
  "use strict";

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-nc-draft]");
    if (!root) return;
    const chosen = () => root.querySelector("input[type=hidden][data-model], input:checked[data-model], option:checked[data-model]");
    const show = () => {
      const model = chosen()?.dataset.model;
      for (const plan of root.querySelectorAll("[data-plan]")) plan.hidden = plan.dataset.plan !== model;
    };
    root.addEventListener("change", show);
    show();
  });
})();
