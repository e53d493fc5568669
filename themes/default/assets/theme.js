/* What the pages cannot do with HTML and CSS alone. A plain script: modules and fetch do not work from file://. */
(function () {
  "use strict";

  const root = document.documentElement;
  // In the page's language, from `_texts.html`.
  const texts = JSON.parse(document.getElementById("rb-texts").textContent);

  function create(tag, properties, children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...(children || []));
    return element;
  }

  // A text with one %s. Split, because replace() would read "$&" in a page's title as a command.
  function fill(template, value) {
    return template.split("%s").join(value);
  }

  function announce(text) {
    const live = document.getElementById("rb-live");
    // The same text twice is no change and would stay unspoken.
    live.textContent = "";
    setTimeout(() => { live.textContent = text; }, 50);
  }

  // What the scripts have in common that pages load when they need them.
  window.runbuch = { texts, create, fill, announce, copyOnClick };

  /* Light, dark, or what the system says. */

  const modes = ["auto", "light", "dark"];

  function themeLabel(mode) {
    const names = { auto: texts.themeAuto, light: texts.themeLight, dark: texts.themeDark };
    return fill(texts.theme, names[mode]);
  }

  function applyTheme(button, mode) {
    root.dataset.theme = mode;
    button.setAttribute("aria-label", themeLabel(mode));
    button.title = themeLabel(mode);
  }

  function saveTheme(mode) {
    try {
      localStorage.setItem("runbuch-theme", mode);
    } catch (error) {
      // Storage may be forbidden; the choice then holds for this page only.
    }
  }

  function startTheme() {
    const button = document.querySelector(".theme-button");
    const stored = modes.indexOf(root.dataset.theme);
    applyTheme(button, modes[Math.max(stored, 0)]);
    button.addEventListener("click", () => {
      const next = modes[(modes.indexOf(root.dataset.theme) + 1) % modes.length];
      applyTheme(button, next);
      saveTheme(next);
      announce(themeLabel(next));
    });
  }

  /* Copy buttons. */

  // For browsers that offer no clipboard to a file:// page.
  function copyBySelection(text) {
    const area = create("textarea", { value: text, className: "visually-hidden" });
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    focused.focus();
    return done ? Promise.resolve() : Promise.reject(new Error("copy refused"));
  }

  function copyText(text) {
    if (!navigator.clipboard) return copyBySelection(text);
    return navigator.clipboard.writeText(text).catch(() => copyBySelection(text));
  }

  function report(button, text) {
    button.textContent = text;
    announce(text);
    setTimeout(() => { button.textContent = texts.copy; }, 2000);
  }

  function copyOnClick(button, text) {
    button.addEventListener("click", () => {
      copyText(text()).then(() => report(button, texts.copied), () => report(button, texts.copyFailed));
    });
  }

  function addCopyButton(figure) {
    const button = create("button", { type: "button", className: "copy-button", textContent: texts.copy });
    copyOnClick(button, () => figure.querySelector("code").textContent);
    figure.append(button);
    // Long lines scroll, and what scrolls must be within reach of the keyboard.
    figure.querySelector("pre").tabIndex = 0;
  }

  /* Table of contents: marks the section that is being read. */

  function headingsOf(links) {
    return links
      .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
      .filter((entry) => entry.heading);
  }

  // Where a heading stands that was jumped to; a little more, because browsers round.
  const readingLine = parseFloat(getComputedStyle(root).scrollPaddingTop) + 8;

  function headingBeingRead(all) {
    // Those in closed boxes stand nowhere.
    const entries = all.filter((entry) => entry.heading.checkVisibility());
    const top = (entry) => entry.heading.getBoundingClientRect().top;
    const atEnd = window.scrollY > 0 && window.scrollY + window.innerHeight >= root.scrollHeight - 2;
    if (!atEnd) return entries.findLast((entry) => top(entry) <= readingLine);
    // The last sections never reach the line: what was jumped to counts, else the last one.
    const target = entries.find((entry) => entry.heading.matches(":target"));
    return target && top(target) > 0 ? target : entries.at(-1);
  }

  function markReading(toc, entries) {
    const read = headingBeingRead(entries);
    for (const entry of entries) {
      if (entry === read) entry.link.setAttribute("aria-current", "location");
      else entry.link.removeAttribute("aria-current");
    }
    if (read) keepInView(toc, read.link);
  }

  // Not scrollIntoView: that would also move the page.
  function keepInView(box, element) {
    const outer = box.getBoundingClientRect();
    const inner = element.getBoundingClientRect();
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    box.scrollTop += inner.top - outer.top - outer.height / 3;
  }

  function startToc() {
    const toc = document.getElementById("rb-page-toc");
    if (!toc) return;
    const entries = headingsOf([...toc.querySelectorAll("a")]);
    let waiting = false;
    const mark = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; markReading(toc, entries); });
    };
    for (const change of ["scroll", "resize", "hashchange"]) addEventListener(change, mark, { passive: true });
    mark();
    // A panel on a small screen has done its work once a section is chosen.
    toc.addEventListener("click", (event) => {
      if (event.target.closest("a") && toc.matches(":popover-open")) toc.hidePopover();
    });
  }

  /* Navigation: the whole tree instead of the neighbourhood that the page carries. */

  const siteRoot = new URL(root.dataset.root || ".", document.baseURI).href;

  // Joined, not parsed: a URL object for each of 10,000 pages would be felt on a phone.
  function resolve(path) {
    return siteRoot + path;
  }

  function holds(node, href) {
    return (node[1] !== null && resolve(node[1]) === href) || (node[2] || []).some((child) => holds(child, href));
  }

  function navLabel(title, url, draft, current) {
    if (url === null) return create("span", { className: "nav-label", textContent: title });
    const link = create("a", { href: resolve(url), textContent: title });
    if (draft) link.append(" ", create("span", { className: "draft-mark", textContent: texts.draft }));
    if (link.href === current) link.setAttribute("aria-current", "page");
    return link;
  }

  function navToggle(item, node, current, open) {
    const button = create("button", { type: "button", className: "nav-toggle" });
    button.setAttribute("aria-label", fill(texts.navToggle, node[0]));
    let list = null;
    const show = (expanded) => {
      // Built on demand, so that a tree of 10,000 pages costs nothing until it is opened.
      if (expanded && !list) item.append(list = navList(node[2], current));
      if (list) list.hidden = !expanded;
      button.setAttribute("aria-expanded", String(expanded));
    };
    button.addEventListener("click", () => show(button.getAttribute("aria-expanded") === "false"));
    show(open);
    return button;
  }

  function navItem(node, current) {
    const row = create("div", { className: "nav-row" }, [navLabel(node[0], node[1], node[3], current)]);
    const item = create("li", {}, [row]);
    if (node[2] && node[2].length) row.append(navToggle(item, node, current, holds(node, current)));
    return item;
  }

  function navList(nodes, current) {
    return create("ul", {}, nodes.map((node) => navItem(node, current)));
  }

  function startNav() {
    const nav = document.getElementById("rb-site-nav");
    const tree = nav.querySelector(".nav-tree");
    const here = tree.querySelector("[aria-current]");
    if (window.runbuchNav) tree.replaceChildren(navList(window.runbuchNav, here ? here.href : ""));
    const current = tree.querySelector("[aria-current]");
    if (!current) return;
    keepInView(nav, current);
    // On a phone the panel has no size until it opens.
    nav.addEventListener("toggle", () => keepInView(nav, current));
  }

  /* Tabs: what was chosen is open wherever a tab bears its name, on later pages as well. */

  const tabsKept = 12;

  function tabName(tab) {
    return tab.querySelector("summary").textContent.trim();
  }

  // The names that were chosen, the last one last.
  function chosenTabs() {
    try {
      const stored = JSON.parse(localStorage.getItem("runbuch-tabs"));
      return Array.isArray(stored) ? stored.filter((name) => typeof name === "string") : [];
    } catch (error) {
      return [];
    }
  }

  function saveTab(name) {
    try {
      const names = chosenTabs().filter((other) => other !== name).concat(name).slice(-tabsKept);
      localStorage.setItem("runbuch-tabs", JSON.stringify(names));
    } catch (error) {
      // As with the theme.
    }
  }

  // The tab that a key leads to from `tab`, around the ends.
  function tabByKey(tab, key) {
    const all = [...tab.parentElement.children].filter((other) => other.matches("details"));
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
    if (by) return all.at((all.indexOf(tab) + by) % all.length);
    return { Home: all[0], End: all.at(-1) }[key];
  }

  function startTabs() {
    const tabs = [...document.querySelectorAll(".tabs > details")];
    // A tab that opens closes its neighbours.
    const show = (name) => {
      for (const tab of tabs) if (!tab.open && tabName(tab) === name) tab.open = true;
    };
    if (tabs.length) chosenTabs().forEach(show);
    for (const tab of tabs) {
      const label = tab.querySelector("summary");
      label.addEventListener("click", (event) => {
        event.preventDefault();
        const before = label.getBoundingClientRect().top;
        show(tabName(tab));
        saveTab(tabName(tab));
        // What opens above pushes the page down; the tab stays below the pointer.
        window.scrollBy(0, label.getBoundingClientRect().top - before);
      });
      label.addEventListener("keydown", (event) => {
        const next = event.ctrlKey || event.altKey || event.metaKey ? null : tabByKey(tab, event.key);
        if (!next) return;
        event.preventDefault();
        const nextLabel = next.querySelector("summary");
        nextLabel.focus();
        nextLabel.click();
      });
    }
  }

  /* Search: loaded when it is first wanted. */

  // What a hit that led here was about; asked for once.
  function foundHere() {
    try {
      const found = JSON.parse(localStorage.getItem("runbuch-found"));
      if (!found || found.url !== location.href.split("#")[0]) return null;
      localStorage.removeItem("runbuch-found");
      return Date.now() - found.at < 30000 && Array.isArray(found.marks) ? found.marks : null;
    } catch (error) {
      return null;
    }
  }

  function startSearch() {
    const button = document.querySelector(".search-button");
    if (!button) return;
    let script = null;
    const withSearch = (act) => {
      if (window.runbuchSearch) return act();
      if (script) return;
      script = create("script", { src: button.dataset.src });
      script.addEventListener("load", act);
      script.addEventListener("error", () => { script = null; announce(texts.search.failed); });
      document.head.append(script);
    };
    const open = () => withSearch(() => window.runbuchSearch.open());
    const marks = foundHere();
    if (marks) withSearch(() => window.runbuchSearch.mark(marks));
    button.addEventListener("click", open);
    addEventListener("keydown", (event) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (!slash && !letter) return;
      event.preventDefault();
      open();
    });
  }

  // A window that grows while a panel is open would leave it hanging over the page.
  function closePanels() {
    for (const panel of document.querySelectorAll("[popover]:popover-open")) panel.hidePopover();
  }

  startTheme();
  startTabs();
  startToc();
  startSearch();
  document.querySelectorAll("figure.code").forEach(addCopyButton);
  document.addEventListener("DOMContentLoaded", startNav);
  window.matchMedia("(min-width: 64rem)").addEventListener("change", closePanels);
})();
