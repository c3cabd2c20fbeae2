/* Keeps refusals on the server as they are made, taken back, undone and done again: one after the other. */
(function (newsclean) {
  "use strict";

  newsclean.Refusals = class Refusals {
    /** @param desk holds the state, `complain`, and `side.suggestions` */
    constructor(desk, config) {
      this.desk = desk;
      this.url = config.urls.decide;
      this.kept = new Set(config.review.refused);
      this.last = Promise.resolve();
    }

    /** Send what differs from what the server knows, once everything before has been answered. */
    keep() {
      this.last = this.last.then(() => this.send());
    }

    async send() {
      const wanted = new Set(this.desk.review.refused);
      for (const key of new Set([...wanted, ...this.kept])) {
        const refused = wanted.has(key);
        if (refused === this.kept.has(key)) continue;
        if (!(await this.decide(key, refused))) return;
        if (refused) this.kept.add(key);
        else this.kept.delete(key);
      }
    }

    async decide(key, refused) {
      const form = new FormData();
      form.append("csrfmiddlewaretoken", this.desk.token);
      form.append("suggestion", key);
      form.append("status", refused ? "refused" : "offered");
      const answer = await newsclean.send(this.url, form);
      if (answer.ok) return true;
      const item = this.desk.side.suggestions.find(key);
      this.desk.push(newsclean.refuse(this.desk.review, item.name, item.value, !refused, this.desk.source)); // as the server has it
      this.desk.complain(answer.message);
      return false;
    }
  };
})((window.newsclean = window.newsclean || {}));
