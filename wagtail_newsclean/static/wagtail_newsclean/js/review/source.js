/* The copy's text, counted as Python counts it: by code points, where JavaScript counts UTF-16 units. */
(function (newsclean) {
  "use strict";

  /* White space to JavaScript and to Python alike: what only one of them would drop stays in its block. */
  const WHITE = "[ \\t\\n\\r\\f\\v\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*";
  const LEADING = new RegExp(`^${WHITE}`);
  const TRAILING = new RegExp(`${WHITE}$`);

  newsclean.Source = class Source {
    constructor(text) {
      this.text = text;
      this.points = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
      this.length = this.points ? this.points.length : text.length;
    }

    slice(start, end) {
      return this.points ? this.points.slice(start, end).join("") : this.text.slice(start, end);
    }

    /** How many code points `text` has. */
    count(text) {
      return this.points ? Array.from(text).length : text.length;
    }

    /** `start` and `end` without the white space inside them at both ends. */
    trim(start, end) {
      const text = this.slice(start, end);
      const left = LEADING.exec(text)[0].length;
      const right = TRAILING.exec(text)[0].length;
      return [start + left, Math.max(start + left, end - right)]; // white space is one unit, one point
    }
  };
})((window.newsclean = window.newsclean || {}));
