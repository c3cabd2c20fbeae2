/* Two editors at once: what each changed since the state both started from, and both together. Pure functions. */
(function (newsclean) {
  "use strict";

  /**
   * Both editors' changes; where both changed the same words or the same field, `mine` wins.
   * @returns {{review: object, clashes: number}}
   */
  function mergeReviews(base, theirs, mine) {
    let clashes = 0;
    const pick = (b, t, m) => {
      if (equal(t, m) || equal(m, b)) return t;
      if (!equal(t, b)) clashes++;
      return m;
    };
    const blocks = [];
    for (const [b, t, m] of regions(base, theirs, mine)) blocks.push(...(equal(t, m) ? both(t, m) : pick(b, t, m)));
    const review = { ...mine, blocks };
    for (const name of ["headline", "standfirst", "byline", "tags", "related"]) review[name] = pick(base[name], theirs[name], mine[name]);
    const dateline = (state) => ({ dateline: state.dateline, dateline_span: state.dateline_span });
    Object.assign(review, pick(dateline(base), dateline(theirs), dateline(mine)));
    review.teach = pick(base.teach, theirs.teach, mine.teach);
    review.pictures = {};
    for (const key of pictures(base, theirs, mine)) {
      const kept = pick(base.pictures[key], theirs.pictures[key], mine.pictures[key]);
      if (kept) review.pictures[key] = kept;
    }
    return { review, clashes };
  }

  /** The slots of pictures that any of the states decided about. */
  function pictures(...states) {
    return new Set(states.flatMap((state) => Object.keys(state.pictures)));
  }

  /** Where two states differ, in order: {theirs: [block], mine: [block]}, {field, theirs, mine}, {picture, ...}. */
  function differences(theirs, mine) {
    const found = [];
    for (const [their, my] of regions(theirs, mine))
      if (!equal(their, my)) found.push({ theirs: their, mine: my });
    for (const field of ["headline", "standfirst", "byline", "dateline", "tags"])
      if (!equal(theirs[field], mine[field])) found.push({ field, theirs: theirs[field], mine: mine[field] });
    for (const key of pictures(theirs, mine))
      if (!equal(theirs.pictures[key], mine.pictures[key]))
        found.push({ picture: key, theirs: theirs.pictures[key], mine: mine.pictures[key] });
    return found;
  }

  /** The blocks of each state between the starts that all states share. */
  function regions(...states) {
    const starts = states.map((state) => new Set(state.blocks.map((block) => block.start)));
    const shared = (start) => starts.every((set) => set.has(start));
    const parts = new Map();
    states.forEach((state, which) => {
      let key = state.blocks.length ? state.blocks[0].start : 0;
      for (const block of state.blocks) {
        if (shared(block.start)) key = block.start;
        if (!parts.has(key)) parts.set(key, states.map(() => []));
        parts.get(key)[which].push(block);
      }
    });
    return [...parts.entries()].sort((a, b) => a[0] - b[0]).map((entry) => entry[1]);
  }

  /** The same blocks on both sides: settled where either editor settled them. */
  function both(theirs, mine) {
    return mine.map((block, index) => (theirs[index].edited && !block.edited ? { ...block, edited: true } : block));
  }

  function equal(a, b) {
    return JSON.stringify(a, ignoreMarks) === JSON.stringify(b, ignoreMarks);
  }

  function ignoreMarks(key, value) {
    return key === "edited" ? undefined : value;
  }

  Object.assign(newsclean, { mergeReviews, differences });
})((window.newsclean = window.newsclean || {}));
