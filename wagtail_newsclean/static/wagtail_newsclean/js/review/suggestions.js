/* The suggestions beside the copy: what is accepted, and what is refused and folded away. */
(function (newsclean) {
  "use strict";

  newsclean.Suggestions = class Suggestions {
    constructor(root, canChange) {
      this.canChange = canChange;
      this.groups = Array.from(root.querySelectorAll("[data-nc-suggestions]"), (element) => ({
        offered: element.querySelector("[data-nc-offered]"),
        refused: element.querySelector("[data-nc-refused]"),
        count: element.querySelector("[data-nc-refused-count]"),
        items: Array.from(element.querySelectorAll("[data-nc-suggestion]"), (item) => new Item(item)),
      }));
      this.items = this.groups.flatMap((group) => group.items);
    }

    /** Those not refused, as they stand. */
    get offered() {
      return this.items.filter((item) => !item.refused);
    }

    find(key) {
      return this.items.find((item) => item.key === key);
    }

    /** The one that `element` is inside of. */
    of(element) {
      return this.find(element.closest("[data-nc-suggestion]")?.dataset.ncSuggestion);
    }

    /** The first ones show the key that accepts them. */
    number() {
      for (const item of this.items) item.number("");
      this.offered.slice(0, NUMBERS).forEach((item, index) => item.number(String(index + 1)));
    }

    show(review) {
      for (const { offered, refused, count, items } of this.groups) {
        for (const item of items) item.refused = review.refused.includes(item.key);
        const out = items.filter((item) => item.refused);
        fill(refused.querySelector("ul"), out); // first: what has left a list is not in the way of the others
        fill(offered, items.filter((item) => !item.refused));
        refused.hidden = !out.length;
        count.textContent = out.length;
        if (this.canChange) for (const item of items) item.show(newsclean.accepted(review, item.name, item.value));
      }
      if (this.canChange) this.number();
    }
  };

  /** The keys that accept them. */
  const NUMBERS = 9;

  class Item {
    constructor(element) {
      this.element = element;
      this.key = element.dataset.ncSuggestion;
      this.control = element.querySelector("[data-nc-accept]");
      this.name = this.key.slice(0, this.key.indexOf(":"));
      this.value = this.key.slice(this.name.length + 1);
      if (this.name === "related") this.value = Number(this.value);
      this.text = element.querySelector("[dir]").textContent;
      this.likely = Boolean(element.querySelector("[data-nc-likely]"));
      this.refused = false;
    }

    show(taken) {
      this.element.classList.toggle("is-accepted", taken);
      this.element.classList.toggle("is-refused", this.refused);
      this.element.querySelector("[data-nc-refuse]").hidden = this.refused;
      this.element.querySelector("[data-nc-take-back]").hidden = !this.refused;
      this.control.disabled = this.refused || (taken && this.control.type !== "checkbox");
      if (this.control.type === "checkbox") this.control.checked = taken;
      else this.control.textContent = taken ? gettext("Accepted") : gettext("Accept");
    }

    number(key) {
      const place = this.element.querySelector("[data-nc-number]");
      if (place.textContent === key) return;
      place.textContent = key;
      place.hidden = !key;
      if (key) this.control.setAttribute("aria-keyshortcuts", key);
      else this.control.removeAttribute("aria-keyshortcuts");
    }

    focus() {
      Array.from(this.element.querySelectorAll("input, button")).find((control) => !control.disabled && !control.hidden)?.focus();
    }
  }

  /** Put the items into the list in their order. Only what is out of place moves: a form with many menus is slow to take in one more. */
  function fill(list, items) {
    items.forEach(({ element }, index) => {
      if (list.children[index] !== element) list.insertBefore(element, list.children[index] || null);
    });
  }
})((window.newsclean = window.newsclean || {}));
