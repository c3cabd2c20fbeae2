/* What is copied out of several blocks: their words with bold and italics, a paragraph each, and nothing of the desk. */
(function (newsclean) {
  "use strict";

  const TAGS = { headline: "h1", heading: "h2" };

  newsclean.Copying = class Copying {
    constructor(root) {
      this.root = root;
      root.addEventListener("copy", (event) => this.onCopy(event));
    }

    onCopy(event) {
      const selection = window.getSelection();
      const paragraphs = selection.isCollapsed ? [] : this.chosen(selection.getRangeAt(0)).filter((one) => one.textContent.trim());
      if (paragraphs.length < 2) return; // the browser's own
      event.preventDefault();
      event.clipboardData.setData("text/plain", paragraphs.map((one) => one.textContent).join("\n\n"));
      event.clipboardData.setData("text/html", paragraphs.map((one) => one.outerHTML).join("\n"));
    }

    /** A paragraph for each block that shows and is selected, or in part. */
    chosen(range) {
      const texts = Array.from(this.root.querySelectorAll(".nc-block:not([hidden]) .nc-block__text"));
      return texts.filter((text) => range.intersectsNode(text)).map((text) => {
        const part = document.createRange();
        part.selectNodeContents(text);
        if (text.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
        if (text.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
        const paragraph = document.createElement(TAGS[text.closest(".nc-block").dataset.kind] || "p");
        paragraph.append(part.cloneContents());
        for (const mark of paragraph.querySelectorAll("span")) mark.replaceWith(...mark.childNodes);
        return paragraph;
      });
    }
  };
})((window.newsclean = window.newsclean || {}));
