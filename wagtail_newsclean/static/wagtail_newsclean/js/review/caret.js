/* A caret in a text that cannot be typed into: it says where to split, and words are never changed here. */
(function (newsclean) {
  "use strict";

  const MARKED = ["contenteditable", "spellcheck", "role", "aria-readonly", "aria-multiline", "aria-label"];

  newsclean.Caret = class Caret {
    /** @param split called when Enter is pressed at the caret; @param restore when a browser typed all the same */
    constructor(root, { split, restore }) {
      root.addEventListener("focusout", (event) => this.end(event.target));
      for (const name of ["beforeinput", "paste", "drop", "cut"])
        root.addEventListener(name, (event) => {
          if (event.target.closest("[contenteditable]")) event.preventDefault();
        });
      // Input methods cannot be stopped: what they wrote is taken out again.
      root.addEventListener("compositionend", restore);
      root.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !event.target.isContentEditable) return;
        event.preventDefault();
        event.stopPropagation();
        split();
      });
    }

    start(text) {
      const selection = window.getSelection();
      const inside = selection.rangeCount && text.contains(selection.anchorNode);
      text.contentEditable = "true";
      text.spellcheck = false;
      text.setAttribute("role", "textbox");
      text.setAttribute("aria-readonly", "true");
      text.setAttribute("aria-multiline", "true");
      text.setAttribute("aria-label", gettext("Text of the block: Enter splits it at the caret"));
      text.focus();
      if (!inside) selection.collapse(text, 0);
    }

    end(text) {
      if (text.isContentEditable) for (const name of MARKED) text.removeAttribute(name);
    }
  };
})((window.newsclean = window.newsclean || {}));
