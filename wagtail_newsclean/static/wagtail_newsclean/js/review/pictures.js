/* The pictures of the copy: an image of the library is chosen for each, its credit typed, or it is left out. */
(function (newsclean) {
  "use strict";

  newsclean.Pictures = class Pictures {
    /** @param desk holds the state: `review`, `push(review)`, and says things: `tell`, `complain` */
    constructor(desk, config) {
      this.desk = desk;
      this.chooser = config.canChange && config.chooser;
      this.images = new Map(); // what is known of images of the library: id -> {title, url}
      this.read();
      desk.root.addEventListener("change", (event) => this.onChange(event));
      desk.root.addEventListener("click", (event) => this.onClick(event));
    }

    /** Look at the cards anew: the server has made them. */
    read() {
      this.cards = Array.from(this.desk.root.querySelectorAll("[data-nc-picture]"));
      for (const card of this.cards) {
        const image = this.desk.review.pictures[card.dataset.ncPicture]?.image;
        const shown = card.querySelector("[data-nc-thumbnail]").getAttribute("src");
        if (image && shown && !this.images.has(image)) this.images.set(image, { title: card.dataset.title, url: shown });
      }
      this.show(this.desk.review);
    }

    show(review) {
      for (const card of this.cards) {
        const choice = review.pictures[card.dataset.ncPicture] || {};
        const image = choice.image && this.images.get(choice.image);
        const source = image ? image.url : choice.image ? "" : card.dataset.own;
        const thumbnail = card.querySelector("[data-nc-thumbnail]");
        if ((thumbnail.getAttribute("src") || "") !== source) thumbnail.setAttribute("src", source);
        thumbnail.hidden = !source;
        if (image) card.querySelector("[data-nc-picture-state]").textContent = interpolate(gettext("From the library: %s"), [image.title]);
        card.classList.toggle("is-out", Boolean(choice.out));
        const credit = card.querySelector("[data-nc-credit]");
        const value = choice.credit ?? card.dataset.foundCredit;
        if (credit.value.trim() !== value) credit.value = value;
        const out = card.querySelector("[data-nc-out]");
        if (!out) continue;
        out.checked = Boolean(choice.out);
        card.querySelector("[data-nc-choose-image]").hidden = !this.chooser;
        card.querySelector("[data-nc-own-image]").hidden = !choice.image;
      }
    }

    onChange({ target }) {
      const card = target.closest("[data-nc-picture]");
      if (!card) return;
      if (target.matches("[data-nc-credit]")) {
        const credit = target.value.trim().replace(/\s+/g, " ");
        this.choose(card, { credit: credit === card.dataset.foundCredit ? null : credit });
      } else if (target.matches("[data-nc-out]")) this.choose(card, { out: target.checked });
    }

    onClick({ target }) {
      const card = target.closest("[data-nc-picture]");
      if (!card) return;
      if (target.closest("[data-nc-choose-image]")) this.open(card);
      else if (target.closest("[data-nc-own-image]")) {
        this.choose(card, { image: null });
        this.desk.tell(gettext("The choice is undone."));
        card.querySelector("[data-nc-choose-image]").focus();
      }
    }

    choose(card, values) {
      return this.desk.push(newsclean.setPicture(this.desk.review, card.dataset.ncPicture, values));
    }

    /** Wagtail's own chooser, loaded when it is wanted first. */
    async open(card) {
      const key = card.dataset.ncPicture;
      try {
        await load(this.chooser.script);
      } catch {
        this.desk.complain(gettext("The server does not answer. Nothing here is lost; try again in a moment."));
        return;
      }
      new window.ImageChooserModal(this.chooser.url).open({}, ({ id, title, preview }) => {
        const image = Number(id);
        this.images.set(image, { title, url: preview.url });
        if (this.desk.push(newsclean.setPicture(this.desk.review, key, { image, out: false })))
          this.desk.tell(interpolate(gettext("The picture is now: %s"), [title]));
        document.getElementById(`nc-choose-${key}`)?.focus();
      });
    }
  };

  const loaded = new Map();

  function load(address) {
    if (!loaded.has(address))
      loaded.set(
        address,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = address;
          script.onload = resolve;
          script.onerror = () => {
            loaded.delete(address);
            reject(new Error(address));
          };
          document.head.append(script);
        }),
      );
    return loaded.get(address);
  }
})((window.newsclean = window.newsclean || {}));
