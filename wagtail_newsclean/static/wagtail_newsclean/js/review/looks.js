/* Pages that are looked at without leaving the copy: fetched into a dialog. Without this script they are pages. */
(function (newsclean) {
  "use strict";

  newsclean.Looks = class Looks {
    /** @param desk saves the state first, and says things: `tell`, `complain` */
    constructor(desk) {
      this.desk = desk;
      this.dialog = desk.dialog("look");
      this.body = desk.find("look-body");
      this.dialog.addEventListener("submit", (event) => {
        event.preventDefault();
        this.again(event.target);
      });
      this.dialog.addEventListener("change", (event) => {
        if (event.target.matches("[data-nc-look-form]")) this.again(event.target.form);
      });
      this.dialog.addEventListener("close", () => this.body.replaceChildren());
    }

    async open(address, title) {
      const { saving } = this.desk;
      if (this.desk.config.canChange && saving.dirty && !(await saving.save({ auto: true }))) return;
      if (!(await this.load(address))) return;
      this.desk.find("look-title").textContent = title;
      this.dialog.showModal();
    }

    async load(address) {
      let response;
      try {
        response = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      } catch {
        response = { ok: false };
      }
      if (!response.ok || response.redirected) {
        const { message } = response.status === 403 ? await newsclean.session() : {};
        this.desk.complain(message || gettext("The server could not show this. Nothing here is lost; try again in a moment."));
        return false;
      }
      this.body.innerHTML = await response.text();
      return true;
    }

    again(form) {
      this.load(`${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`);
    }
  };
})((window.newsclean = window.newsclean || {}));
