/* The text of a block on the screen, and where the caret stands in it. */
(function (newsclean) {
  "use strict";

  const KEPT = { B: "b", STRONG: "b", I: "i", EM: "i", CITE: "i" };

  newsclean.BlockText = class BlockText {
    /**
     * @param {object} config as the server sent it: `lines` are sanitised, and even so nothing of them is put
     *   into the page but their text, bold, italics and the fact that something is a link
     */
    constructor(config, source) {
      this.source = source;
      this.lines = new Map(config.lines.map((line) => [`${line.start}-${line.end}`, line.html]));
    }

    /** Fill `element` with the block's text: the dateline marked, bold, italics and links as they came. */
    fill(element, block, span) {
      const text = this.source.slice(block.start, block.end);
      if (span && span[0] >= block.start && span[0] < block.end) {
        const from = span[0] - block.start;
        const to = Math.min(span[1], block.end) - block.start;
        const points = Array.from(text);
        const mark = document.createElement("span");
        mark.className = "nc-dateline";
        mark.textContent = points.slice(from, to).join("");
        element.replaceChildren(points.slice(0, from).join(""), mark, points.slice(to).join(""));
        return;
      }
      const html = this.lines.get(`${block.start}-${block.end}`);
      const formatted = html && this.formatted(html);
      if (formatted && formatted.textContent === text) element.replaceChildren(formatted);
      else if (element.childElementCount || element.textContent !== text) element.textContent = text;
    }

    formatted(html) {
      const inert = new DOMParser().parseFromString(html, "text/html");
      const fragment = document.createDocumentFragment();
      copyInline(inert.body, fragment);
      return fragment;
    }

    /** The caret or selection in `element` as offsets in the copy: [from, to], or null when it is elsewhere. */
    selection(element, block) {
      const selection = window.getSelection();
      if (!selection.rangeCount) return null;
      const range = selection.getRangeAt(0);
      if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
      return [
        block.start + this.before(element, range.startContainer, range.startOffset),
        block.start + this.before(element, range.endContainer, range.endOffset),
      ];
    }

    before(element, node, offset) {
      const range = document.createRange();
      range.selectNodeContents(element);
      range.setEnd(node, offset);
      return this.source.count(range.toString());
    }
  };

  function copyInline(from, to) {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
      else if (node.nodeType !== Node.ELEMENT_NODE) continue;
      else if (node.nodeName === "A") to.append(link(node));
      else if (node.nodeName === "BR") to.append("\n");
      else if (KEPT[node.nodeName]) {
        const element = document.createElement(KEPT[node.nodeName]);
        copyInline(node, element);
        to.append(element);
      } else copyInline(node, to);
    }
  }

  /** Shown as a link, its address on hover, and not one to follow by mistake. */
  function link(node) {
    const element = document.createElement("span");
    element.className = "nc-link";
    element.title = node.getAttribute("href") || "";
    copyInline(node, element);
    return element;
  }
})((window.newsclean = window.newsclean || {}));
