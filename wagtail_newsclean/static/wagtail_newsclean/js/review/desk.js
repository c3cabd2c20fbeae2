/* The review screen: one state with its history, what shows it, and what is done to it. */
(function (newsclean) {
  "use strict";

  class Desk {
    constructor(root) {
      this.config = JSON.parse(document.getElementById("newsclean-review").textContent);
      this.root = root;
      this.form = root.querySelector("[data-nc-form]");
      this.blocks = root.querySelector("[data-nc-blocks]");
      this.source = new newsclean.Source(this.config.source);
      this.lacks = ""; // what the draft lacks, said until it is there
      this.text = new newsclean.BlockText(this.config, this.source);
      this.rows = new newsclean.Rows(this.blocks, root.querySelector("[data-nc-row]"), this.config, this.text);
      this.side = new newsclean.Side(root, this.config, this.rows, this.source);
      this.doubt = new newsclean.Doubt(this.rows);
      this.history = new newsclean.History(this.config.review);
      this.harms = new newsclean.Harms(this, this.config);
      this.pictures = new newsclean.Pictures(this, this.config);
      this.panels = new newsclean.Panels(root, () => {
        this.harms.read();
        this.pictures.read();
      });
      this.words = new newsclean.Words(this);
      this.looks = new newsclean.Looks(this);
      this.offer = new newsclean.Offer(this, this.config);
      this.keys = new newsclean.Keys(root, this.config.kinds);
      this.commands = new newsclean.Commands(this);
      this.saving = new newsclean.Saving(this, this.config);
      this.refusals = new newsclean.Refusals(this, this.config);
      this.mentions = new newsclean.Mentions(root, this.rows, this.source);
      this.caret = new newsclean.Caret(this.blocks, {
        split: () => this.commands.run("split"),
        restore: () => this.rows.refill(this.rows.current),
      });
      this.copying = new newsclean.Copying(this.blocks);
      this.listen();
      for (const tool of root.querySelectorAll("[data-nc-tools], [data-nc-script]")) tool.hidden = false;
      this.refresh();
      this.start();
    }

    get review() {
      return this.history.present;
    }

    get token() {
      return this.form.querySelector("[name=csrfmiddlewaretoken]").value; // `elements` would name every menu first
    }

    /** At the block that the address names, else at the first. */
    start() {
      const wanted = document.getElementById(window.location.hash.slice(1))?.closest(".nc-block");
      const focus = Boolean(wanted) || (document.activeElement === document.body && !window.location.hash);
      if (this.harms.counting.length) this.tell(interpolate(gettext("%s: f goes to the first."), [this.harms.button.textContent]));
      if (this.blocks.children.length) this.rows.go(wanted ? this.rows.indexOf(wanted) : 0, { focus });
    }

    // Events --------------------------------------------------------------------------------------------------

    listen() {
      document.addEventListener("keydown", (event) => this.onKey(event));
      this.blocks.addEventListener("change", (event) => this.onMenu(event));
      this.blocks.addEventListener("click", (event) => this.onBlock(event));
      this.blocks.addEventListener("focusin", (event) => this.onFocus(event));
      this.blocks.addEventListener("mouseover", (event) => this.onHover(event));
      // A tool takes neither the focus nor the selection that it works on.
      this.find("tools").addEventListener("mousedown", (event) => event.preventDefault());
      this.root.addEventListener("click", (event) => this.onButton(event));
      this.dialog("kinds").addEventListener("keydown", (event) => this.onChoiceKey(event));
      this.root.addEventListener("submit", (event) => this.onSubmit(event));
      this.form.addEventListener("change", (event) => {
        if (event.target.matches("[data-nc-field]")) this.commitFields();
        else if (event.target.matches("input[data-nc-accept]")) this.commands.accept(this.side.suggestions.of(event.target));
      });
      this.form.addEventListener("input", (event) => {
        if (!event.target.matches("[data-nc-field]")) return;
        if (this.field("headline").value.trim()) this.lacks = "";
        this.complain("");
        this.saving.soon();
      });
    }

    onKey(event) {
      const command = this.keys.command(event);
      if (!command) return;
      const [name] = command;
      if ((name === "undo" || name === "redo") && this.typedIn(event.target)) return; // the field's own undo
      event.preventDefault();
      event.stopImmediatePropagation();
      this.commands.run(...command);
    }

    onMenu(event) {
      if (!event.target.matches("select")) return;
      const index = this.rows.indexOf(event.target);
      this.commands.setKind(this.rows.run(index), event.target.value, { move: false });
    }

    onBlock(event) {
      const row = event.target.closest(".nc-block");
      if (!row || event.target.closest("select, .nc-doubt") || event.target.isContentEditable) return;
      const index = this.rows.indexOf(row);
      if (row.dataset.fold === "first") this.commands.openFold(index);
      else this.rows.go(index, { extend: event.shiftKey, focus: window.getSelection().isCollapsed });
    }

    onFocus(event) {
      const index = this.rows.indexOf(event.target);
      if (index !== this.rows.current) this.rows.go(index, { focus: false });
      if (this.config.canChange) this.doubt.show();
      this.side.light(this.rows.blocks[this.rows.current]);
    }

    /** Why a block is what it is, without going to it. */
    onHover(event) {
      const gutter = event.target.closest(".nc-block__gutter");
      if (gutter) gutter.title = gutter.parentNode.querySelector(".nc-block__reason").textContent;
    }

    onButton(event) {
      const link = event.target.closest("a[data-nc-jump], a[data-nc-go-picture], a[data-nc-look], a[data-nc-do]");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) this.onLink(event, link);
      const button = event.target.closest("button");
      if (!button) return;
      const { ncClose, ncChoose, ncJump, ncAccept, ncAcceptAll, ncKind, ncMake, ncKeepOut, ncDo } = button.dataset;
      const suggestion = this.side.suggestions.of(button);
      if (suggestion) event.preventDefault();
      if (ncClose !== undefined) button.closest("dialog").close();
      else if (ncChoose) this.choose(ncChoose);
      else if (ncJump) this.rows.go(this.rows.indexAt(Number(ncJump)));
      else if ("ncRefuse" in button.dataset) this.commands.refuse(suggestion);
      else if ("ncTakeBack" in button.dataset) this.commands.takeBack(suggestion);
      else if (ncAccept) this.commands.accept(suggestion);
      else if (ncAcceptAll) this.commands.acceptAll(ncAcceptAll);
      else if (ncKind) this.commands.run("kind", ncKind);
      else if (ncMake) this.commands.run("kind", ncMake);
      else if (ncKeepOut) this.commands.run("keep-out", Number(ncKeepOut));
      else if (ncDo && button.type === "button") this.commands.run(ncDo);
    }

    onLink(event, link) {
      event.preventDefault();
      const { ncJump, ncGoPicture, ncDo } = link.dataset;
      if (ncJump) this.rows.go(this.rows.indexAt(Number(ncJump)));
      else if (ncGoPicture) document.getElementById(`nc-picture-${ncGoPicture}`)?.focus();
      else if (ncDo) this.commands.run(ncDo);
      else this.looks.open(link.href, link.textContent);
    }

    onChoiceKey(event) {
      const digit = newsclean.digit(event);
      const button = digit !== null && this.dialog("kinds").querySelectorAll("[data-nc-choose]")[(digit + 9) % 10];
      if (!button) return;
      event.stopPropagation(); // the digit is the dialog's, not a suggestion's
      this.choose(button.dataset.ncChoose);
    }

    choose(kind) {
      this.dialog("kinds").close();
      this.commands.run("kind", kind);
    }

    onSubmit(event) {
      if (event.target !== this.form) {
        if (event.target.method === "post") this.commands.submit(event);
        return;
      }
      event.preventDefault();
      this.commands.run(event.submitter?.dataset.ncDo === "draft" ? "draft" : "save");
    }

    // State and screen ----------------------------------------------------------------------------------------

    /** Take a new state as one step; false where it is the old one. */
    push(review) {
      const at = this.rows.blocks[this.rows.current]?.start ?? 0;
      if (!this.history.push(review, at)) return false;
      this.refresh();
      this.saving?.soon();
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
      this.refusals.keep();
      this.harms.show();
      this.pictures.show(this.review);
      this.offer.show(this.review);
      if (this.lacks && this.review.headline) this.settle();
      if (this.config.canChange) this.doubt.show();
      this.enable("undo", this.history.past.length > 0);
      this.enable("redo", this.history.future.length > 0);
    }

    enable(name, possible) {
      const button = this.root.querySelector(`[data-nc-do="${name}"]`);
      if (button) button.disabled = !possible;
    }

    find(name) {
      return this.root.querySelector(`[data-nc-${name}]`);
    }

    field(name) {
      return this.root.querySelector(`[data-nc-field="${name}"]`);
    }

    dialog(name) {
      return this.root.querySelector(`[data-nc-dialog="${name}"]`);
    }

    /** Said beside the tools, politely; an element of its own each time: screen readers pass over the same words in the same place. */
    tell(message) {
      const said = document.createElement("p");
      said.textContent = message;
      this.find("announce").replaceChildren(said);
    }

    hush() {
      this.find("announce").replaceChildren();
    }

    /** Said as an error, beside the buttons. Without a message, what the draft still lacks. */
    complain(message) {
      const place = this.find("message");
      const words = message || this.lacks;
      if (place.textContent !== words) place.textContent = words;
    }

    /** The draft needs a headline: a save that succeeds meanwhile does not take the words away. */
    lackHeadline() {
      this.lacks = gettext("Write a headline first: the draft needs one.");
      this.complain("");
      this.field("headline").focus();
    }

    settle() {
      const said = this.find("message").textContent === this.lacks;
      this.lacks = "";
      if (said) this.complain("");
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("[data-nc-desk]");
    if (root) newsclean.desk = new Desk(root);
  });
})((window.newsclean = window.newsclean || {}));
