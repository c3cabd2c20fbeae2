/* Which rows fold, and which row has the focus and which are chosen: only what changed is touched on the screen. */
(function (newsclean) {
  "use strict";

  const LONG = 90; // characters of a kept-out block that still show when it is folded

  newsclean.Folds = class Folds {
    constructor(rows) {
      this.rows = rows;
      this.opened = new Set(); // starts of kept-out blocks that were opened
      this.openAll = false;
      this.shown = new WeakMap(); // a row's element -> how it is folded on the screen
    }

    /** Whether the block may fold: kept out, not doubtful, not opened. */
    may(block) {
      return !this.openAll && this.rows.kinds.get(block.kind).keptOut && !this.opened.has(block.start) && !this.rows.doubtful(block);
    }

    /** The first and last index that stand or fold together with `index`. */
    bounds(index) {
      const { blocks } = this.rows;
      const { kind } = blocks[index];
      let [first, last] = [index, index];
      if (!this.may(blocks[index])) return [first, last];
      const joins = (i) => blocks[i] && blocks[i].kind === kind && this.may(blocks[i]);
      while (joins(first - 1)) first--;
      while (joins(last + 1)) last++;
      return [first, last];
    }

    run(index) {
      const [first, last] = this.bounds(index);
      return Array.from({ length: last - first + 1 }, (_none, i) => first + i);
    }

    hides(index) {
      return this.shown.get(this.rows.elements[index])?.fold === "rest";
    }

    show() {
      const { blocks } = this.rows;
      for (let index = 0; index < blocks.length; ) {
        const kind = blocks[index].kind;
        if (!this.may(blocks[index])) {
          this.set(index++, "", 0);
          continue;
        }
        const first = index++;
        while (index < blocks.length && blocks[index].kind === kind && this.may(blocks[index])) this.set(index++, "rest", 0);
        this.set(first, "first", index - first);
      }
    }

    set(index, fold, length) {
      const element = this.rows.elements[index];
      const was = this.shown.get(element);
      if (was && was.fold === fold && was.length === length) return;
      this.shown.set(element, { fold, length });
      element.hidden = fold === "rest";
      element.dataset.fold = fold;
      const more = element.querySelector(".nc-block__more");
      const block = this.rows.blocks[index];
      const needed = fold === "first" && (length > 1 || block.end - block.start > LONG);
      more.hidden = !needed;
      if (!needed) return;
      const label = interpolate(ngettext("%s line", "%s lines", length), [length]);
      more.textContent = label;
      more.setAttribute("aria-label", interpolate(gettext("Open: %s"), [label]));
    }

    open(index) {
      const run = this.run(index);
      for (const i of run) this.opened.add(this.rows.blocks[i].start);
      this.show();
      return run.length;
    }

    /** Close the run of opened blocks around `index`; its first index, or null where nothing was opened. */
    close(index) {
      const { blocks } = this.rows;
      const { kind } = blocks[index];
      const opened = (i) => blocks[i] && blocks[i].kind === kind && this.opened.has(blocks[i].start);
      if (!opened(index)) return null;
      let first = index;
      while (opened(first - 1)) first--;
      for (let i = first; opened(i); i++) this.opened.delete(blocks[i].start);
      this.show();
      return this.bounds(first)[0];
    }
  };

  newsclean.Marked = class Marked {
    constructor() {
      this.current = null;
      this.chosen = new Set();
      this.ready = new WeakSet();
    }

    show(elements, current, indexes) {
      for (const element of elements) {
        if (this.ready.has(element)) continue;
        this.ready.add(element);
        mark(element, false);
        element.setAttribute("aria-selected", "false");
      }
      const now = elements[current];
      if (this.current !== now) {
        if (this.current) mark(this.current, false);
        if (now) mark(now, true);
        this.current = now;
      }
      const chosen = new Set(indexes.map((index) => elements[index]));
      for (const element of this.chosen) if (!chosen.has(element)) element.setAttribute("aria-selected", "false");
      for (const element of chosen) if (element && !this.chosen.has(element)) element.setAttribute("aria-selected", "true");
      this.chosen = chosen;
    }
  };

  /** Tab stops at the current row and its menu only: it does not lead through every row of the copy. */
  function mark(element, current) {
    element.tabIndex = current ? 0 : -1;
    element.querySelector("select").tabIndex = current ? 0 : -1;
    element.classList.toggle("is-current", current);
  }
})((window.newsclean = window.newsclean || {}));
