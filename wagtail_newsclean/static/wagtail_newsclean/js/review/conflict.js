/* A colleague saved first, or another window of one's own: both versions with names and times, and what to keep of them. */
(function (newsclean) {
  "use strict";

  const FIRST_WORDS = 60;

  newsclean.Conflict = class Conflict {
    /** @param saving knows the version and the state that both editors started from */
    constructor(desk, saving) {
      this.desk = desk;
      this.saving = saving;
      this.dialog = desk.dialog("conflict");
      this.button = desk.find("resolve");
      this.dialog.addEventListener("click", (event) => {
        const choice = event.target.closest("[data-nc-resolve-as]")?.dataset.ncResolveAs;
        if (choice) this.resolve(choice);
      });
      this.dialog.addEventListener("close", () => this.wait());
    }

    /** Both versions are there and nobody has chosen yet. */
    get stands() {
      return Boolean(this.theirs);
    }

    /** Nothing is changed before somebody chooses; a save by itself never opens a dialog under busy hands. */
    found(data, { ask }) {
      this.theirs = data;
      if (ask) this.open();
      else this.wait();
    }

    wait() {
      if (!this.stands) return;
      this.desk.complain(this.theirs.message);
      if (this.button) this.button.hidden = false;
    }

    open() {
      const { name, own, message, review } = this.theirs;
      this.dialog.querySelector("[data-nc-conflict-message]").textContent = message;
      for (const place of this.dialog.querySelectorAll("[data-nc-conflict-own]")) {
        const { ncConflictName, ncConflictOwn } = place.dataset;
        place.dataset.ncConflictOthers ??= ncConflictName || place.textContent;
        place.textContent = own ? ncConflictOwn : interpolate(place.dataset.ncConflictOthers, [name]);
      }
      const list = this.dialog.querySelector("[data-nc-conflict-list]");
      const found = newsclean.differences(review, this.desk.review);
      list.replaceChildren(...found.map((difference) => this.describe(difference, this.theirs)));
      if (!found.length) list.textContent = gettext("Both versions say the same.");
      this.dialog.showModal();
    }

    describe(difference, { name, own }) {
      const item = document.createElement("div");
      item.className = "nc-conflict__item";
      for (const [label, side] of [
        [`${name}:`, difference.theirs],
        [own ? gettext("This window:") : gettext("You:"), difference.mine],
      ]) {
        const row = document.createElement("p");
        const who = document.createElement("b");
        who.textContent = label;
        const value = document.createElement("bdi");
        const [what, words] = this.say(difference, side);
        value.textContent = words;
        row.append(who, ` ${what} · `, value);
        item.append(row);
      }
      return item;
    }

    /** [what it is about, what this side makes of it] */
    say({ field, picture }, side) {
      if (field) return [fieldName(field), [].concat(side).join(", ") || gettext("(empty)")];
      if (!picture) return [side.map((block) => this.desk.rows.kinds.get(block.kind).label).join(" + "), this.words(side)];
      const name = document.getElementById(`nc-picture-name-${picture}`)?.textContent || "";
      if (!side) return [gettext("picture"), name];
      const made = [side.out && gettext("left out"), side.image && gettext("from the library"), side.credit].filter(Boolean);
      return [gettext("picture"), `${name} (${made.join(", ")})`];
    }

    /** The first words of the blocks on one side. */
    words([first]) {
      const text = this.desk.source.slice(first.start, Math.min(first.end, first.start + FIRST_WORDS));
      return text.length < first.end - first.start ? `${text} …` : text;
    }

    async resolve(choice) {
      const { name, own, review, version, saved } = this.theirs;
      const { desk, saving } = this;
      this.theirs = null;
      if (this.button) this.button.hidden = true;
      this.dialog.close();
      desk.complain("");
      if (choice === "theirs") {
        const here = { ...review, refused: desk.review.refused };
        desk.push(here); // one undo brings yours back
        saving.accept(here, { version, saved });
        desk.tell(
          own
            ? gettext("What the other window saved is here now. Undo brings back what stood here.")
            : interpolate(gettext("The version of %s is here now. Undo brings yours back."), [name]),
        );
        return;
      }
      if (choice === "merge") {
        desk.commitFields();
        desk.history.rebase((mine) => newsclean.mergeReviews(saving.base, review, mine).review);
        desk.refresh();
      }
      saving.version = version;
      saving.base = review;
      await saving.save();
    }
  };

  function fieldName(name) {
    return (document.querySelector(`label[for="nc-${name}"]`) || document.getElementById(`nc-suggestions-${name}`))?.textContent || name;
  }
})((window.newsclean = window.newsclean || {}));
