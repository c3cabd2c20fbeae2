/* Offered once, after the first correction: is it always so for this source? What is answered is part of the state. */
(function (newsclean) {
  "use strict";

  newsclean.Offer = class Offer {
    /** @param desk holds the state: `review`, `push(review)`, and says things: `tell` */
    constructor(desk, config) {
      this.desk = desk;
      this.source = config.sourceName;
      this.element = desk.find("offer");
      this.box = desk.find("teach");
      this.done = !this.box || config.review.blocks.some((block) => block.edited);
      desk.root.addEventListener("change", ({ target }) => target === this.box && this.answer(target.checked));
    }

    /** A kind was set: ask, if nobody has asked yet. */
    make() {
      if (this.done) return;
      this.done = true;
      const question = this.source ? interpolate(gettext("Always for %s?"), [this.source]) : gettext("Always, for copy without a source?");
      this.element.replaceChildren(question, " ", this.button(true, gettext("Always")), " ", this.button(false, gettext("Only in this copy")));
      this.element.hidden = false;
    }

    button(wanted, words) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "nc-tool";
      made.setAttribute("aria-keyshortcuts", "l");
      made.textContent = words;
      made.addEventListener("click", () => {
        this.answer(wanted);
        this.desk.rows.go(this.desk.rows.current);
      });
      return made;
    }

    answer(wanted) {
      if (!this.box) return;
      this.element.hidden = true;
      this.done = true;
      this.desk.push(newsclean.setTeach(this.desk.review, wanted));
      this.desk.tell(wanted ? gettext("What you correct here is learnt.") : gettext("What you correct here is not learnt."));
    }

    show(review) {
      if (this.box) this.box.checked = review.teach;
    }
  };
})((window.newsclean = window.newsclean || {}));
