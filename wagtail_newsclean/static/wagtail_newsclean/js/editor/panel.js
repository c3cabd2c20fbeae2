/* The suggestions panel: asks what fits the form as it stands, writes what is accepted into it, saves nothing. */
(function (newsclean) {
  "use strict";

  class SuggestionsController extends window.StimulusModule.Controller {
    static targets = ["status", "groups", "findings", "look"];
    static values = { suggest: String, decide: String, query: String };

    connect() {
      this.form = this.element.closest("form");
      this.waiting = []; // decisions on a page that is not saved yet
      // A page that was opened by "add" becomes an edit view at its first autosave, without a new panel.
      this.onSaved = (event) => {
        const pk = event.detail?.response?.pk;
        if (!pk) return;
        this.queryValue = new URLSearchParams({ page: pk }).toString();
        for (const data of this.waiting.splice(0)) this.send(data);
      };
      document.addEventListener("w-autosave:success", this.onSaved);
      this.look();
    }

    disconnect() {
      document.removeEventListener("w-autosave:success", this.onSaved);
    }

    async look() {
      this.say(gettext("Looking…"));
      this.lookTarget.setAttribute("aria-busy", "true");
      const answer = await newsclean.send(this.address(this.suggestValue), this.formData());
      this.lookTarget.removeAttribute("aria-busy");
      if (!answer.ok) return this.say(answer.message);
      const { groups, findings, notes } = answer.data;
      this.groupsTarget.replaceChildren(...groups.map((group) => this.group(group)));
      this.findingsTarget.replaceChildren(...this.findings(findings));
      const count = groups.reduce((sum, group) => sum + group.items.length, 0);
      const words = [...notes];
      if (count) words.push(interpolate(ngettext("%s suggestion", "%s suggestions", count), [count]));
      if (findings.length) words.push(interpolate(ngettext("%s finding", "%s findings", findings.length), [findings.length]));
      this.say(words.join(" · ") || gettext("Nothing to suggest for the text as it stands."));
    }

    formData() {
      const data = new FormData(this.form);
      for (const [name, value] of [...data.entries()]) if (value instanceof File) data.delete(name);
      return data;
    }

    address(url) {
      return `${url}?${this.queryValue}`;
    }

    say(words) {
      this.statusTarget.textContent = words;
    }

    group(group) {
      const list = element("ul", {});
      const id = `newsclean-suggested-${group.kind}`;
      list.setAttribute("aria-labelledby", id);
      list.append(...group.items.map((item) => this.item(group, item)));
      return element("div", { className: "nc-suggest__group" }, [
        element("h3", { id, className: "nc-suggest__label", textContent: group.label }),
        list,
      ]);
    }

    item(group, item) {
      const words = element("span", { className: "nc-suggest__text", dir: "auto", textContent: item.text });
      const text = item.address
        ? element("a", { href: item.address, target: "_blank", rel: "noopener" }, [words])
        : words;
      const reasons = element("span", { className: "nc-suggest__reason", dir: "auto", textContent: item.reasons.join(" · ") });
      const actions = element("span", { className: "nc-suggest__actions" });
      const said = element("span", { className: "nc-suggest__words" }, [text, " ", reasons]);
      const row = element("li", { className: "nc-suggest__item" }, [said, actions]);
      this.offer(row, actions, group, item);
      return row;
    }

    offer(row, actions, group, item) {
      row.dataset.state = "offered";
      actions.replaceChildren(
        button(gettext("Accept"), item.text, () => this.accept(row, actions, group, item)),
        button(gettext("Refuse"), item.text, () => this.refuse(row, actions, group, item))
      );
    }

    accept(row, actions, group, item) {
      let undo;
      try {
        undo = newsclean.writers[group.writer](group.field, item.write);
      } catch (error) {
        if (!(error instanceof newsclean.CannotWrite)) throw error;
        return this.say(error.message);
      }
      this.settle(row, actions, group, item, "accepted", gettext("Accepted"), undo);
    }

    refuse(row, actions, group, item) {
      this.settle(row, actions, group, item, "refused", gettext("Refused"), () => {});
    }

    settle(row, actions, group, item, state, word, undo) {
      const next = nextButton(row);
      row.dataset.state = state;
      const back = button(gettext("Undo"), item.text, () => {
        undo();
        this.remember(group, item, "offered");
        this.offer(row, actions, group, item);
        actions.querySelector("button").focus();
        this.say(interpolate(gettext("Taken back: %s"), [item.text]));
      });
      actions.replaceChildren(element("span", { className: "nc-suggest__state", textContent: word }), back);
      (next || back).focus();
      this.say(`${word}: ${item.text}`);
      this.remember(group, item, state);
    }

    remember(group, item, status) {
      const data = new FormData();
      data.set("csrfmiddlewaretoken", this.form.querySelector("[name=csrfmiddlewaretoken]").value);
      data.set("kind", group.kind);
      data.set("value", item.value);
      data.set("status", status);
      if (this.queryValue.startsWith("page=")) this.send(data);
      else this.waiting.push(data);
    }

    async send(decision) {
      const answer = await newsclean.send(this.address(this.decideValue), decision);
      if (!answer.ok) this.say(answer.message);
    }

    findings(findings) {
      if (!findings.length) return [];
      const rows = findings.map((finding) => {
        const words = [
          element("span", { className: "nc-suggest__text", textContent: finding.message }),
          finding.address
            ? element("a", { href: finding.address, target: "_blank", rel: "noopener", dir: "auto", textContent: finding.excerpt })
            : element("span", { className: "nc-suggest__reason", dir: "auto", textContent: finding.excerpt }),
        ];
        if (finding.holds) words.unshift(element("strong", { className: "nc-suggest__holds", textContent: gettext("Publishing waits") }));
        const actions = element("span", { className: "nc-suggest__actions" });
        if (finding.where) actions.append(button(interpolate(gettext("Go to %s"), [finding.where]), "", () => lead(finding)));
        const said = element("span", { className: "nc-suggest__words" }, words.flatMap((part) => [part, " "]));
        return element("li", { className: "nc-suggest__item nc-suggest__item--finding" }, [said, actions]);
      });
      const id = "newsclean-findings";
      const list = element("ul", {}, rows);
      list.setAttribute("aria-labelledby", id);
      return [element("h3", { id, className: "nc-suggest__label", textContent: gettext("Before you publish") }), list];
    }
  }

  /** Bring the place of a finding into view, open and focused. */
  function lead(finding) {
    const panel = window.wagtail.editHandler?.getPanelByName(finding.field);
    const target =
      (finding.block && document.getElementById(`block-${finding.block}-section`)) ||
      (panel && document.getElementById(`${panel.prefix}-wrapper`));
    if (!target) return;
    target.querySelector("[data-panel-toggle][aria-expanded='false']")?.click();
    target.scrollIntoView({ block: "center" });
    const inside = target.querySelector("[contenteditable='true'], textarea, input:not([type=hidden])") || target;
    if (inside === target) target.tabIndex = -1;
    inside.focus({ preventScroll: true });
  }

  function nextButton(row) {
    const rows = [...row.closest("[data-newsclean-suggestions-target='groups']").querySelectorAll("li")];
    const following = [...rows.slice(rows.indexOf(row) + 1), ...rows.slice(0, rows.indexOf(row))];
    return following.find((one) => one.dataset.state === "offered")?.querySelector("button");
  }

  function element(tag, values, children = []) {
    const made = Object.assign(document.createElement(tag), values);
    made.append(...children);
    return made;
  }

  function button(label, about, act) {
    const made = element("button", { type: "button", className: "button button-small button-secondary", textContent: label });
    if (about) made.setAttribute("aria-label", `${label}: ${about}`);
    made.addEventListener("click", act);
    return made;
  }

  window.wagtail.app.register("newsclean-suggestions", SuggestionsController);
})((window.newsclean = window.newsclean || {}));
