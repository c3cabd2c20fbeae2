/* The blocks on the screen: one row each, runs of one kept-out kind folded into their first row. */
(function (newsclean) {
  "use strict";

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
      this.folds = new newsclean.Folds(this);
      this.marked = new newsclean.Marked();
      this.number(0);
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
      if (next.length !== old.length) this.number(from);
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
      const rows = blocks.map((block, index) => {
        const key = `${block.start}-${block.end}`;
        const element = known.get(key) || this.create(block);
        known.delete(key);
        if (block !== this.blocks[from + index] || element !== this.elements[from + index]) this.update(element, block);
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
      element.id = `nc-b${block.start}`;
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
      this.folds.opened.delete(block.start);
      const reason = element.querySelector(".nc-block__reason");
      reason.textContent = block.edited ? gettext("Set by an editor.") : (this.proposal(block)?.reasons || []).join("; ");
    }

    refill(index) {
      this.text.fill(this.textOf(index), this.blocks[index], this.span);
    }

    number(from) {
      const words = gettext("Kind of block %s");
      for (let index = from; index < this.elements.length; index++)
        this.elements[index].querySelector("select").setAttribute("aria-label", interpolate(words, [index + 1]));
    }

    fold() {
      this.folds.show();
      this.mark();
    }

    open(index) {
      const opened = this.folds.open(index);
      this.mark();
      return opened;
    }

    /** Close the run of opened blocks around `index`. */
    close(index) {
      const first = this.folds.close(index);
      if (first === null) return false;
      this.go(first);
      return true;
    }

    /** The indexes that stand or fold together with `index`. */
    run(index) {
      return this.folds.run(index);
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
      while (this.elements[next] && this.folds.hides(next)) next += direction;
      return this.elements[next] ? next : index;
    }

    /** Put the focus on a row; with `extend` the range grows to it. */
    go(index, { extend = false, focus = true } = {}) {
      if (this.folds.hides(index)) this.open(index);
      this.current = index;
      if (!extend) this.anchor = index;
      this.mark();
      if (!focus) return;
      this.elements[index].focus({ preventScroll: true });
      this.elements[index].scrollIntoView({ block: "nearest", behavior: "instant" });
    }

    mark() {
      this.marked.show(this.elements, this.current, this.chosen());
    }
  };
})((window.newsclean = window.newsclean || {}));
