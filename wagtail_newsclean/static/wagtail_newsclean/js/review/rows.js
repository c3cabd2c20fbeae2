/* The blocks on the screen: one row each, runs of one kept-out kind folded into their first row. */
(function (newsclean) {
  "use strict";

  const LONG = 90; // characters of a kept-out block that still show when it is folded

  newsclean.Rows = class Rows {
    constructor(root, template, config, blockText) {
      this.root = root;
      this.template = template;
      this.text = blockText;
      this.limit = config.shown;
      this.kinds = new Map(config.kinds.map((kind) => [kind.kind, kind]));
      this.found = new Map(config.found.map((block) => [`${block.start}-${block.end}`, block]));
      this.elements = Array.from(root.children);
      this.blocks = config.review.blocks.slice(0, this.limit);
      this.span = config.review.dateline_span;
      this.current = 0;
      this.anchor = 0;
      this.opened = new Set(); // starts of kept-out blocks that were opened
      this.openAll = false;
      this.number();
      this.blocks.forEach((_block, index) => this.refill(index));
    }

    /** What the program found for this very block, if it is one of its blocks. */
    proposal(block) {
      return this.found.get(`${block.start}-${block.end}`);
    }

    doubtful(block) {
      return !block.edited && Boolean(this.proposal(block)?.ask);
    }

    indexOf(element) {
      return this.elements.indexOf(element.closest(".nc-block"));
    }

    indexAt(start) {
      const index = this.blocks.findIndex((block) => block.end > start);
      return index < 0 ? this.blocks.length - 1 : index;
    }

    textOf(index) {
      return this.elements[index].querySelector(".nc-block__text");
    }

    /** Bring the screen to `review`; only rows whose block is another object are touched. */
    show(review) {
      const old = this.blocks;
      const next = review.blocks.slice(0, this.limit);
      let from = 0;
      while (from < old.length && from < next.length && old[from] === next[from]) from++;
      let cut = 0;
      while (cut < old.length - from && cut < next.length - from && old[old.length - 1 - cut] === next[next.length - 1 - cut]) cut++;
      const moved = String(review.dateline_span) !== String(this.span);
      const oldSpan = this.span;
      this.span = review.dateline_span;
      if (from < next.length - cut || from < old.length - cut) this.replace(from, old.length - cut, next.slice(from, next.length - cut));
      this.blocks = next;
      if (next.length !== old.length) this.number();
      if (moved) for (const span of [oldSpan, this.span]) if (span) this.refill(this.indexAt(span[0]));
      this.current = Math.min(this.current, next.length - 1);
      this.anchor = Math.min(this.anchor, next.length - 1);
      this.fold();
    }

    /** Rows `from`..`to` become `blocks`; a row whose bounds stay the same keeps its element and its focus. */
    replace(from, to, blocks) {
      const known = new Map();
      for (const element of this.elements.slice(from, to)) known.set(`${element.dataset.start}-${element.dataset.end}`, element);
      const after = this.elements[to] || null;
      const rows = blocks.map((block) => {
        const key = `${block.start}-${block.end}`;
        const element = known.get(key) || this.create(block);
        known.delete(key);
        this.update(element, block);
        return element;
      });
      for (const element of known.values()) element.remove();
      let place = after;
      for (const element of rows.slice().reverse()) {
        if (element.nextElementSibling !== place || element.parentNode !== this.root) this.root.insertBefore(element, place);
        place = element;
      }
      this.elements.splice(from, to - from, ...rows);
    }

    create(block) {
      const element = this.template.content.firstElementChild.cloneNode(true);
      element.dataset.start = block.start;
      element.dataset.end = block.end;
      element.querySelector("select").name = `kind-${block.start}-${block.end}`;
      this.text.fill(element.querySelector(".nc-block__text"), block, this.span);
      return element;
    }

    update(element, block) {
      const kind = this.kinds.get(block.kind);
      element.dataset.kind = block.kind;
      element.dataset.group = kind.group;
      element.querySelector(".nc-block__shape").textContent = kind.shape;
      element.querySelector("select").value = block.kind;
      element.toggleAttribute("data-ask", this.doubtful(block));
      this.opened.delete(block.start);
      const reason = element.querySelector(".nc-block__reason");
      reason.textContent = block.edited ? gettext("Set by an editor.") : (this.proposal(block)?.reasons || []).join("; ");
    }

    refill(index) {
      this.text.fill(this.textOf(index), this.blocks[index], this.span);
    }

    number() {
      this.elements.forEach((element, index) => {
        element.querySelector("select").setAttribute("aria-label", interpolate(gettext("Kind of block %s"), [index + 1]));
      });
    }

    /** Whether the block may fold: kept out, not doubtful, not opened. */
    folds(block) {
      return !this.openAll && this.kinds.get(block.kind).keptOut && !this.doubtful(block) && !this.opened.has(block.start);
    }

    /** The indexes that stand or fold together with `index`. */
    run(index) {
      const block = this.blocks[index];
      if (!this.folds(block)) return [index];
      const joins = (i) => this.blocks[i] && this.blocks[i].kind === block.kind && this.folds(this.blocks[i]);
      let first = index;
      let last = index;
      while (joins(first - 1)) first--;
      while (joins(last + 1)) last++;
      return Array.from({ length: last - first + 1 }, (_none, i) => first + i);
    }

    fold() {
      for (let index = 0; index < this.blocks.length; ) {
        const run = this.run(index);
        const block = this.blocks[index];
        if (!this.folds(block)) this.setFold(index, "", 0);
        else run.forEach((i) => this.setFold(i, i === index ? "first" : "rest", run.length));
        index += run.length;
      }
      this.mark();
    }

    setFold(index, fold, length) {
      const element = this.elements[index];
      const hidden = fold === "rest";
      if (element.hidden !== hidden) element.hidden = hidden;
      if (element.dataset.fold !== fold) element.dataset.fold = fold;
      const more = element.querySelector(".nc-block__more");
      const block = this.blocks[index];
      const needed = fold === "first" && (length > 1 || block.end - block.start > LONG);
      if (more.hidden === needed) more.hidden = !needed;
      if (!needed) return;
      const label = interpolate(ngettext("%s line", "%s lines", length), [length]);
      if (more.textContent === label) return;
      more.textContent = label;
      more.setAttribute("aria-label", interpolate(gettext("Open: %s"), [label]));
    }

    open(index) {
      const run = this.run(index);
      for (const i of run) this.opened.add(this.blocks[i].start);
      this.fold();
      return run.length;
    }

    /** Close the run of opened blocks around `index`. */
    close(index) {
      const kind = this.blocks[index].kind;
      const opened = (i) => this.blocks[i] && this.blocks[i].kind === kind && this.opened.has(this.blocks[i].start);
      if (!opened(index)) return false;
      let first = index;
      while (opened(first - 1)) first--;
      for (let i = first; opened(i); i++) this.opened.delete(this.blocks[i].start);
      this.fold();
      this.go(this.run(first)[0]);
      return true;
    }

    /** What a command acts on: the chosen range, and what is folded into it. */
    chosen() {
      const [from, to] = [Math.min(this.anchor, this.current), Math.max(this.anchor, this.current)];
      const last = this.run(to);
      return Array.from({ length: last[last.length - 1] - from + 1 }, (_none, i) => from + i);
    }

    /** The next row that shows, from `index` in `direction`; the same index at the end. */
    neighbour(index, direction) {
      let next = index + direction;
      while (this.elements[next] && this.elements[next].hidden) next += direction;
      return this.elements[next] ? next : index;
    }

    /** Put the focus on a row; with `extend` the range grows to it. */
    go(index, { extend = false, focus = true } = {}) {
      if (this.elements[index].hidden) this.open(index);
      this.current = index;
      if (!extend) this.anchor = index;
      this.mark();
      if (!focus) return;
      this.elements[index].focus({ preventScroll: true });
      this.elements[index].scrollIntoView({ block: "nearest" });
    }

    mark() {
      const chosen = new Set(this.chosen());
      this.elements.forEach((element, index) => {
        const now = index === this.current;
        const tab = now ? 0 : -1;
        if (element.tabIndex !== tab || !element.hasAttribute("tabindex")) element.tabIndex = tab;
        if (element.classList.contains("is-current") !== now) element.classList.toggle("is-current", now);
        const selected = String(chosen.has(index));
        if (element.getAttribute("aria-selected") !== selected) element.setAttribute("aria-selected", selected);
      });
    }
  };
})((window.newsclean = window.newsclean || {}));
