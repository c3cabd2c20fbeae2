/* The copy as it came in, its text only, with the place of one block lit. A line is an element: of long copy few are laid out anew. */
(function (newsclean) {
  "use strict";

  newsclean.Original = class Original {
    constructor(box, source) {
      this.box = box;
      this.source = source;
      this.lines = null; // made when it is first shown
      this.lit = [];
    }

    light({ start, end }) {
      if (!this.lines) this.write();
      for (const line of this.lit) say(line.element, line.text);
      this.lit = this.lines.filter((line) => line.end > start && line.start < end);
      for (const line of this.lit) {
        const [from, to] = [Math.max(start, line.start), Math.min(end, line.end)];
        const mark = document.createElement("mark");
        mark.textContent = this.source.slice(from, to);
        line.element.replaceChildren(this.source.slice(line.start, from), mark, this.source.slice(to, line.end));
      }
      const first = this.lit[0]?.element.querySelector("mark");
      if (first) this.box.scrollTop = Math.max(0, first.offsetTop - this.box.clientHeight / 3);
    }

    write() {
      let start = 0;
      this.lines = this.source.text.split("\n").map((text) => {
        const end = start + this.source.count(text);
        const line = { start, end, text, element: document.createElement("div") };
        say(line.element, text);
        start = end + 1;
        return line;
      });
      this.box.replaceChildren(...this.lines.map((line) => line.element));
    }
  };

  function say(element, text) {
    element.replaceChildren(text || document.createElement("br"));
  }
})((window.newsclean = window.newsclean || {}));
