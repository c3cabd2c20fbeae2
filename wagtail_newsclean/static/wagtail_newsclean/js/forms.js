/* Plain forms of the desk: each is sent once, and only while the session is there. Else it stays as it is, and why is said. */
(function (newsclean) {
  "use strict";

  const SENT = "ncSent";

  async function send(form, submitter) {
    const { message } = await newsclean.session();
    if (message) {
      delete form.dataset[SENT];
      submitter?.setAttribute("data-w-progress-loading-value", "false"); // Wagtail's own button that tells of progress
      say(message);
      return;
    }
    // Sent by a script a form names no button.
    const pressed = document.createElement("input");
    Object.assign(pressed, { type: "hidden", name: submitter?.name || "", value: submitter?.value || "" });
    form.append(pressed);
    HTMLFormElement.prototype.submit.call(form);
    pressed.remove();
  }

  /** Where Wagtail says what became of a form. */
  function say(text) {
    document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { clear: true, text, type: "error" } }));
    document.querySelector(".messages")?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  document.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    // What another script of ours sends is not sent here, nor is what belongs to no screen of ours.
    if (event.defaultPrevented || target.method !== "post" || !target.closest("main") || !target.elements.csrfmiddlewaretoken) return;
    event.preventDefault();
    if (target.dataset[SENT]) return;
    target.dataset[SENT] = "yes";
    send(target, submitter);
  });

  // Somebody comes back to a page that the browser has kept.
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset[SENT];
  });
})((window.newsclean = window.newsclean || {}));
