/* Words selected inside a block: what they are, and what can be made of them. */
(function (newsclean) {
  "use strict";

  newsclean.Words = class Words {
    /** @param desk holds the state: `review`, `push(review)`, the rows, and says things: `tell` */
    constructor(desk) {
      this.desk = desk;
      this.tools = desk.find("selected");
      if (this.tools) document.addEventListener("selectionchange", () => this.offer());
    }

    /** Words selected inside the current block: [index, from, to] in the copy, or null. */
    get selected() {
      if (window.getSelection().isCollapsed) return null;
      const { rows, text } = this.desk;
      const place = rows.blocks.length && text.selection(rows.textOf(rows.current), rows.blocks[rows.current]);
      return place && place[1] > place[0] ? [rows.current, ...place] : null;
    }

    /** The tools for them show while there are any. */
    offer() {
      const hidden = !this.selected;
      if (this.tools.hidden === hidden) return;
      this.tools.hidden = hidden;
      if (!hidden) this.desk.tell(gettext("Words selected: c makes a credit of them, h a heading, d the dateline."));
    }

    /** Make a block of the words; false where none are selected. */
    makeBlock(kind) {
      const { desk, selected } = this;
      if (!selected) return false;
      const [index, from, to] = selected;
      const [start] = desk.source.trim(from, to);
      window.getSelection().removeAllRanges();
      if (desk.push(newsclean.isolate(desk.review, index, from, to, kind, desk.source)))
        desk.tell(interpolate(gettext("The words selected are now %s."), [desk.rows.kinds.get(kind).label]));
      desk.rows.go(desk.rows.indexAt(start));
      return true;
    }

    makeDateline() {
      const { desk, selected } = this;
      if (!selected) {
        desk.tell(gettext("Select the dateline's words in the text first."));
        return;
      }
      const [, from, to] = selected;
      window.getSelection().removeAllRanges();
      if (desk.push(newsclean.setDateline(desk.review, from, to, desk.source)))
        desk.tell(interpolate(gettext("The dateline is now: %s"), [desk.review.dateline]));
    }
  };
})((window.newsclean = window.newsclean || {}));
