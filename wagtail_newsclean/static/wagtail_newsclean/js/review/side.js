/* Beside the copy: counts, the list of doubtful blocks, the story's fields, the original. */
(function (newsclean) {
  "use strict";

  const FIRST_WORDS = 60;
  const LISTED = 30;

  function count(words, name = "") {
    const part = document.createElement("span");
    part.textContent = words;
    part.className = name;
    return part;
  }

  newsclean.Side = class Side {
    constructor(root, config, rows, source) {
      this.root = root;
      this.rows = rows;
      this.source = source;
      this.found = config.dateline;
      this.find = (name) => root.querySelector(`[data-nc-${name}]`);
      this.fields = Array.from(root.querySelectorAll("[data-nc-field]"));
      this.original = new newsclean.Original(this.find("original-text"), source);
      this.suggestions = new newsclean.Suggestions(root, config.canChange);
    }

    show(review) {
      this.showCounts(review);
      this.showDoubtful(review);
      this.showFields(review);
      this.suggestions.show(review);
    }

    showCounts(review) {
      const groups = { story: 0, picture: 0, out: 0 };
      let doubtful = 0;
      for (const block of review.blocks) {
        const kind = this.rows.kinds.get(block.kind);
        groups[kind.keptOut ? "out" : kind.group]++;
        if (this.rows.doubtful(block)) doubtful++;
      }
      const { story, picture, out } = groups;
      const parts = [count(interpolate(ngettext("%s in the story", "%s in the story", story), [story]), "nc-count--story")];
      if (picture) parts.push(count(interpolate(ngettext("%s with pictures", "%s with pictures", picture), [picture]), "nc-count--picture"));
      parts.push(count(interpolate(ngettext("%s kept out", "%s kept out", out), [out])));
      parts.push(count(interpolate(ngettext("%s doubtful", "%s doubtful", doubtful), [doubtful])));
      // Each but the last ends with the dot after it, so that a narrow screen leaves out both.
      for (const part of parts.slice(0, -1)) part.append(" · ");
      this.find("counts").replaceChildren(...parts);
      this.doubtfulLeft = doubtful;
    }

    showDoubtful(review) {
      const list = this.find("jumps");
      const doubtful = this.rows.blocks.map((_block, index) => index).filter((index) => this.rows.doubtful(review.blocks[index]));
      const key = doubtful.map((index) => review.blocks[index].start).join();
      if (key === this.jumps) return;
      this.jumps = key;
      this.find("doubtful").hidden = !doubtful.length;
      this.find("doubtful-count").textContent = doubtful.length;
      list.replaceChildren(...doubtful.slice(0, LISTED).map((index) => this.jump(review.blocks[index], index)));
    }

    jump(block, index) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "nc-jump";
      button.dataset.ncJump = block.start;
      const number = document.createElement("span");
      number.textContent = index + 1;
      const words = document.createElement("bdi");
      words.textContent = this.source.slice(block.start, Math.min(block.end, block.start + FIRST_WORDS));
      button.append(number, " ", this.question(block), " ", words);
      item.append(button);
      return item;
    }

    /** "body or newsletter". */
    question(block) {
      const second = this.rows.kinds.get(this.rows.proposal(block)?.second)?.label;
      const label = this.rows.kinds.get(block.kind).label;
      const element = document.createElement("b");
      element.textContent = second ? interpolate(gettext("%s or %s"), [label, second]) : label;
      return element;
    }

    showFields(review) {
      for (const field of this.fields) {
        const name = field.dataset.ncField;
        const value = name === "byline" ? review.byline.join("\n") : review[name];
        const typed = name === "byline" ? field.value.split("\n").map((line) => line.trim()).filter(Boolean).join("\n") : field.value.trim();
        if (typed !== value) field.value = value;
      }
    }

    /** The state with what stands in the fields now. */
    read(review) {
      const typed = (state, field) => newsclean.setField(state, field.dataset.ncField, field.value, this.found, this.source);
      return this.fields.reduce(typed, review);
    }

    get originalShows() {
      return !this.find("original").hidden;
    }

    toggleOriginal(block) {
      const shows = !this.originalShows;
      this.find("original").hidden = !shows;
      this.find("details").hidden = shows;
      this.root.querySelector('[data-nc-do="original"]').setAttribute("aria-pressed", String(shows));
      if (shows) this.light(block);
      return shows;
    }

    /** Light the block's place in the original. */
    light(block) {
      if (this.originalShows) this.original.light(block);
    }
  };
})((window.newsclean = window.newsclean || {}));
