/* Where the copy names a suggested tag: lit while the tag has the pointer or the focus. */
(function (newsclean) {
  "use strict";

  const NAME = "nc-named";

  newsclean.Mentions = class Mentions {
    /** @param rows the blocks on the screen; their text is read, never changed */
    constructor(root, rows, source) {
      this.rows = rows;
      this.source = source;
      if (!window.CSS.highlights) return; // a browser of 2022: the reason beside the tag has to do
      for (const type of ["mouseover", "focusin"]) root.addEventListener(type, (event) => this.look(event.target));
    }

    look(target) {
      const element = target.closest("[data-nc-named]") || document.activeElement.closest("[data-nc-named]");
      if (element === this.shown) return;
      this.shown = element;
      window.CSS.highlights.delete(NAME);
      if (!element) return;
      const spans = element.dataset.ncNamed.split(" ").map((span) => span.split("-").map(Number));
      const ranges = spans.flatMap(([start, end]) => this.range(start, end));
      window.CSS.highlights.set(NAME, new Highlight(...ranges));
    }

    /** The range on the screen of `start`..`end` in the copy; none where a block ends inside it. */
    range(start, end) {
      const index = this.rows.indexAt(start);
      const block = this.rows.blocks[index];
      if (!block || block.start > start || block.end < end) return [];
      const text = this.rows.textOf(index);
      const from = this.source.slice(block.start, start).length;
      const range = document.createRange();
      range.setStart(...place(text, from));
      range.setEnd(...place(text, from + this.source.slice(start, end).length));
      return [range];
    }
  };

  /** The text node of `element` at an offset in its whole text, and the offset in the node. */
  function place(element, offset) {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let node = nodes.nextNode();
    while (node && offset > node.length) {
      offset -= node.length;
      node = nodes.nextNode();
    }
    return node ? [node, offset] : [element, element.childNodes.length];
  }
})((window.newsclean = window.newsclean || {}));
