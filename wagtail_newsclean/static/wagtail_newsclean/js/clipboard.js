/* What was pasted, and how to say it. Markup from outside is parsed into an inert document and only counted. */
(function (newsclean) {
  "use strict";

  const STRUCTURE = "p, h1, h2, h3, h4, h5, h6, li, a[href], img, b, strong, em, i, table, blockquote, br";
  const PARAGRAPHS = "p, h1, h2, h3, h4, h5, h6, li, blockquote:not(:has(p))";
  /* Above this a page of markup is not parsed merely to count it. */
  const COUNTED = 2_000_000;

  /** Whether `html` says more than its plain text: `null` where it does not, else its counts. */
  newsclean.countMarkup = function (html) {
    if (html.length > COUNTED) return { paragraphs: null, pictures: null };
    const inert = new DOMParser().parseFromString(html, "text/html");
    if (!inert.body || !inert.body.querySelector(STRUCTURE)) return null;
    return {
      paragraphs: inert.body.querySelectorAll(PARAGRAPHS).length,
      pictures: inert.body.querySelectorAll("img").length,
    };
  };

  /** "Formatted, 41 paragraphs, 3 pictures". */
  newsclean.describePaste = function (plain, counts) {
    if (!counts) return interpolate(gettext("Plain text, %s"), [lines(plain)]);
    if (counts.paragraphs === null) return interpolate(gettext("Formatted, %s"), [newsclean.describeSize(plain.length)]);
    const parts = [gettext("Formatted"), count(ngettext("%s paragraph", "%s paragraphs", counts.paragraphs), counts.paragraphs)];
    if (counts.pictures) parts.push(count(ngettext("%s picture", "%s pictures", counts.pictures), counts.pictures));
    return parts.join(", ");
  };

  /** "23 KB", "8.2 MB". */
  newsclean.describeSize = function (bytes) {
    const number = (n, digits) => n.toLocaleString(document.documentElement.lang || undefined, { maximumFractionDigits: digits });
    if (bytes < 1000) return interpolate(ngettext("%s byte", "%s bytes", bytes), [bytes]);
    return bytes < 1_000_000
      ? interpolate(gettext("%s KB"), [number(bytes / 1000, 0)])
      : interpolate(gettext("%s MB"), [number(bytes / 1_000_000, 1)]);
  };

  function lines(text) {
    let found = 0;
    for (const _ of text.matchAll(/[^\n]*\S[^\n]*/g)) found++;
    return count(ngettext("%s line", "%s lines", found), found);
  }

  function count(words, number) {
    return interpolate(words, [number]);
  }
})((window.newsclean = window.newsclean || {}));
