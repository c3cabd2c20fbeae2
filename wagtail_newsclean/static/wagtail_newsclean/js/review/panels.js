/* What the server found anew after a save takes its place on the screen; the focus stays where it was. */
(function (newsclean) {
  "use strict";

  newsclean.Panels = class Panels {
    /** @param shown is called when something took its place */
    constructor(root, shown) {
      this.shown = shown;
      this.panels = new Map(Array.from(root.querySelectorAll("[data-nc-panel]"), (element) => [element.dataset.ncPanel, { element }]));
      root.addEventListener("focusout", () => window.setTimeout(() => this.settle()));
    }

    /** @param markup made by the server's own templates, by name */
    show(markup) {
      for (const [name, html] of Object.entries(markup)) {
        const panel = this.panels.get(name);
        if (panel && html !== panel.html) panel.waiting = html;
      }
      this.settle();
    }

    settle() {
      for (const panel of this.panels.values()) {
        if (panel.waiting === undefined || writesIn(panel.element)) continue;
        const focused = panel.element.contains(document.activeElement) && document.activeElement;
        panel.html = panel.waiting;
        panel.waiting = undefined;
        panel.element.innerHTML = panel.html;
        if (focused) again(panel.element, focused)?.focus({ preventScroll: true });
        this.shown();
      }
    }
  };

  /** Somebody is typing there: nothing is taken from under their hands. */
  function writesIn(element) {
    const { activeElement } = document;
    return element.contains(activeElement) && newsclean.typing(activeElement);
  }

  /** The same control in the new markup, else the panel's first. */
  function again(element, focused) {
    const same = focused.id && element.querySelector(`#${CSS.escape(focused.id)}`);
    return same || element.querySelector("a:not([hidden]), button:not([hidden]), input:not([type=hidden])");
  }
})((window.newsclean = window.newsclean || {}));
