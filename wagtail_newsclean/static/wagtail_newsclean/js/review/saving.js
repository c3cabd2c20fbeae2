/* Saving, by hand and by itself, and leaving the screen. */
(function (newsclean) {
  "use strict";

  // Milliseconds
  const AGAIN = 15_000; // after which a save that failed is tried again
  const SLOW = 500; // after which it is said that a save takes its time

  newsclean.Saving = class Saving {
    /** @param desk holds the state: `review`, `push(review)`, `commitFields()`; and says things: `tell`, `complain` */
    constructor(desk, config) {
      this.desk = desk;
      this.config = config;
      this.version = config.version;
      this.base = config.review;
      this.clean = config.dirty ? null : config.review; // the state that is on the server
      this.conflict = new newsclean.Conflict(desk, this);
      this.running = Promise.resolve();
      this.waiting = 0;
      window.addEventListener("beforeunload", (event) => {
        if (this.dirty) event.preventDefault();
      });
      window.addEventListener("pagehide", () => this.leave());
      // The network is there again, or somebody comes back from the tab in which they logged in.
      for (const back of ["online", "focus"]) window.addEventListener(back, () => this.failed && this.soon(0));
    }

    get dirty() {
      this.desk.commitFields();
      return !newsclean.savesSame(this.desk.review, this.clean);
    }

    /** Something changed: save it by itself in a moment, unless the site wants no autosave. */
    soon(wait = this.config.autosave) {
      window.clearTimeout(this.timer);
      if (!this.config.autosave || !this.config.canChange || this.gone) return;
      this.timer = window.setTimeout(() => this.byItself(), wait);
    }

    async byItself() {
      if (this.conflict.stands || document.querySelector("dialog[open], .modal.in")) return;
      if (this.waiting) this.soon();
      else if (this.dirty && !(await this.save({ auto: true })) && !this.conflict.stands) this.soon(AGAIN);
    }

    /** @returns {Promise<boolean>} whether the server has the state now */
    async save({ auto = false } = {}) {
      if (this.conflict.stands && !auto) {
        this.conflict.open();
        return false;
      }
      this.waiting++;
      this.running = this.running.then(() => this.send(auto)); // one after the other: each knows the version before
      const saved = await this.running;
      this.waiting--;
      return saved;
    }

    async send(auto) {
      const place = this.desk.find("saved");
      const before = place.textContent;
      const slow = window.setTimeout(() => (place.textContent = gettext("Saving…")), SLOW);
      this.failed = !(await this.post(auto));
      window.clearTimeout(slow);
      if (this.failed) place.textContent = before;
      return !this.failed;
    }

    async post(auto) {
      this.desk.commitFields();
      const { review } = this.desk;
      const form = new FormData();
      form.append("csrfmiddlewaretoken", this.desk.token);
      form.append("version", this.version);
      if (auto) form.append("auto", "1");
      form.append("review", new Blob([JSON.stringify(review)], { type: "application/json" }), "review.json");
      const answer = await newsclean.send(this.config.urls.save, form);
      if (answer.ok) {
        this.accept(review, answer.data);
        if (!auto) this.desk.tell(gettext("Saved."));
        return true;
      }
      if (answer.status === 404) this.giveUp();
      if (answer.status === 409 && answer.data.review) this.conflict.found(answer.data, { ask: !auto });
      else this.desk.complain(answer.message);
      return false;
    }

    /** A colleague deleted the copy: there is nothing to save to, and the way on is the inbox. */
    giveUp() {
      this.gone = true;
      const wayOn = this.desk.find("gone");
      wayOn.hidden = false;
      // The buttons go; the focus does not go with them.
      if (document.activeElement?.closest(".nc-actions")) wayOn.focus();
    }

    accept(review, { version, saved, panels, claim }) {
      this.version = version;
      this.base = review;
      this.clean = review;
      this.gone = false;
      this.desk.find("gone").hidden = true;
      this.desk.find("saved").textContent = saved;
      this.desk.complain("");
      if (claim !== undefined) this.showClaim(claim);
      this.desk.refresh();
      if (panels) this.desk.panels.show(panels);
    }

    /** A colleague took the copy over while it was open here. */
    showClaim(words) {
      const place = this.desk.find("claim-words");
      if (place.textContent === words) return;
      place.textContent = words;
      this.desk.find("claim").hidden = !words;
    }

    leave() {
      if (!this.config.canChange) return;
      const form = new FormData();
      form.append("csrfmiddlewaretoken", this.desk.token);
      navigator.sendBeacon(this.config.urls.leave, form);
    }
  };
})((window.newsclean = window.newsclean || {}));
