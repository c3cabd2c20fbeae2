/* What an editor can do, one command a method: keys, buttons and menus all come here. */
(function (newsclean) {
  "use strict";

  const CHANGES = new Set(["kind", "other", "merge", "split", "edit", "dateline", "accept", "refuse", "refuse-here", "save", "teach", "keep-out"]);

  newsclean.Commands = class Commands {
    constructor(desk) {
      this.desk = desk;
      this.rows = desk.rows;
      this.named = {
        next: (_none, options) => this.rows.go(this.rows.neighbour(this.rows.current, 1), options),
        previous: (_none, options) => this.rows.go(this.rows.neighbour(this.rows.current, -1), options),
        "next-warning": () => desk.harms.next(),
        "keep-out": (start) => this.keepOut(start),
        "next-copy": () => this.leaveFor(desk.config.urls.next),
        "before-after": () => desk.looks.open(desk.config.urls.before_after, gettext("Before and after")),
        teach: () => desk.offer.answer(!desk.review.teach),
        resolve: () => desk.saving.save(),
        "next-doubtful": (_none, options) => this.goDoubtful(1, options),
        "previous-doubtful": (_none, options) => this.goDoubtful(-1, options),
        kind: (kind) => this.setKind(this.rows.chosen(), kind),
        other: () => desk.dialog("kinds").showModal(),
        merge: () => this.merge(),
        split: () => this.split(),
        enter: () => this.enter(),
        edit: () => this.edit(),
        dateline: () => desk.words.makeDateline(),
        original: () => this.toggleOriginal(),
        unfold: () => this.unfold(),
        fields: () => desk.find("field").focus(),
        accept: (number) => this.accept(desk.side.suggestions.offered[number - 1]),
        refuse: (number) => this.refuse(desk.side.suggestions.offered[number - 1]),
        "refuse-here": (element) => this.refuse(desk.side.suggestions.of(element)),
        escape: () => this.rows.go(this.rows.current),
        undo: () => this.goBack("undo"),
        redo: () => this.goBack("redo"),
        help: () => desk.dialog("help").showModal(),
        save: () => desk.saving.save(),
        draft: () => this.draft(),
      };
    }

    run(name, argument, options = {}) {
      this.desk.hush(); // what was said of the last command
      if (CHANGES.has(name) && !this.desk.config.canChange) this.desk.tell(gettext("This copy cannot be changed here."));
      else this.named[name](argument, options);
    }

    /** With words selected inside the block, a block is made of them; else the blocks take the kind. */
    setKind(indexes, kind, { move = true } = {}) {
      if (move && this.desk.words.makeBlock(kind)) return;
      if (!this.desk.push(newsclean.setKind(this.desk.review, indexes, kind, this.desk.source))) return;
      const last = indexes[indexes.length - 1];
      const label = this.rows.kinds.get(kind).label;
      const left = this.desk.side.doubtfulLeft;
      const many = indexes.length;
      const done =
        many > 1
          ? interpolate(ngettext("%s line is now %s", "%s lines are now %s", many), [many, label])
          : interpolate(gettext("Line %s is now %s"), [last + 1, label]);
      this.desk.tell(`${done}; ${interpolate(ngettext("%s doubtful left", "%s doubtful left", left), [left])}`);
      this.desk.offer.make();
      if (move) this.rows.go(this.rows.neighbour(last, 1));
    }

    /** The block that a warning is about is no part of the story. */
    keepOut(start) {
      const index = this.rows.indexAt(start);
      this.setKind([index], "other", { move: false });
      this.rows.go(index);
    }

    merge() {
      const index = this.rows.current;
      if (!this.desk.push(newsclean.mergeNext(this.desk.review, index, this.desk.source))) return;
      this.rows.go(index);
      this.desk.tell(interpolate(gettext("Merged into line %s."), [index + 1]));
    }

    /** Split where the caret stands; without a caret in the block, put one there. */
    split() {
      const index = this.rows.current;
      const place = this.desk.text.selection(this.rows.textOf(index), this.rows.blocks[index]);
      const next = place && newsclean.splitAt(this.desk.review, index, place[0], this.desk.source);
      if (!next || next === this.desk.review) {
        this.startCaret();
        return;
      }
      window.getSelection().removeAllRanges();
      this.desk.push(next);
      this.rows.go(index + 1);
      this.desk.tell(interpolate(gettext("Split into lines %s and %s."), [index + 1, index + 2]));
    }

    startCaret() {
      const { elements, current } = this.rows;
      if (elements[current].dataset.fold) this.openFold(current);
      this.desk.caret.start(this.rows.textOf(current));
      this.desk.tell(gettext("Put the caret where the block should be split, then press Enter."));
    }

    /** Open what is folded, close what was opened, else put a caret into the text. */
    enter() {
      const index = this.rows.current;
      if (this.rows.elements[index].dataset.fold) this.openFold(index);
      else if (!this.rows.close(index)) this.run("split");
    }

    openFold(index) {
      const opened = this.rows.open(index);
      this.rows.go(index);
      this.desk.tell(interpolate(ngettext("%s line opened.", "%s lines opened.", opened), [opened]));
    }

    edit() {
      const field = this.desk.field(this.rows.blocks[this.rows.current].kind);
      if (field) field.focus();
      else this.startCaret();
    }

    /** Accept a suggestion, or take that back. */
    accept(item) {
      if (!item) return;
      const wanted = !newsclean.accepted(this.desk.review, item.name, item.value);
      if (this.desk.push(newsclean.accept(this.desk.review, item.name, item.value, wanted, this.desk.source)))
        this.desk.tell(interpolate(wanted ? gettext("Accepted: %s") : gettext("Taken back: %s"), [item.text]));
    }

    /** Everything likely of one group, as one step. */
    acceptAll(name) {
      const likely = this.desk.side.suggestions.offered.filter((item) => item.likely && item.name === name);
      const take = (review, item) => newsclean.accept(review, name, item.value, true, this.desk.source);
      if (this.desk.push(likely.reduce(take, this.desk.review)))
        this.desk.tell(interpolate(gettext("Accepted: %s"), [likely.map((item) => item.text).join(", ")]));
    }

    /** Refuse a suggestion; the focus goes on to the next one where it was in this one. */
    refuse(item) {
      if (!item || item.refused) return;
      const { offered } = this.desk.side.suggestions;
      const here = item.element.contains(document.activeElement);
      const at = offered.indexOf(item);
      if (!this.desk.push(newsclean.refuse(this.desk.review, item.name, item.value, true, this.desk.source))) return;
      this.desk.tell(interpolate(gettext("Refused: %s"), [item.text]));
      if (here) (offered[at + 1] || offered[at - 1] || this.rows.elements[this.rows.current]).focus();
    }

    takeBack(item) {
      if (!this.desk.push(newsclean.refuse(this.desk.review, item.name, item.value, false, this.desk.source))) return;
      this.desk.tell(interpolate(gettext("Offered again: %s"), [item.text]));
      item.focus();
    }

    goDoubtful(direction, options) {
      const { blocks, current } = this.rows;
      for (let step = 1; step <= blocks.length; step++) {
        const index = (current + direction * step + blocks.length * 2) % blocks.length;
        if (this.rows.doubtful(blocks[index])) {
          this.rows.go(index, options);
          return;
        }
      }
      this.desk.tell(gettext("No doubtful block is left."));
    }

    toggleOriginal() {
      const shows = this.desk.side.toggleOriginal(this.rows.blocks[this.rows.current]);
      this.desk.tell(shows ? gettext("The original stands beside the copy.") : gettext("The original is closed."));
    }

    unfold() {
      const { folds } = this.rows;
      folds.openAll = !folds.openAll;
      this.rows.fold();
      this.desk.root.querySelector('[data-nc-do="unfold"]').setAttribute("aria-pressed", String(folds.openAll));
      this.rows.go(this.rows.current);
    }

    goBack(way) {
      this.desk.commitFields();
      const at = this.desk.history[way]();
      if (at === undefined) {
        this.desk.tell(way === "undo" ? gettext("Nothing to undo.") : gettext("Nothing to redo."));
        return;
      }
      this.desk.refresh();
      this.desk.saving.soon();
      this.rows.go(this.rows.indexAt(at));
      this.desk.tell(way === "undo" ? gettext("Undone.") : gettext("Done again."));
    }

    async draft() {
      if (!this.desk.root.querySelector('[data-nc-do="draft"]')) return;
      this.desk.commitFields();
      if (!this.desk.review.headline) {
        this.desk.lackHeadline();
        return;
      }
      await this.leaveFor(this.desk.config.urls.draft);
    }

    /** Go to another page once everything is saved. */
    async leaveFor(address) {
      if (await this.settled()) window.location.assign(address);
    }

    /** Send one of the small forms (claim, release, discard) once everything is saved. */
    async submit(event) {
      const { target, submitter } = event;
      if (this.sent) return; // the second time, from below
      event.preventDefault();
      if (this.sending) return;
      this.sending = true;
      await new Promise((done) => setTimeout(done)); // a form cannot be sent again while its own event is told of
      if (await this.settled()) {
        this.sent = true;
        target.requestSubmit(submitter);
        this.sent = false;
      }
      this.sending = false;
    }

    /** @returns {Promise<boolean>} whether nothing is left that would be lost */
    async settled() {
      const { config, refusals, saving } = this.desk;
      await saving.running; // what is on its way need not be sent twice
      if (config.canChange && saving.dirty && !(await saving.save())) return false;
      await refusals.last;
      return true;
    }
  };
})((window.newsclean = window.newsclean || {}));
