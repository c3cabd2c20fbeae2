/* Tells Wagtail's content checker which elements of the page hold a line that was found on the server. */
(function () {
  "use strict";

  const CODES = ["embargo", "desk-note", "phone", "mojibake", "newsletter", "appeal", "credit", "furniture"];
  const words = (text) => text.replace(/\s+/g, " ").trim();

  function isClean(node, options) {
    const lines = (options && options.lines) || [];
    if (!lines.length) return true;
    const text = words(node.textContent || "");
    return !lines.some((line) => text.includes(words(line)));
  }

  for (const code of CODES) window.wagtail?.userbar?.registerCheck?.(`check-newsclean-${code}`, isClean);
})();
