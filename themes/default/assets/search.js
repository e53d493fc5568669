/* The search. Loaded by theme.js when it is first wanted; loads the words once and then only what a search needs.
   Plain scripts again: from file:// nothing else can be loaded. The formats are described in README.md. */
(function () {
  "use strict";

  const { create, fill } = window.runbuch;
  const root = new URL(document.documentElement.dataset.root || ".", document.baseURI).href;
  const button = document.querySelector(".search-button");
  const texts = window.runbuch.texts.search;
  const PAGES_SHOWN = 10;
  // Whose texts are read to put them in order, and to find a phrase.
  const PAGES_ORDERED = 12;
  const PAGES_READ = 24;
  const SECTIONS_SHOWN = 3;
  const SECTIONS_RATED = 12;
  const FILES_READ = 8;
  // As they are numbered in the files.
  const SECTIONS = 256;
  const WEIGHTS = 8;
  const LONGEST_WORD = 40;
  const LONGEST_JOINED = 80;
  const WORDS_TRIED = 60;
  const SNIPPET = 170;

  /* Files. */

  const files = new Map();
  const arrivals = new Map();
  let version = "";

  function load(name) {
    if (!files.has(name)) {
      files.set(name, new Promise((resolve, reject) => {
        arrivals.set(name, resolve);
        const script = create("script", { src: root + "search/" + name + ".js" + version });
        const end = () => {
          script.remove();
          // Nothing happens to what has arrived.
          reject(new Error(script.src));
        };
        script.addEventListener("load", end);
        script.addEventListener("error", () => { files.delete(name); end(); });
        document.head.append(script);
      }));
    }
    return files.get(name);
  }

  /* Words. */

  // As the files were made: without case and accents, ß as ss, an umlaut like its spelling with e.
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss")
      .replaceAll("ae", "a").replaceAll("oe", "o").replaceAll("ue", "u");
  }

  function foldWord(word, most = LONGEST_WORD) {
    return [...fold(word).replace(/[\u2010\u2011]/g, "-")].slice(0, most).join("");
  }

  function wordsOf(text) {
    return [...text.matchAll(/[\p{Alphabetic}\p{N}\p{M}]+/gu)];
  }

  const foldedWords = (text) => wordsOf(text).map((match) => foldWord(match[0])).filter((word) => word);

  const JOINT = /[-./_:@\u2010\u2011]/;
  const JOINED = /[\p{Alphabetic}\p{N}\p{M}]+(?:[-./_:@\u2010\u2011]+[\p{Alphabetic}\p{N}\p{M}]+)*/gu;
  // Among the joined words: what is no hyphenated word.
  const IDENTIFIER = /[\d./_:@]/;

  // What stands in a text, the widest first: what is joined (BT-HB-01, 10.0.0.1:80), its segments, its words.
  function termsOf(text) {
    const terms = [];
    const add = (start, whole) => {
      terms.push({ start, end: start + whole.length, word: foldWord(whole, JOINT.test(whole) ? LONGEST_JOINED : LONGEST_WORD) });
    };
    for (const { 0: run, index } of text.matchAll(JOINED)) {
      if (JOINT.test(run)) {
        add(index, run);
        for (const part of run.matchAll(/[^/:@]+/g)) if (part[0].length < run.length) add(index + part.index, part[0]);
      }
      for (const word of wordsOf(run)) add(index + word.index, word[0]);
    }
    return terms;
  }

  // "…" is a phrase: its words count as they are, and as neighbours. An identifier counts as a whole where the wiki has
  // it; of what is hyphenated the words are demanded, and the whole counts more. What a question has besides what it asks
  // for is demanded only where there is nothing else.
  function parse(query, { parts, functionWords }) {
    const quoted = [...query.matchAll(/["„“”»«]([^"„“”»«]+)["„“”»«]/g)].map((match) => match[1]);
    const exact = new Set(quoted.flatMap(foldedWords));
    const terms = new Map();
    const add = (word, demanded, joined) => {
      if (word && !terms.has(word)) terms.set(word, { word, demanded, joined, exact: !joined && exact.has(word) });
    };
    for (const [run] of query.matchAll(JOINED)) {
      const whole = foldWord(run, LONGEST_JOINED);
      const isKnown = JOINT.test(run) && parts.some((part) => part.joined.includes(whole));
      const isIdentifier = isKnown && IDENTIFIER.test(whole) && !foldedWords(run).some((word) => exact.has(word));
      if (isKnown) add(whole, isIdentifier, true);
      if (!isIdentifier) foldedWords(run).forEach((word) => add(word, true, false));
    }
    const all = [...terms.values()];
    const asked = all.filter(({ word, exact }) => exact || !functionWords.has(word));
    return {
      terms: asked.some((term) => term.demanded) ? asked : all,
      phrases: quoted.map(foldedWords).filter((phrase) => phrase.length > 1),
      words: foldedWords(query),
    };
  }

  // The words that `wanted` is meant by, each with how well it fits: it, what begins with it, what
  // has it inside; where there is none of them, what is spelled almost so.
  function fitting(parts, { word: wanted, exact, joined }) {
    const found = new Map();
    // Short ones stand inside of half the words.
    const inner = wanted.length > 3 || /[^a-z0-9]/.test(wanted);
    for (const part of parts) {
      const words = joined ? part.joined : part.words;
      for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
        const start = words.lastIndexOf(" ", at) + 1;
        const end = words.indexOf(" ", at);
        if ((start < at && !inner) || (exact && end - start > wanted.length)) continue;
        const share = wanted.length / (end - start);
        const fit = share === 1 ? 1 : (start === at ? 0.7 : 0.4) * (0.5 + share / 2);
        found.set(words.slice(start, end), { part, fit });
        at = end - 1;
      }
    }
    // Beside BT-HB-01 there is no need for BT-HB-010; what goes on behind a sign (/etc/systemd/…) is the same thing still.
    if (joined && [...found.values()].some(({ fit }) => fit === 1)) {
      for (const word of found.keys()) if (!isWithin(word, wanted)) found.delete(word);
    }
    return best(found.size || exact ? found : almost(parts, wanted));
  }

  // What a joined word begins with or has inside, from sign to sign.
  function isWithin(word, wanted) {
    const at = word.indexOf(wanted);
    const ends = [word[at - 1], word[at + wanted.length]];
    return at >= 0 && ends.every((sign) => sign === undefined || JOINT.test(sign));
  }

  function best(found) {
    const files = new Set();
    const isRead = ([, { part }]) => files.has(part) || (files.size < FILES_READ && files.add(part));
    return [...found].sort((a, b) => b[1].fit - a[1].fit).slice(0, WORDS_TRIED).filter(isRead);
  }

  function almost(parts, wanted) {
    const found = new Map();
    // What has digits is another name, not the same one misspelled.
    const most = wanted.length < 4 || /\d/.test(wanted) ? 0 : wanted.length < 8 ? 1 : 2;
    if (!most) return found;
    for (const part of parts) {
      for (const word of (part.words + part.joined).split(" ")) {
        if (word.length < wanted.length - most) continue;
        const { whole, begin } = distances(wanted, word, most);
        const fit = whole <= most ? 0.5 - whole / 10 : begin <= most ? 0.3 - begin / 10 : 0;
        if (fit > 0) found.set(word, { part, fit });
      }
    }
    return found;
  }

  // Letters to change, add, leave out or swap to get from one to the other, and to its beginning.
  function distances(wanted, word, most) {
    const far = { whole: Infinity, begin: Infinity };
    let before = [];
    let row = Array.from(word.slice(0, wanted.length + most), (_, index) => index + 1);
    row.unshift(0);
    const width = row.length;
    for (let i = 1; i <= wanted.length; i++) {
      const next = [i];
      for (let j = 1; j < width; j++) {
        const same = wanted[i - 1] === word[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && wanted[i - 1] === word[j - 2] && wanted[i - 2] === word[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      if (Math.min(...next) > most) return far;
      before = row;
      row = next;
    }
    const whole = word.length < width ? row[width - 1] : Infinity;
    return { whole, begin: Math.min(...row) };
  }

  /* Finding. */

  let index = null;

  async function start() {
    if (index) return index;
    const data = await load("words");
    version = "?v=" + data.version;
    const parts = data.parts.map(([name, words, joined]) => ({ name, words: " " + words + " ", joined: " " + joined + " " }));
    index = { parts, size: data.size, functionWords: new Set(data.function.split(" ")) };
    return index;
  }

  // How much the word says of each section: page and section are one number.
  async function sectionsOf(parts, wanted) {
    const words = fitting(parts, wanted);
    const lists = await Promise.all(words.map(([, { part }]) => load(part.name)));
    const scores = new Map();
    let everywhere = false;
    words.forEach(([word, { fit }], index) => {
      const written = Object.hasOwn(lists[index], word) ? lists[index][word] : "";
      const places = written.replace("~", "").split(" ").filter((place) => place);
      // Not all of its places are listed: what lacks it may have it all the same.
      everywhere = everywhere || written.startsWith("~");
      const rarity = 1 / (1 + Math.log(1 + places.length));
      let at = 0;
      for (const place of places) {
        at += parseInt(place, 36);
        const section = Math.floor(at / WEIGHTS);
        const score = fit * (at % WEIGHTS) * rarity;
        scores.set(section, Math.max(scores.get(section) || 0, score));
      }
    });
    return { term: wanted, words: new Set(words.map(([word]) => word)), scores, everywhere };
  }

  // The pages with something of what was asked for: the more of it stands in one section, the better.
  function pagesOf(found) {
    const pages = new Map();
    found.forEach(({ term, scores }, index) => {
      for (const [number, score] of scores) {
        const id = Math.floor(number / SECTIONS);
        const page = pages.get(id) || { id, sections: new Map(), bests: [] };
        const section = page.sections.get(number % SECTIONS) || { sum: 0, terms: 0 };
        section.sum += score;
        section.terms += term.demanded ? 1 : 0;
        page.sections.set(number % SECTIONS, section);
        page.bests[index] = Math.max(page.bests[index] || 0, score);
        pages.set(id, page);
      }
    });
    return [...pages.values()].map((page) => {
      const scores = new Map([...page.sections].map(([section, { sum, terms }]) => [section, sum * Math.max(terms, 1)]));
      const sections = [...scores.keys()].sort((a, b) => scores.get(b) - scores.get(a) || a - b);
      const isMissing = ({ term, everywhere }, index) => term.demanded && !everywhere && !page.bests[index];
      const score = page.bests.reduce((sum, best) => sum + (best || 0), 0) + scores.get(sections[0]);
      return { id: page.id, sections, scores, misses: found.filter(isMissing).length, score };
    });
  }

  async function textOf(page) {
    const texts = await load("text-" + Math.floor(page.id / index.size).toString(16));
    const [url, title, sections] = texts[page.id % index.size];
    return { url, title, sections };
  }

  function holds(words, phrase) {
    return words.some((_, at) => phrase.every((word, index) => words[at + index] === word));
  }

  // A section as it is shown: what stands above it, what it says. What comes after the last section that is told apart
  // counts as part of it.
  function sectionOf(text, section) {
    const [anchor, heading, words] = text.sections[Math.min(section, text.sections.length - 1)];
    return { anchor, heading, words, title: section ? heading : text.title };
  }

  // Where each thing that was asked for stands in a text: from which word to which.
  function placesOf(text, wanted) {
    const places = wanted.map(() => []);
    const starts = new Map();
    wordsOf(text).forEach(({ index }, at) => starts.set(index, at));
    for (const { start, end, word } of termsOf(text)) {
      wanted.forEach(({ words }, index) => {
        if (words.has(word)) places[index].push({ from: starts.get(start), to: starts.get(start) + wordsOf(text.slice(start, end)).length });
      });
    }
    return places;
  }

  // As neighbours in the order of the query 2, near each other 1, scattered 0.
  function closeness(text, wanted) {
    const places = placesOf(text, wanted);
    if (places.some((list) => !list.length)) return 0;
    const follows = (end, index) => index === places.length
      || places[index].some(({ from, to }) => from === end && follows(to, index + 1));
    if (places[0].some(({ to }) => follows(to, 1))) return 2;
    // The first thing in reach of all others.
    const reach = 3 * wanted.length + 6;
    const isNear = ({ from }) => places.every((list) => list.some((other) => Math.abs(other.from - from) <= reach));
    return places[0].some(isNear) ? 1 : 0;
  }

  // How well a section answers: it is named so 3, else by how close to each other the words stand there.
  function rate(text, number, query) {
    const { title, words } = sectionOf(text, number);
    if (!number && foldedWords(title).join(" ") === query.words.join(" ")) return 3;
    const isIdentifier = query.wanted.some(({ term }) => term.joined);
    // Of single words the index knows how well they fit.
    if (query.wanted.length < 2 && !isIdentifier) return 0;
    const wanted = isIdentifier ? query.wanted.map((it) => (it.term.joined ? { words: new Set([it.term.word]) } : it)) : query.wanted;
    return Math.max(closeness(title, wanted), closeness(words, wanted));
  }

  // Reads the texts of pages and puts these in order: exact before phrase before near before scattered. Pages that lack a
  // phrase are left out.
  async function ordered(pages, query) {
    const texts = await Promise.all(pages.map(textOf));
    const rated = pages.map((page, index) => {
      const text = texts[index];
      const has = (section) => {
        const { title, words } = sectionOf(text, section);
        return query.phrases.every((phrase) => [title, words].some((part) => holds(foldedWords(part), phrase)));
      };
      const all = query.phrases.length ? text.sections.map((_, section) => section).filter(has) : page.sections;
      const rates = new Map(all.slice(0, SECTIONS_RATED).map((section) => [section, rate(text, section, query)]));
      const order = (a, b) => rates.get(b) - rates.get(a) || (page.scores.get(b) || 0) - (page.scores.get(a) || 0);
      const sections = [...rates.keys()].sort(order);
      return { ...page, text, sections, rate: Math.max(...rates.values()) };
    });
    return rated.filter((page) => page.sections.length).sort((a, b) => b.rate - a.rate || b.score - a.score);
  }

  async function search(text) {
    const index = await start();
    const { terms, phrases, words } = parse(text, index);
    if (!terms.length) return null;
    const found = await Promise.all(terms.map((term) => sectionsOf(index.parts, term)));
    const all = pagesOf(found).sort((a, b) => a.misses - b.misses || b.score - a.score);
    const least = all.length ? all[0].misses : 0;
    const rest = all.filter((page) => page.misses === least);
    const query = { words, phrases, wanted: found.filter(({ term, scores }) => term.demanded && scores.size) };
    const pages = await ordered(rest.splice(0, phrases.length ? PAGES_READ : PAGES_ORDERED), query);
    const marks = new Set(found.flatMap(({ words }) => [...words]));
    return { text, query, marks, partial: least > 0, pages, rest, count: pages.length + (phrases.length ? 0 : rest.length) };
  }

  /* Showing. */

  // What of a text was found, without overlaps.
  function hitsIn(text, marks) {
    const hits = [];
    for (const term of termsOf(text)) {
      if (marks.has(term.word) && !(hits.length && term.start < hits.at(-1).end)) hits.push(term);
    }
    return hits;
  }

  function marked(text, marks, className = "") {
    const pieces = [];
    let end = 0;
    for (const hit of hitsIn(text, marks)) {
      pieces.push(text.slice(end, hit.start), create("mark", { className, textContent: text.slice(hit.start, hit.end) }));
      end = hit.end;
    }
    pieces.push(text.slice(end));
    return pieces;
  }

  // The part of a text that has the most of what was found.
  function snippet(text, marks) {
    const hits = hitsIn(text, marks);
    const within = (hit) => new Set(hits
      .filter((other) => other.start >= hit.start && other.start < hit.start + SNIPPET)
      .map((other) => other.word)).size;
    const first = hits.slice(0, 50).reduce((most, hit) => (most && within(most) >= within(hit) ? most : hit), null);
    const from = first ? text.lastIndexOf(" ", Math.max(first.start - 40, 0)) + 1 : 0;
    const space = text.indexOf(" ", from + SNIPPET);
    const to = space < 0 ? text.length : space;
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  }

  function hit(text, section, marks) {
    const { anchor, heading, words } = sectionOf(text, section);
    const link = create("a", { href: root + text.url + (anchor ? "#" + encodeURIComponent(anchor) : "") });
    link.append(create("span", { className: "search-title" }, marked(text.title, marks)));
    if (heading) link.append(create("span", { className: "search-heading" }, marked(heading, marks)));
    const part = snippet(words, marks);
    if (part) link.append(create("span", { className: "search-snippet" }, marked(part, marks)));
    return create("li", {}, [link]);
  }

  /* The page that was opened shows what was found on it. */

  let unmarkBar = null;

  function unmark() {
    for (const mark of document.querySelectorAll("mark.found")) {
      const parent = mark.parentNode;
      mark.replaceWith(mark.textContent);
      parent.normalize();
    }
    if (unmarkBar) unmarkBar.remove();
    unmarkBar = null;
  }

  function textsOf(part) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, (node) =>
      (node.parentElement.closest("button, script, style, svg, textarea, .visually-hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  function mark(marks) {
    unmark();
    const nodes = [...document.querySelectorAll("main h1, main .lead, main .record, main .content, main .tags")].flatMap(textsOf);
    for (const node of nodes) {
      if (hitsIn(node.data, marks).length) node.replaceWith(...marked(node.data, marks, "found"));
    }
    const hits = [...document.querySelectorAll("mark.found")];
    if (!hits.length) return;
    const target = document.querySelector(":target");
    const isAfter = (hit) => target.compareDocumentPosition(hit) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY);
    const first = (target && hits.find(isAfter)) || hits[0];
    for (let box = first.closest("details:not([open])"); box; box = box.parentElement.closest("details:not([open])")) box.open = true;
    const { top, bottom } = first.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight - 80) first.scrollIntoView({ block: "center" });
    const button = create("button", { type: "button", textContent: texts.unmark });
    button.addEventListener("click", unmark);
    unmarkBar = create("p", { className: "found-bar" }, [hits.length === 1 ? texts.hit : fill(texts.hits, hits.length), " ", button]);
    document.body.append(unmarkBar);
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && unmarkBar && !dialog.open) unmark();
  });

  const samePage = (url) => url.split("#")[0] === location.href.split("#")[0];

  // For the page that a hit leads to, which asks for it once (theme.js).
  function leave(url, marks) {
    try {
      localStorage.setItem("runbuch-found", JSON.stringify({ url: url.split("#")[0], marks: [...marks], at: Date.now() }));
    } catch (error) {
      // Storage may be forbidden: the page opens without marks.
    }
  }

  const input = create("input", {
    type: "search", id: "rb-search-input", placeholder: texts.hint, autocomplete: "off", spellcheck: false, enterKeyHint: "go",
  });
  input.setAttribute("aria-label", button.getAttribute("aria-label"));
  const close = create("button", { type: "button", className: "search-close", textContent: texts.close });
  const status = create("p", { className: "search-status" });
  status.setAttribute("role", "status");
  const list = create("ol", { className: "search-results" });
  const more = create("button", { type: "button", className: "search-more", textContent: texts.more, hidden: true });
  const bar = create("div", { className: "search-bar" }, [input, close]);
  const dialog = create("dialog", { className: "search", id: "rb-search" }, [bar, status, list, more]);
  dialog.setAttribute("aria-label", button.getAttribute("aria-label"));
  document.body.append(dialog);

  let latest = 0;
  let result = null;

  // The hits on the next pages.
  async function take(result) {
    const items = [];
    let shown = 0;
    while (shown < PAGES_SHOWN && (result.pages.length || result.rest.length)) {
      if (!result.pages.length) result.pages = await ordered(result.rest.splice(0, PAGES_SHOWN), result.query);
      for (const page of result.pages.splice(0, PAGES_SHOWN - shown)) {
        shown += 1;
        items.push(...page.sections.slice(0, SECTIONS_SHOWN).map((section) => hit(page.text, section, result.marks)));
      }
    }
    return items;
  }

  function heading(result) {
    if (!result) return "";
    if (!result.count && !result.rest.length) return fill(texts.none, result.text);
    if (result.partial) return texts.some;
    // Which pages hold a phrase is known of those only that were read.
    if (result.query.phrases.length && result.rest.length) return fill(texts.atLeast, result.count);
    return result.count === 1 ? texts.one : fill(texts.many, result.count);
  }

  async function run() {
    const turn = ++latest;
    try {
      const found = await search(input.value.trim());
      const said = heading(found);
      const items = found ? await take(found) : [];
      if (turn !== latest) return;
      result = found;
      list.replaceChildren(...items);
      more.hidden = !found || !(found.pages.length || found.rest.length);
      status.textContent = said;
    } catch (error) {
      if (turn === latest) status.textContent = texts.failed;
    }
  }

  async function showMore() {
    const [turn, shown] = [latest, list.children.length];
    const items = await take(result);
    if (turn !== latest) return;
    list.append(...items);
    more.hidden = !(result.pages.length || result.rest.length);
    if (list.children[shown]) list.children[shown].firstChild.focus();
  }

  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, 80);
  });
  more.addEventListener("click", () => {
    showMore().catch(() => { status.textContent = texts.failed; });
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    // Beside the dialog is its backdrop; a link may lead to this very page.
    const link = event.target.closest("a");
    if (link && result) {
      if (samePage(link.href)) setTimeout(mark, 0, result.marks);
      else leave(link.href, result.marks);
    }
    if (event.target === dialog || link) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      // A field for searches would only be emptied.
      dialog.close();
      event.preventDefault();
    } else if (event.key === "ArrowDown" && links.length) {
      links[Math.min(at + 1, links.length - 1)].focus();
      event.preventDefault();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] || input).focus();
      event.preventDefault();
    } else if (event.key === "Enter" && document.activeElement === input && links.length) {
      links[0].click();
      event.preventDefault();
    } else if (at >= 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // Who goes on typing wants another search.
      input.focus();
    }
  });

  window.runbuchSearch = (name, data) => {
    const arrived = arrivals.get(name);
    if (arrived) arrived(data);
  };
  window.runbuchSearch.mark = (words) => mark(new Set(words));
  window.runbuchSearch.open = () => {
    if (!dialog.open) dialog.showModal();
    input.select();
    start().catch(() => { status.textContent = texts.failed; });
  };
})();
