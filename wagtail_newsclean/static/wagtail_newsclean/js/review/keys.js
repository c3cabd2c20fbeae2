/* Which key is which command. Letters mean nothing while somebody types. */
(function (newsclean) {
  "use strict";

  const PLAIN = {
    j: ["next"],
    k: ["previous"],
    f: ["next-warning"],
    l: ["teach"],
    n: ["next-doubtful"],
    p: ["previous-doubtful"],
    m: ["merge"],
    e: ["edit"],
    o: ["original"],
    d: ["dateline"],
    u: ["next-copy"],
    v: ["before-after"],
    x: ["other"],
    "?": ["help"],
    "/": ["fields"],
    ArrowDown: ["next"],
    ArrowUp: ["previous"],
    Enter: ["enter"],
    Escape: ["escape"],
  };

  newsclean.Keys = class Keys {
    constructor(root, kinds) {
      this.root = root;
      this.letters = new Map(kinds.filter((kind) => kind.key).map((kind) => [kind.key, kind.kind]));
      this.enabled = shortcutsEnabled();
    }

    /** The command for a key press: [name, argument, {extend}], or null where it is not ours. */
    command(event) {
      const { key, target } = event;
      if (event.isComposing || document.querySelector("dialog[open], .modal.in")) return null;
      const mod = event.ctrlKey || event.metaKey;
      if (mod) return event.altKey ? null : this.withControl(event);
      if (event.altKey) return null;
      if (target !== document.body && !this.root.contains(target)) return null;
      if (target.isContentEditable && this.enabled) return this.withCaret(event);
      if (typing(target)) return key === "Escape" ? ["escape"] : null;
      if (key.length === 1 && !this.enabled) return null;
      if (key === "Delete" && target.closest("[data-nc-suggestion]")) return ["refuse-here", target];
      if (target.closest("button, a, summary") && (key === "Enter" || key.startsWith("Arrow"))) return null;
      const number = key in PLAIN ? 0 : digit(event); // "/" and "?" stand above a digit on many keyboards
      if (number) return [event.shiftKey ? "refuse" : "accept", number];
      const letter = key.length === 1 ? latin(event) : key;
      if (this.letters.has(letter)) return ["kind", this.letters.get(letter)];
      const command = PLAIN[letter];
      return command ? [command[0], undefined, { extend: event.shiftKey }] : null;
    }

    /** In a text that only has a caret, letters say what the words selected are. */
    withCaret(event) {
      if (event.key === "Escape") return ["escape"];
      if (event.key.length > 1 || window.getSelection().isCollapsed) return null;
      const letter = latin(event);
      if (this.letters.has(letter)) return ["kind", this.letters.get(letter)];
      return letter === "d" ? ["dateline"] : null;
    }

    withControl(event) {
      const key = event.key.length === 1 ? latin(event) : event.key.toLowerCase();
      if (key === "s") return ["save"];
      if (key === "enter") return ["draft"];
      if (key === "z") return [event.shiftKey ? "redo" : "undo"];
      if (key === "y") return ["redo"];
      return null;
    }
  };

  /** The letter, or the one on the same key of a Latin keyboard where another script is typed. */
  function latin({ key, code }) {
    return /[a-z]/i.test(key) || !code.startsWith("Key") ? key.toLowerCase() : code.slice(3).toLowerCase();
  }

  /** The digit of the key itself: French and Czech rows have theirs under Shift, others something else there. */
  function digit({ key, code, ctrlKey, metaKey, altKey }) {
    const found = !(ctrlKey || metaKey || altKey) && (/^Digit(\d)$/.exec(code) || /^(\d)$/.exec(key));
    return found ? Number(found[1]) : null;
  }

  /** People can switch off keys without Ctrl in their Wagtail account. */
  function shortcutsEnabled() {
    const config = document.getElementById("wagtail-config");
    return !config || JSON.parse(config.textContent).KEYBOARD_SHORTCUTS_ENABLED !== false;
  }

  function typing(target) {
    return target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.nodeName) && target.type !== "checkbox");
  }

  newsclean.typing = typing;
  newsclean.digit = digit;
})((window.newsclean = window.newsclean || {}));
