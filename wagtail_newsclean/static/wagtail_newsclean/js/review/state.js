/*
 * The state of a review and what an editor can do to it: pure functions from one state to the next.
 * A state is the JSON that the server stores: {blocks: [{start, end, kind, edited}], headline, standfirst,
 * byline: [name], dateline, dateline_span: [start, end] | null, tags, related, pictures: {slot: {image, credit, out}},
 * teach}, and `refused`, the suggestions refused. States and blocks are never changed in place, so a block that is the
 * same object is the same block. Blocks cover the copy: no function here lets go of a character.
 */
(function (newsclean) {
  "use strict";

  const FOLLOWED = ["headline", "standfirst"];

  /** Give the blocks at `indexes` a kind. The headline and standfirst fields follow until somebody edits them. */
  function setKind(review, indexes, kind, source) {
    const chosen = new Set(indexes);
    const blocks = review.blocks.map((block, index) =>
      chosen.has(index) && !(block.kind === kind && block.edited) ? { ...block, kind, edited: true } : block,
    );
    return follow(review, { ...review, blocks }, source);
  }

  /** Cut the block at `index` in two at `offset` (in the copy). The same state where one part would be empty. */
  function splitAt(review, index, offset, source) {
    const block = review.blocks[index];
    const parts = cut(block, [offset], source);
    return parts.length < 2 ? review : replace(review, index, 1, parts, source);
  }

  /** Make a block of its own of `from`..`to` inside the block at `index`, with `kind`. */
  function isolate(review, index, from, to, kind, source) {
    const block = review.blocks[index];
    const [start] = source.trim(from, to);
    const parts = cut(block, [from, to], source).map((part) => (part.start === start ? { ...part, kind } : part));
    return replace(review, index, 1, parts, source);
  }

  /** Join the block at `index` with the one after it; the first one's kind stays. */
  function mergeNext(review, index, source) {
    const block = review.blocks[index];
    const next = review.blocks[index + 1];
    if (!next) return review;
    return replace(review, index, 2, [{ start: block.start, end: next.end, kind: block.kind, edited: true }], source);
  }

  /** What an editor typed into a field. An emptied dateline leaves the words in their paragraph. */
  function setField(review, name, value, found, source) {
    if (name === "byline") {
      const names = value.split("\n").map((line) => line.trim()).filter(Boolean);
      return same(names, review.byline.map((line) => line.trim())) ? review : { ...review, byline: names };
    }
    const text = value.trim();
    if (text === review[name].trim()) return review;
    if (name !== "dateline") return { ...review, [name]: text };
    let span = text ? review.dateline_span : null;
    if (text && !span && found && found.text.trim() === text) span = [found.start, found.end];
    return follow(review, { ...review, dateline: text, dateline_span: span }, source);
  }

  /** Whether the field holds the value of a suggestion. */
  function accepted(review, name, value) {
    return Array.isArray(review[name]) ? review[name].includes(value) : review[name] === value;
  }

  /** A suggestion is accepted, or taken back: for fields of several values one is added or removed. */
  function accept(review, name, value, wanted, source) {
    if (!Array.isArray(review[name])) return setField(review, name, wanted ? value : "", null, source);
    if (accepted(review, name, value) === wanted) return review;
    return { ...review, [name]: wanted ? [...review[name], value] : review[name].filter((item) => item !== value) };
  }

  /** A suggestion is refused, and no longer accepted where it was; or offered again. `refused` is not saved with it. */
  function refuse(review, name, value, wanted, source) {
    const key = `${name}:${value}`;
    if (review.refused.includes(key) === wanted) return review;
    if (!wanted) return { ...review, refused: review.refused.filter((item) => item !== key) };
    const state = accepted(review, name, value) ? accept(review, name, value, false, source) : review;
    return { ...state, refused: [...review.refused, key] };
  }

  /** Whether both states save the same: refusals are kept at once and need no saving. */
  function savesSame(a, b) {
    return Boolean(a && b) && Object.keys(a).every((name) => name === "refused" || a[name] === b[name]);
  }

  /** The words `from`..`to` of the copy are the dateline. */
  function setDateline(review, from, to, source) {
    const span = source.trim(from, to);
    return follow(review, { ...review, dateline: source.slice(...span), dateline_span: span }, source);
  }

  /** What an editor decided about a picture; the same state where that is what it says already. */
  function setPicture(review, key, values) {
    const was = { image: null, credit: null, out: false, ...review.pictures[key] };
    if (Object.entries(values).every(([name, value]) => was[name] === value)) return review;
    return { ...review, pictures: { ...review.pictures, [key]: { ...was, ...values } } };
  }

  /** Whether what is corrected here is learnt. */
  function setTeach(review, wanted) {
    return review.teach === wanted ? review : { ...review, teach: wanted };
  }

  function cut(block, offsets, source) {
    const parts = [];
    let start = block.start;
    for (const offset of [...offsets, block.end]) {
      const [left, right] = source.trim(start, Math.min(Math.max(offset, start), block.end));
      if (right > left) parts.push({ start: left, end: right, kind: block.kind, edited: true });
      start = Math.max(offset, start);
    }
    return parts;
  }

  function replace(review, index, count, parts, source) {
    const blocks = review.blocks.slice();
    blocks.splice(index, count, ...parts);
    return follow(review, { ...review, blocks }, source);
  }

  /** `next` with the fields that held what the first block of their kind says brought to what it says now. */
  function follow(review, next, source) {
    const fields = {};
    for (const kind of FOLLOWED) {
      const was = firstText(review, kind, source);
      const now = firstText(next, kind, source);
      if (was !== now && review[kind] === was) fields[kind] = now;
    }
    const was = firstText(review, "byline", source);
    const now = firstText(next, "byline", source);
    if (was !== now && review.byline.join("\n") === was) fields.byline = now ? [now] : [];
    return { ...next, ...fields };
  }

  /** What the first block of a kind says, without the dateline that opens more words: that has a field of its own. */
  function firstText({ blocks, dateline_span: span }, kind, source) {
    const block = blocks.find((b) => b.kind === kind);
    if (!block) return "";
    const said = (from, to) => source.slice(from, to).trim();
    const inside = span && span[0] >= block.start && span[0] < block.end;
    const rest = inside ? [said(block.start, span[0]), said(Math.min(span[1], block.end), block.end)].filter(Boolean).join(" ") : "";
    return rest || said(block.start, block.end);
  }

  function same(a, b) {
    return a.length === b.length && a.every((item, index) => item === b[index]);
  }

  /** States before and after the present one. `at` remembers where in the copy the editor was. */
  class History {
    constructor(review) {
      this.present = review;
      this.past = [];
      this.future = [];
    }

    push(review, at) {
      if (review === this.present) return false;
      this.past.push({ review: this.present, at });
      this.present = review;
      this.future = [];
      return true;
    }

    /** A colleague's changes come into every state, so that a step back takes back one's own alone. */
    rebase(change) {
      const brought = ({ review, at }) => ({ review: change(review), at });
      this.past = this.past.map(brought);
      this.future = this.future.map(brought);
      this.present = change(this.present);
    }

    /** Goes one step back and returns where it happened, or undefined where there is no step. */
    undo() {
      return this.step(this.past, this.future);
    }

    redo() {
      return this.step(this.future, this.past);
    }

    step(from, to) {
      const entry = from.pop();
      if (!entry) return undefined;
      to.push({ review: this.present, at: entry.at });
      this.present = entry.review;
      return entry.at;
    }
  }

  Object.assign(newsclean, { setKind, splitAt, isolate, mergeNext, setField, setDateline, accepted, accept, refuse, setPicture, setTeach, savesSame, History });
})((window.newsclean = window.newsclean || {}));
