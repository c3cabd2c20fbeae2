/* Under a doubtful block in focus: its two likely kinds as buttons. */
(function (newsclean) {
  "use strict";

  newsclean.Doubt = class Doubt {
    constructor(rows) {
      this.rows = rows;
      this.element = document.createElement("p");
      this.element.className = "nc-doubt";
    }

    show() {
      const block = this.rows.blocks[this.rows.current];
      if (!block || !this.rows.doubtful(block)) {
        this.element.remove();
        return;
      }
      const second = this.rows.proposal(block).second;
      this.element.replaceChildren(this.button(block.kind, gettext("Keep as %s")));
      if (second) this.element.append(this.button(second, gettext("Make it %s")));
      const place = this.rows.elements[this.rows.current].querySelector(".nc-block__copy");
      if (this.element.parentNode !== place) place.append(this.element);
    }

    button(kind, words) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "nc-tool";
      made.dataset.ncKind = kind;
      made.textContent = interpolate(words, [this.rows.kinds.get(kind).label]);
      return made;
    }
  };
})((window.newsclean = window.newsclean || {}));
