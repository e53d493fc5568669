/* The search. Loaded by theme.js when it is first wanted; loads the words once and then only what a search needs.
   Plain scripts again: from file:// nothing else can be loaded. The formats are described in README.md. */
(function () {
  "use strict";

  const { create, fill } = window.runbuch;
  const root = new URL(document.documentElement.dataset.root || ".", document.baseURI).href;
  const button = document.querySelector(".search-button");
  const texts = window.runbuch.texts.search;
  const PAGES_SHOWN = 10;
  const PAGES_READ = 100;
  const SECTIONS_SHOWN = 3;
  // As they are numbered in the files.
  const SECTIONS = 256;
  const WEIGHTS = 8;
  const LONGEST_WORD = 40;
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

  function foldWord(word) {
    return [...fold(word)].slice(0, LONGEST_WORD).join("");
  }

  function wordsOf(text) {
    return [...text.matchAll(/[\p{Alphabetic}\p{N}\p{M}]+/gu)];
  }

  // "…" is a phrase: its words count as they are, and as neighbours.
  function parse(query) {
    const fold = (text) => wordsOf(text).map((match) => foldWord(match[0])).filter((word) => word);
    const phrases = [...query.matchAll(/["„“”»«]([^"„“”»«]+)["„“”»«]/g)].map((match) => fold(match[1]));
    const exact = new Set(phrases.flat());
    const words = [...new Set(fold(query))].map((word) => ({ word, exact: exact.has(word) }));
    return { words, phrases: phrases.filter((phrase) => phrase.length > 1) };
  }

  // The words that `wanted` is meant by, each with how well it fits: it, what begins with it, what
  // has it inside; where there is none of them, what is spelled almost so.
  function fitting(parts, { word: wanted, exact }) {
    const found = new Map();
    // Short ones stand inside of half the words.
    const inner = wanted.length > 3 || /[^a-z0-9]/.test(wanted);
    for (const part of parts) {
      for (let at = part.words.indexOf(wanted); at >= 0; at = part.words.indexOf(wanted, at + 1)) {
        const start = part.words.lastIndexOf(" ", at) + 1;
        const end = part.words.indexOf(" ", at);
        if ((start < at && !inner) || (exact && end - start > wanted.length)) continue;
        const share = wanted.length / (end - start);
        const fit = share === 1 ? 1 : (start === at ? 0.7 : 0.4) * (0.5 + share / 2);
        found.set(part.words.slice(start, end), { part, fit });
        at = end - 1;
      }
    }
    return best(found.size || exact ? found : almost(parts, wanted));
  }

  function best(found) {
    return [...found].sort((a, b) => b[1].fit - a[1].fit).slice(0, WORDS_TRIED);
  }

  function almost(parts, wanted) {
    const found = new Map();
    const most = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
    if (!most) return found;
    for (const part of parts) {
      for (const word of part.words.split(" ")) {
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
    const parts = data.parts.map(([name, words]) => ({ name, words: " " + words + " " }));
    index = { parts, size: data.size };
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
    return { words: words.map(([word]) => word), scores, everywhere };
  }

  function pagesOf(found) {
    const pages = new Map();
    found.forEach(({ scores }, index) => {
      for (const [number, score] of scores) {
        const id = Math.floor(number / SECTIONS);
        const page = pages.get(id) || { id, sections: new Map(), bests: [] };
        const section = number % SECTIONS;
        page.sections.set(section, (page.sections.get(section) || 0) + score);
        page.bests[index] = Math.max(page.bests[index] || 0, score);
        pages.set(id, page);
      }
    });
    return [...pages.values()].map((page) => {
      const sections = [...page.sections].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      const misses = found.filter(({ everywhere }, index) => !everywhere && !page.bests[index]).length;
      const score = page.bests.reduce((sum, best) => sum + (best || 0), 0) + sections[0][1];
      return { id: page.id, sections: sections.map(([section]) => section), misses, score };
    });
  }

  async function textOf(page) {
    const texts = await load("text-" + Math.floor(page.id / index.size).toString(16));
    const [url, title, sections] = texts[page.id % index.size];
    return { url, title, sections };
  }

  function holds(text, phrase) {
    const words = wordsOf(text).map((match) => foldWord(match[0]));
    return words.some((_, at) => phrase.every((word, index) => words[at + index] === word));
  }

  // The sections of a page that hold all phrases, or all of them where there is none.
  function withPhrases(page, text, phrases) {
    const whole = ([, heading, words], section) => [section ? heading : text.title, words];
    const fits = (section) => phrases.every((phrase) =>
      whole(text.sections[section], section).some((part) => holds(part, phrase)));
    return phrases.length ? text.sections.map((_, section) => section).filter(fits) : page.sections;
  }

  async function search(query) {
    const { parts } = await start();
    const { words, phrases } = parse(query);
    if (!words.length) return null;
    const found = await Promise.all(words.map((word) => sectionsOf(parts, word)));
    const pages = pagesOf(found).sort((a, b) => a.misses - b.misses || b.score - a.score);
    const least = pages.length ? pages[0].misses : 0;
    return {
      query,
      marks: new Set(found.flatMap((word) => word.words)),
      partial: least > 0,
      pages: pages.filter((page) => page.misses === least),
      phrases,
    };
  }

  /* Showing. */

  function marked(text, marks) {
    const pieces = [];
    let end = 0;
    for (const match of wordsOf(text)) {
      if (!marks.has(foldWord(match[0]))) continue;
      pieces.push(text.slice(end, match.index), create("mark", { textContent: match[0] }));
      end = match.index + match[0].length;
    }
    pieces.push(text.slice(end));
    return pieces;
  }

  // The part of a text that has the most of what was found.
  function snippet(text, marks) {
    const hits = wordsOf(text).filter((match) => marks.has(foldWord(match[0])));
    const within = (hit) => new Set(hits
      .filter((other) => other.index >= hit.index && other.index < hit.index + SNIPPET)
      .map((other) => foldWord(other[0]))).size;
    const first = hits.slice(0, 50).reduce((most, hit) => (most && within(most) >= within(hit) ? most : hit), null);
    const from = first ? text.lastIndexOf(" ", Math.max(first.index - 40, 0)) + 1 : 0;
    const space = text.indexOf(" ", from + SNIPPET);
    const to = space < 0 ? text.length : space;
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  }

  function hit(text, section, marks) {
    // What comes after the last section that is told apart counts as part of it.
    const [anchor, heading, words] = text.sections[Math.min(section, text.sections.length - 1)];
    const link = create("a", { href: root + text.url + (anchor ? "#" + encodeURIComponent(anchor) : "") });
    link.append(create("span", { className: "search-title" }, marked(text.title, marks)));
    if (heading) link.append(create("span", { className: "search-heading" }, marked(heading, marks)));
    const part = snippet(words, marks);
    if (part) link.append(create("span", { className: "search-snippet" }, marked(part, marks)));
    return create("li", {}, [link]);
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

  // The hits on the next pages. Whether a page holds a phrase only its text can tell.
  async function take(result) {
    const items = [];
    let [pages, looked] = [0, 0];
    while (pages < PAGES_SHOWN && looked < PAGES_READ && result.pages.length) {
      const batch = result.pages.splice(0, PAGES_SHOWN - pages);
      const read = await Promise.all(batch.map(textOf));
      looked += batch.length;
      batch.forEach((page, index) => {
        const sections = withPhrases(page, read[index], result.phrases).slice(0, SECTIONS_SHOWN);
        pages += Math.min(sections.length, 1);
        items.push(...sections.map((section) => hit(read[index], section, result.marks)));
      });
    }
    return items;
  }

  function heading(result, count, items) {
    if (!result) return "";
    if (!items.length && !result.pages.length) return fill(texts.none, result.query);
    if (result.partial) return texts.some;
    // How many pages hold a phrase is known of those only that were read.
    if (result.phrases.length) return "";
    return count === 1 ? texts.one : fill(texts.many, count);
  }

  async function run() {
    const turn = ++latest;
    try {
      const found = await search(input.value.trim());
      const count = found ? found.pages.length : 0;
      const items = found ? await take(found) : [];
      if (turn !== latest) return;
      result = found;
      list.replaceChildren(...items);
      more.hidden = !found || !found.pages.length;
      status.textContent = heading(found, count, items);
    } catch (error) {
      if (turn === latest) status.textContent = texts.failed;
    }
  }

  async function showMore() {
    const [turn, shown] = [latest, list.children.length];
    const items = await take(result);
    if (turn !== latest) return;
    list.append(...items);
    more.hidden = !result.pages.length;
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
    if (event.target === dialog || event.target.closest("a")) dialog.close();
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
  window.runbuchSearch.open = () => {
    if (!dialog.open) dialog.showModal();
    input.select();
    start().catch(() => { status.textContent = texts.failed; });
  };
})();
