/* The review screen: one state, its history, and the commands that keys, buttons and menus share. */
(function (newsclean) {
  "use strict";

  class Desk {
    constructor(root) {
      this.config = JSON.parse(document.getElementById("newsclean-review").textContent);
      this.root = root;
      this.form = root.querySelector("[data-nc-form]");
      this.token = this.form.elements.csrfmiddlewaretoken.value;
      this.source = new newsclean.Source(this.config.source);
      this.text = new newsclean.BlockText(this.config, this.source);
      const blocks = root.querySelector("[data-nc-blocks]");
      this.rows = new newsclean.Rows(blocks, root.querySelector("[data-nc-row]"), this.config, this.text);
      this.side = new newsclean.Side(root, this.config, this.rows, this.source);
      this.history = new newsclean.History(this.config.review);
      this.keys = new newsclean.Keys(this.config.kinds);
      this.saving = new newsclean.Saving(this, this.config);
      this.rows.span = this.review.dateline_span;
      this.rows.refillAll();
      root.querySelector("[data-nc-tools]").hidden = false;
      this.listen(blocks);
      this.refresh();
      if (blocks.children.length) this.rows.go(0, { focus: document.activeElement === document.body });
    }

    get review() {
      return this.history.present;
    }

    listen(blocks) {
      document.addEventListener("keydown", (event) => this.onKey(event));
      blocks.addEventListener("change", (event) => this.onMenu(event));
      blocks.addEventListener("click", (event) => this.onClick(event));
      blocks.addEventListener("focusin", (event) => this.onFocus(event));
      blocks.addEventListener("focusout", (event) => this.endCaret(event.target));
      for (const name of ["beforeinput", "paste", "drop", "cut"])
        blocks.addEventListener(name, (event) => event.target.closest("[contenteditable]") && event.preventDefault());
      blocks.addEventListener("compositionend", () => this.rows.refill(this.rows.current));
      // A button takes neither the focus nor the selection that it works on.
      this.root.querySelector("[data-nc-tools]").addEventListener("mousedown", (event) => event.preventDefault());
      this.root.addEventListener("click", (event) => this.onButton(event));
      this.form.addEventListener("submit", (event) => this.onSubmit(event));
      this.form.addEventListener("change", (event) => event.target.matches("[data-nc-field]") && this.commitFields());
      this.form.addEventListener("input", (event) => event.target.matches("[data-nc-field]") && this.complain(""));
    }

    // What was done, to whom it happens ---------------------------------------------------------------------

    onKey(event) {
      const command = this.keys.command(event);
      if (!command) return;
      const [name, argument, options] = command;
      const caret = event.target.isContentEditable;
      if (name === "escape" && !newsclean.typing(event.target) && !this.ranged) return;
      if ((name === "undo" || name === "redo") && this.typedIn(event.target)) return; // the field's own undo
      if (caret && event.key === "Enter" && !event.ctrlKey) return; // handled as a split below
      event.preventDefault();
      event.stopImmediatePropagation();
      this.run(name, argument, options);
    }

    onMenu(event) {
      if (!event.target.matches("select")) return;
      const index = this.rows.indexOf(event.target);
      const kind = event.target.value;
      this.rows.go(index, { focus: false });
      this.setKind(this.rows.run(index), kind, { move: false });
    }

    onClick(event) {
      const row = event.target.closest(".nc-block");
      if (!row) return;
      const index = this.rows.indexOf(row);
      if (event.target.closest(".nc-block__more") || row.dataset.fold === "first") {
        if (!event.target.closest("select")) this.openFold(index);
      } else if (event.target.closest(".nc-block__text") && !event.target.isContentEditable) {
        this.rows.go(index, { extend: event.shiftKey, focus: window.getSelection().isCollapsed });
      }
    }

    onFocus(event) {
      const index = this.rows.indexOf(event.target);
      if (index !== this.rows.current && !this.rows.elements[index].hidden) this.rows.go(index, { focus: false });
      this.showDoubt();
      this.side.light(this.rows.blocks[this.rows.current]);
    }

    onButton(event) {
      const button = event.target.closest("button");
      if (!button) return;
      if ("ncClose" in button.dataset) button.closest("dialog").close();
      else if (button.dataset.ncChoose) this.choose(button);
      else if (button.dataset.ncJump) this.rows.go(this.rows.indexAt(Number(button.dataset.ncJump)));
      else if (button.dataset.ncAccept) this.accept(button);
      else if (button.dataset.ncKind) this.setKind(this.rows.chosen(), button.dataset.ncKind);
      else if (button.dataset.ncDo && button.type === "button") this.run(button.dataset.ncDo);
    }

    onSubmit(event) {
      event.preventDefault();
      this.run(event.submitter?.dataset.ncDo === "draft" ? "draft" : "save");
    }

    /** Every command has one name, whatever asked for it. */
    run(name, argument, options = {}) {
      const commands = {
        next: () => this.rows.go(this.rows.neighbour(this.rows.current, 1), options),
        previous: () => this.rows.go(this.rows.neighbour(this.rows.current, -1), options),
        "next-doubtful": () => this.goDoubtful(1, options),
        "previous-doubtful": () => this.goDoubtful(-1, options),
        kind: () => this.setKind(this.rows.chosen(), argument),
        other: () => this.change(() => this.open("kinds")),
        merge: () => this.change(() => this.merge()),
        split: () => this.change(() => this.split()),
        enter: () => this.enter(),
        edit: () => this.change(() => this.edit()),
        dateline: () => this.change(() => this.takeDateline()),
        original: () => this.toggleOriginal(),
        unfold: () => this.unfold(),
        fields: () => this.find("field").focus(),
        accept: () => this.change(() => this.side.accepts[argument - 1] && this.accept(this.side.accepts[argument - 1])),
        escape: () => this.rows.go(this.rows.current),
        undo: () => this.goBack("undo", gettext("Undone.")),
        redo: () => this.goBack("redo", gettext("Done again.")),
        help: () => this.open("help"),
        save: () => this.change(() => this.saving.save()),
        draft: () => this.draft(),
      };
      commands[name]();
    }

    change(action) {
      if (this.config.canChange) return action();
      this.tell(gettext("This copy cannot be changed here."));
      return undefined;
    }

    // Commands ------------------------------------------------------------------------------------------------

    setKind(indexes, kind, { move = true } = {}) {
      if (!this.config.canChange) return this.change(() => {});
      const selected = move && this.selected();
      if (selected) return this.isolate(selected, kind);
      if (!this.push(newsclean.setKind(this.review, indexes, kind, this.source))) return undefined;
      const last = indexes[indexes.length - 1];
      const label = this.label(kind);
      this.tell(
        indexes.length > 1
          ? interpolate(gettext("%s lines are now %s; %s doubtful left"), [indexes.length, label, this.side.doubtfulLeft])
          : interpolate(gettext("Line %s is now %s; %s doubtful left"), [last + 1, label, this.side.doubtfulLeft]),
      );
      if (move) this.rows.go(this.rows.neighbour(last, 1));
      return undefined;
    }

    isolate([index, from, to], kind) {
      const start = this.source.trim(from, to)[0];
      if (this.push(newsclean.isolate(this.review, index, from, to, kind, this.source)))
        this.tell(interpolate(gettext("The words selected are now %s."), [this.label(kind)]));
      this.rows.go(this.rows.indexAt(start));
    }

    merge() {
      const index = this.rows.current;
      if (!this.push(newsclean.mergeNext(this.review, index, this.source))) return;
      this.rows.go(index);
      this.tell(interpolate(gettext("Merged into line %s."), [index + 1]));
    }

    /** Split where the caret stands; without a caret in the block, put one there. */
    split() {
      const index = this.rows.current;
      const block = this.rows.blocks[index];
      const place = this.text.selection(this.rows.textOf(index), block);
      const next = place && newsclean.splitAt(this.review, index, place[0], this.source);
      if (!next || next === this.review) {
        this.startCaret(index);
        return;
      }
      window.getSelection().removeAllRanges();
      this.push(next);
      this.rows.go(index + 1);
      this.tell(interpolate(gettext("Split: lines %s and %s."), [index + 1, index + 2]));
    }

    enter() {
      const index = this.rows.current;
      if (this.rows.elements[index].dataset.fold) this.openFold(index);
      else if (!this.rows.close(index)) this.change(() => this.startCaret(index));
    }

    openFold(index) {
      const opened = this.rows.open(index);
      this.rows.go(index);
      this.tell(interpolate(ngettext("%s line opened.", "%s lines opened.", opened), [opened]));
    }

    edit() {
      const field = this.root.querySelector(`[data-nc-field="${this.rows.blocks[this.rows.current].kind}"]`);
      if (field) field.focus();
      else this.startCaret(this.rows.current);
    }

    /** A caret in a text that cannot be typed into: words are never changed here. */
    startCaret(index) {
      const text = this.rows.textOf(index);
      const selection = window.getSelection();
      const inside = selection.rangeCount && text.contains(selection.anchorNode);
      text.contentEditable = "true";
      text.spellcheck = false;
      text.setAttribute("role", "textbox");
      text.setAttribute("aria-readonly", "true");
      text.setAttribute("aria-multiline", "true");
      text.setAttribute("aria-label", gettext("Put the caret where the block should be split, then press Enter"));
      text.focus();
      if (!inside) selection.collapse(text, 0);
      text.onkeydown = (event) => {
        if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        this.split();
      };
      this.tell(gettext("Put the caret where the block should be split, then press Enter."));
    }

    endCaret(text) {
      if (!text.isContentEditable) return;
      for (const name of ["contenteditable", "spellcheck", "role", "aria-readonly", "aria-multiline", "aria-label"]) text.removeAttribute(name);
      text.onkeydown = null;
    }

    takeDateline() {
      const selected = this.selected();
      if (!selected) return this.tell(gettext("Select the dateline's words in the text first."));
      const [, from, to] = selected;
      window.getSelection().removeAllRanges();
      if (this.push(newsclean.setDateline(this.review, from, to, this.source)))
        this.tell(interpolate(gettext("Dateline: %s"), [this.review.dateline]));
      return undefined;
    }

    accept(button) {
      const { ncAccept: name, value } = button.dataset;
      if (this.push(newsclean.setField(this.review, name, value, this.config.dateline)))
        this.tell(interpolate(gettext("Accepted: %s"), [value]));
    }

    choose(button) {
      button.closest("dialog").close();
      this.setKind(this.rows.chosen(), button.dataset.ncChoose);
    }

    goDoubtful(direction, options) {
      const { blocks, current } = this.rows;
      for (let step = 1; step <= blocks.length; step++) {
        const index = (current + direction * step + blocks.length * 2) % blocks.length;
        if (this.rows.doubtful(blocks[index])) return this.rows.go(index, options);
      }
      return this.tell(gettext("No doubtful block is left."));
    }

    toggleOriginal() {
      const shows = this.side.toggleOriginal(this.rows.blocks[this.rows.current]);
      this.tell(shows ? gettext("The original stands beside the copy.") : gettext("The original is closed."));
    }

    unfold() {
      this.rows.openAll = !this.rows.openAll;
      this.rows.fold();
      this.root.querySelector('[data-nc-do="unfold"]').setAttribute("aria-pressed", String(this.rows.openAll));
      this.rows.go(this.rows.current);
    }

    goBack(way, words) {
      this.commitFields();
      const at = this.history[way]();
      if (at === undefined) return this.tell(way === "undo" ? gettext("Nothing to undo.") : gettext("Nothing to redo."));
      this.refresh();
      this.rows.go(this.rows.indexAt(at));
      return this.tell(words);
    }

    async draft() {
      if (!this.config.canConvert || !this.root.querySelector('[data-nc-do="draft"]')) return;
      this.commitFields();
      if (!this.review.headline) {
        this.complain(gettext("Write a headline first: the draft needs one."));
        this.root.querySelector('[data-nc-field="headline"]').focus();
        return;
      }
      if (this.saving.dirty && !(await this.saving.save())) return;
      window.location.assign(this.config.urls.draft);
    }

    // State and screen ----------------------------------------------------------------------------------------

    /** Take a new state; false where it is the old one. */
    push(review) {
      const at = this.rows.blocks[this.rows.current]?.start ?? 0;
      if (!this.history.push(review, at)) return false;
      this.refresh();
      return true;
    }

    /** What was typed into the fields becomes one step of the history. */
    commitFields() {
      if (this.config.canChange) this.push(this.side.read(this.review));
    }

    typedIn(target) {
      return target.matches("[data-nc-field]") && this.side.read(this.review) !== this.review;
    }

    refresh() {
      this.rows.show(this.review);
      this.side.show(this.review);
      this.showDoubt();
      for (const [name, steps] of [["undo", this.history.past], ["redo", this.history.future]]) {
        const button = this.root.querySelector(`[data-nc-do="${name}"]`);
        if (button) button.disabled = !steps.length;
      }
    }

    /** Under a doubtful block in focus: the two likely kinds as buttons. */
    showDoubt() {
      const block = this.rows.blocks[this.rows.current];
      this.doubt ??= Object.assign(document.createElement("p"), { className: "nc-doubt" });
      if (!block || !this.rows.doubtful(block) || !this.config.canChange) return this.doubt.remove();
      const second = this.rows.proposal(block).second;
      const button = (kind, words) => {
        const made = Object.assign(document.createElement("button"), { type: "button", className: "nc-tool" });
        made.dataset.ncKind = kind;
        made.textContent = interpolate(words, [this.label(kind)]);
        return made;
      };
      this.doubt.replaceChildren(button(block.kind, gettext("Yes, %s")));
      if (second) this.doubt.append(button(second, gettext("No, %s")));
      const place = this.rows.elements[this.rows.current].querySelector(".nc-block__copy");
      if (this.doubt.parentNode !== place) place.append(this.doubt);
      return undefined;
    }

    /** Words selected inside the current block: [index, from, to]. */
    selected() {
      if (window.getSelection().isCollapsed) return null;
      const index = this.rows.current;
      const place = this.text.selection(this.rows.textOf(index), this.rows.blocks[index]);
      return place && place[1] > place[0] ? [index, ...place] : null;
    }

    get ranged() {
      return this.rows.anchor !== this.rows.current;
    }

    open(name) {
      this.root.querySelector(`[data-nc-dialog="${name}"]`).showModal();
    }

    find(name) {
      return this.root.querySelector(`[data-nc-${name}]`);
    }

    label(kind) {
      return this.rows.kinds.get(kind).label;
    }

    words(start) {
      return this.source.slice(start, start + 60);
    }

    fieldName(name) {
      return this.root.querySelector(`label[for="nc-${name}"]`).textContent;
    }

    tell(message) {
      this.find("announce").textContent = message;
    }

    complain(message) {
      const place = this.find("message");
      if (place.textContent !== message) place.textContent = message;
    }
  }

  newsclean.Desk = Desk;

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-nc-desk]");
    if (root) newsclean.desk = new Desk(root);
  });
})((window.newsclean = window.newsclean || {}));
