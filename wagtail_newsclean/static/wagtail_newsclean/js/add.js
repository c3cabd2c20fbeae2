/* The paste box: keeps the rich clipboard, a long text or a file beside the form until the server has it. */
(function (newsclean) {
  "use strict";

  /* A textarea with more than this freezes the browser for a while; it is kept aside and only its beginning shown. */
  const SHOWN_IN_BOX = 200_000;
  const PREVIEW = 2_000;

  class PasteBox {
    constructor(form) {
      this.form = form;
      this.find = (name) => form.querySelector(`[data-nc-${name}]`);
      this.text = form.elements.text;
      this.file = form.elements.file;
      this.pasted = null; // {plain, html}
      this.text.addEventListener("paste", (event) => this.onPaste(event));
      this.find("clear").addEventListener("click", () => this.clear());
      this.file.addEventListener("change", () => this.onFile());
      form.addEventListener("submit", (event) => this.onSubmit(event));
      const box = this.find("drop");
      box.addEventListener("dragover", (event) => this.onDrag(event, box));
      box.addEventListener("dragleave", () => box.classList.remove("is-over"));
      box.addEventListener("drop", (event) => this.onDrop(event, box));
      window.addEventListener("beforeunload", (event) => {
        if (!this.sent && (this.text.value.trim() || this.pasted || this.file.files.length)) event.preventDefault();
      });
      if (this.file.files.length) this.onFile();
    }

    onPaste(event) {
      const clip = event.clipboardData;
      if (clip.files.length && !clip.types.includes("text/plain") && !clip.types.includes("text/html")) {
        event.preventDefault();
        this.take(clip.files);
        return;
      }
      const box = this.text;
      const replacesAll = box.selectionStart === 0 && box.selectionEnd === box.value.length;
      if (!replacesAll) return; // pasted into text that is already there: as plain text
      const plain = clip.getData("text/plain");
      const html = clip.getData("text/html");
      const counts = html ? newsclean.countMarkup(html) : null;
      if (!counts && plain.length < SHOWN_IN_BOX) return;
      event.preventDefault();
      this.pasted = { plain, html: counts ? html : "" };
      this.show(newsclean.describePaste(plain || "", counts), plain.slice(0, PREVIEW), Boolean(counts && plain));
    }

    onFile() {
      const file = this.file.files[0];
      if (!file) return this.clear();
      this.pasted = null;
      this.show(`${file.name}, ${newsclean.describeSize(file.size)}`, "", false);
    }

    onDrag(event, box) {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      box.classList.add("is-over");
    }

    onDrop(event, box) {
      box.classList.remove("is-over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      this.take(event.dataTransfer.files);
    }

    take(files) {
      this.file.files = files;
      this.onFile();
      if (files.length > 1) this.complain("text", [gettext("Only the first file was taken. Add the others one by one.")]);
    }

    /** The summary takes the place of the box; what was typed before stays in the box behind it. */
    show(summary, preview, switchable) {
      this.complain("text", []);
      this.find("typed").hidden = true;
      this.find("pasted").hidden = false;
      this.find("choose").hidden = true;
      this.find("summary").textContent = summary;
      this.find("preview").textContent = preview;
      this.find("preview").hidden = !preview;
      this.find("switch").hidden = !switchable;
      this.find("plain").checked = false;
      this.form.elements.source.focus();
    }

    clear() {
      this.pasted = null;
      this.file.value = "";
      this.find("pasted").hidden = true;
      this.find("typed").hidden = false;
      this.find("choose").hidden = false;
      this.text.focus();
    }

    async onSubmit(event) {
      event.preventDefault();
      const button = this.find("split");
      if (button.disabled) return;
      button.disabled = true;
      this.find("working").textContent = gettext("Splitting …");
      for (const name of ["text", "source", "url"]) this.complain(name, []);
      const answer = await newsclean.send(this.form.action || window.location.href, this.parts());
      button.disabled = false;
      this.find("working").textContent = "";
      if (answer.ok) {
        this.sent = true;
        window.location.assign(answer.data.url);
        return;
      }
      const errors = answer.data.errors || { text: [answer.message] };
      for (const [name, messages] of Object.entries(errors)) this.complain(name, messages);
      this.focusOn(Object.keys(errors).find((name) => errors[name].length));
    }

    /** What is to be mended; a button that was disabled has lost the focus. */
    focusOn(name) {
      const field = ["source", "url"].includes(name) ? this.form.elements[name] : this.text;
      (field.checkVisibility() ? field : this.find("clear")).focus();
    }

    /** Everything long goes as a file part, for which Django has no limit in memory. */
    parts() {
      const data = new FormData();
      const add = (name, text) => data.append(name, new Blob([text], { type: "text/plain" }), name);
      data.append("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
      data.append("source", this.form.elements.source.value);
      data.append("url", this.form.elements.url.value);
      if (this.file.files.length) data.append("file", this.file.files[0]);
      else if (!this.pasted) add("pasted_text", this.text.value);
      else {
        add("pasted_text", this.pasted.plain);
        if (this.pasted.html && !this.find("plain").checked) add("pasted_html", this.pasted.html);
      }
      return data;
    }

    complain(name, messages) {
      const place = this.form.querySelector(`[data-nc-error="${name}"]`) || this.form.querySelector('[data-nc-error="text"]');
      place.textContent = messages.join(" ");
      const field = this.form.elements[name];
      if (field) field.setAttribute("aria-invalid", String(messages.length > 0));
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("[data-nc-add]");
    if (form) newsclean.pasteBox = new PasteBox(form);
  });
})((window.newsclean = window.newsclean || {}));
