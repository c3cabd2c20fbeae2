/* Warnings: each leads to its block, and counts only while its block is of a kind that goes on the page. */
(function (newsclean) {
  "use strict";

  newsclean.Harms = class Harms {
    /** @param desk holds the state and the rows, and runs commands */
    constructor(desk, config) {
      this.desk = desk;
      this.placed = new Set(config.placed);
      this.canChange = config.canChange;
      this.button = desk.find("harms-button");
      this.read();
    }

    /** Look at the list anew: the server has made it. */
    read() {
      this.section = this.desk.find("harms");
      this.items = Array.from(this.desk.root.querySelectorAll("[data-nc-harm]"));
      for (const button of this.desk.root.querySelectorAll("[data-nc-keep-out]")) button.hidden = !this.canChange;
      this.show();
    }

    get counting() {
      return this.items.filter((item) => !item.hidden);
    }

    show() {
      for (const item of this.items) item.hidden = "inBlock" in item.dataset && !this.placed.has(this.blockOf(item).kind);
      const count = this.counting.length;
      if (this.section) {
        this.section.hidden = !count;
        this.desk.find("harms-count").textContent = count;
      }
      this.button.hidden = !count;
      this.button.textContent = interpolate(ngettext("%s warning", "%s warnings", count), [count]);
    }

    blockOf(item) {
      return this.desk.rows.blocks[this.indexOf(item)];
    }

    indexOf(item) {
      return this.desk.rows.indexAt(Number(item.dataset.start));
    }

    /** Go to the next warning, and from the last one to the first. */
    next() {
      const { counting } = this;
      if (!counting.length) {
        this.desk.tell(gettext("There is no warning."));
        return;
      }
      const at = counting.indexOf(this.last);
      this.last = counting[(at + 1) % counting.length];
      this.go(this.last);
      this.desk.tell(this.last.querySelector("a, span").textContent.trim());
    }

    go(item) {
      const picture = item.querySelector("[data-nc-go-picture]");
      if (picture) document.getElementById(`nc-picture-${picture.dataset.ncGoPicture}`)?.focus();
      else if ("start" in item.dataset) this.desk.rows.go(this.indexOf(item));
      else item.querySelector("[data-nc-look]").focus();
    }
  };
})((window.newsclean = window.newsclean || {}));
