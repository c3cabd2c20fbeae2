/* Saving, the colleague who saved first, and leaving the screen. */
(function (newsclean) {
  "use strict";

  const FIRST_WORDS = 60;

  newsclean.Saving = class Saving {
    /** @param desk holds the state: `review`, `push(review)`, `commitFields()`; and says things: `tell`, `complain` */
    constructor(desk, config) {
      this.desk = desk;
      this.config = config;
      this.version = config.version;
      this.base = config.review;
      this.clean = config.dirty ? null : config.review; // the state that is on the server
      this.dialog = desk.dialog("conflict");
      this.dialog.addEventListener("click", (event) => {
        const choice = event.target.closest("[data-nc-resolve]")?.dataset.ncResolve;
        if (choice) this.resolve(choice);
      });
      window.addEventListener("beforeunload", (event) => {
        if (this.dirty) event.preventDefault();
      });
      window.addEventListener("pagehide", () => this.leave());
    }

    get dirty() {
      this.desk.commitFields();
      return !newsclean.savesSame(this.desk.review, this.clean);
    }

    /** @returns {Promise<boolean>} whether the server has the state now */
    async save() {
      if (this.busy) return false;
      this.busy = true;
      this.desk.commitFields();
      const review = this.desk.review;
      const form = new FormData();
      form.append("csrfmiddlewaretoken", this.desk.token);
      form.append("version", this.version);
      form.append("review", new Blob([JSON.stringify(review)], { type: "application/json" }), "review.json");
      const answer = await newsclean.send(this.config.urls.save, form);
      this.busy = false;
      if (answer.ok) {
        this.accept(review, answer.data);
        this.desk.tell(gettext("Saved."));
        return true;
      }
      if (answer.status === 409 && answer.data.review) this.ask(answer.data);
      else this.desk.complain(answer.message);
      return false;
    }

    accept(review, { version, saved }) {
      this.version = version;
      this.base = review;
      this.clean = review;
      this.desk.find("saved").textContent = saved;
      this.desk.complain("");
      this.desk.refresh();
    }

    /** A colleague saved first: show both, let the editor choose. Nothing is changed before that. */
    ask(data) {
      this.theirs = data;
      this.dialog.querySelector("[data-nc-conflict-message]").textContent = data.message;
      const list = this.dialog.querySelector("[data-nc-conflict-list]");
      const found = newsclean.differences(data.review, this.desk.review);
      list.replaceChildren(...found.map((difference) => this.describe(difference)));
      if (!found.length) list.textContent = gettext("Both versions say the same.");
      this.dialog.showModal();
    }

    describe({ field, theirs, mine }) {
      const item = document.createElement("div");
      item.className = "nc-conflict__item";
      const line = (name, text, words) => {
        const row = document.createElement("p");
        const label = document.createElement("b");
        label.textContent = name;
        const value = document.createElement("bdi");
        value.textContent = words;
        row.append(label, ` ${text} · `, value);
        item.append(row);
      };
      const say = (side) =>
        field
          ? [fieldName(field), [].concat(side).join(", ") || gettext("(empty)")]
          : [side.map((block) => this.desk.rows.kinds.get(block.kind).label).join(" + "), this.words(side)];
      line(gettext("Theirs:"), ...say(theirs));
      line(gettext("Yours:"), ...say(mine));
      return item;
    }

    /** The first words of the blocks on one side. */
    words([first]) {
      const text = this.desk.source.slice(first.start, Math.min(first.end, first.start + FIRST_WORDS));
      return text.length < first.end - first.start ? `${text} …` : text;
    }

    async resolve(choice) {
      this.dialog.close();
      const { review, version, saved } = this.theirs;
      if (choice === "theirs") {
        const here = { ...review, refused: this.desk.review.refused };
        this.desk.push(here); // one undo brings yours back
        this.accept(here, { version, saved });
        this.desk.tell(gettext("Your colleague's version is here now. Undo brings yours back."));
        return;
      }
      if (choice === "merge") this.desk.push(newsclean.mergeReviews(this.base, review, this.desk.review).review);
      this.version = version;
      this.base = review;
      await this.save();
    }

    leave() {
      if (!this.config.canChange) return;
      const form = new FormData();
      form.append("csrfmiddlewaretoken", this.desk.token);
      navigator.sendBeacon(this.config.urls.leave, form);
    }
  };

  function fieldName(name) {
    return (document.querySelector(`label[for="nc-${name}"]`) || document.getElementById(`nc-suggestions-${name}`)).textContent;
  }
})((window.newsclean = window.newsclean || {}));
