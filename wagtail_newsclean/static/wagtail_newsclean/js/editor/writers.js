/* Writes an accepted suggestion into the open form. The only file that touches what Wagtail does not document:
   tag-it behind the tag field, the rows of an InlinePanel, the widget on a chooser's element, blocks of a stream.
   Each writer returns a function that takes it back, and throws where it cannot write. */
(function (newsclean) {
  "use strict";

  class CannotWrite extends Error {}

  function panelOf(field) {
    const panel = window.wagtail.editHandler?.getPanelByName(field);
    if (!panel) throw new CannotWrite(gettext("The form has no such field. Copy it by hand."));
    return panel;
  }

  function changed(element) {
    for (const name of ["input", "change", "blur"])
      element.dispatchEvent(new Event(name, { bubbles: name !== "blur" }));
  }

  /** A text field: title, dateline. */
  function text(field, value) {
    const input = inputOf(field);
    const before = input.value;
    const set = (words) => {
      input.value = words;
      changed(input);
    };
    set(value);
    return () => set(before);
  }

  /** A tag field. Without tag-it the text of the field is set, which Wagtail reads as well. */
  function tag(field, name) {
    const input = inputOf(field);
    const $ = window.jQuery;
    if ($?.fn?.tagit && $(input).data("uiTagit")) {
      $(input).tagit("createTag", name);
      changed(input);
      return () => {
        $(input).tagit("removeTagByLabel", name);
        changed(input);
      };
    }
    const before = input.value;
    input.value = before ? `${before}, "${name}"` : `"${name}"`;
    changed(input);
    return () => {
      input.value = before;
      changed(input);
    };
  }

  /** Another page: a new row of a child relation, or an option of a list. */
  function page(field, story) {
    const panel = panelOf(field);
    if (!panel.addForm) return option(panel, story);
    const limit = panel.opts.maxForms;
    panel.addForm({ runCallbacks: true });
    const row = panel.formCount - 1;
    const prefix = `${panel.opts.formsetPrefix}-${row}`;
    const chooser = chooserOf(`${prefix}-${story.field}`);
    const take = () => document.getElementById(`${prefix}-DELETE-button`)?.click();
    if (!chooser) {
      take();
      throw new CannotWrite(gettext("The form has no place for it. Choose it by hand."));
    }
    if (limit && row >= limit) {
      take();
      throw new CannotWrite(gettext("There is no room for another story."));
    }
    chooser.setState({ id: story.id, title: story.title, adminTitle: story.title, editUrl: story.edit, parentId: null });
    changed(chooser.input);
    return take;
  }

  /** The page chooser of a new row. A site whose policy lets no script in a page run has none yet: it is made here. */
  function chooserOf(id) {
    const element = document.getElementById(`${id}-chooser`);
    if (!element || element.widget || !window.PageChooser) return element?.widget;
    const said = Array.from(element.parentNode.querySelectorAll("script"), (script) => script.textContent).join("\n");
    const options = /new PageChooser\("[^"]*", (\{.*\})\)/.exec(said);
    return new window.PageChooser(id, options ? JSON.parse(options[1]) : {});
  }

  function option(panel, story) {
    const select = panel.getBoundWidget()?.input;
    const found = [...(select?.options || [])].find((one) => one.value === String(story.id));
    if (!found) throw new CannotWrite(gettext("The form has no place for it. Choose it by hand."));
    found.selected = true;
    changed(select);
    return () => {
      found.selected = false;
      changed(select);
    };
  }

  /** The credit of a picture in a stream. */
  function credit(field, where) {
    const children = panelOf(field).getBoundWidget()?.children || [];
    const child = children.find((one) => one.id === where.id) || children[where.block];
    let block = child?.block;
    for (const name of where.path) block = block?.childBlocks?.[name];
    if (!block?.setState) throw new CannotWrite(gettext("The picture is no longer there."));
    const before = block.getState();
    const element = document.getElementById(`block-${child.id}-section`) || document.body;
    const set = (words) => {
      block.setState(words);
      changed(element);
    };
    set(where.text);
    return () => set(before);
  }

  function inputOf(field) {
    const input = panelOf(field).getBoundWidget()?.input;
    const element = input?.jquery ? input[0] : input;
    if (!element) throw new CannotWrite(gettext("This field cannot be written into. Copy it by hand."));
    return element;
  }

  newsclean.writers = { text, tag, page, credit };
  newsclean.CannotWrite = CannotWrite;
})((window.newsclean = window.newsclean || {}));
