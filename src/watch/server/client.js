// Makes a page follow its file: loads it anew where it scrolled to, takes new style sheets, shows
// what the check found on it, and says when the site cannot be built. Runs as a module; `words` and
// `style` are put before it.

const SCROLL = "runbuch-scroll";
const PANEL = "runbuch-findings";
const LEVELS = ["error", "warning", "note"];

const page = encodeURIComponent(location.pathname);
let build = document.querySelector('script[src="/__runbuch/live.js"]').dataset.build;

/** What is kept for this tab only; a browser may forbid it. */
const kept = {
  get(name) {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch {
      // Then it is not kept.
    }
  },
};

// Pages ---------------------------------------------------------------------------------------

function reload() {
  kept.set(SCROLL, { path: location.pathname, top: scrollY });
  location.reload();
}

function scrollBack() {
  const scroll = kept.get(SCROLL);
  kept.set(SCROLL, null);
  if (scroll?.path !== location.pathname) return;
  const back = () => scrollTo({ top: scroll.top, behavior: "instant" });
  back();
  // Again once pictures have their height.
  addEventListener("load", back, { once: true });
}

const sheets = (root) => [...root.querySelectorAll('link[rel="stylesheet"]')];

/** A style sheet has another name after each change: the page as it is now knows it. */
async function restyle() {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const old = sheets(document);
  let last = old.at(-1);
  const loaded = sheets(fresh).map((sheet) => {
    const link = document.importNode(sheet);
    const url = new URL(sheet.getAttribute("href"), location.href);
    url.searchParams.set("build", build);
    link.href = url.href;
    const done = new Promise((resolve) => (link.onload = link.onerror = resolve));
    if (last) last.after(link);
    else document.head.append(link);
    last = link;
    return done;
  });
  // Only then, so that the page is never without.
  await Promise.all(loaded);
  for (const sheet of old) sheet.remove();
}

let styling = Promise.resolve();

// What is shown -------------------------------------------------------------------------------

/** An element with attributes and children; text is never read as HTML. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** What stands between backticks is code. */
const prose = (text) =>
  text.split("`").map((part, index) => (index % 2 ? element("code", {}, part) : part));

const badge = element("button", { type: "button", class: "badge", "aria-controls": "panel" });
const title = element("h2", { "id": "title" }, words.findings);
const close = element("button", { type: "button", class: "close", "aria-label": words.close }, "×");
const list = element("ul");
const wiki = element("a", {}, words.wiki);
const panel = element(
  "section",
  { "id": "panel", "aria-labelledby": "title", hidden: "" },
  element("header", {}, title, close),
  list,
  element("p", { class: "wiki" }, wiki),
);
const troubles = element("ul");
const dismiss = element("button", { type: "button" }, words.close);
const overlay = element(
  "dialog",
  { "aria-labelledby": "broken" },
  element("h2", { "id": "broken" }, words.broken),
  element("p", {}, words.stays),
  troubles,
  dismiss,
);
const status = element("p", { class: "status", role: "status" });
const aside = element("aside", { "aria-label": "Runbuch" }, status, panel, badge, overlay);

let isBroken = false;

function open(shown) {
  panel.hidden = !shown;
  badge.ariaExpanded = String(shown);
  kept.set(PANEL, shown);
}

function count(findings) {
  const counts = LEVELS.map((level) => [level, findings.filter((it) => it.level === level).length]);
  const some = counts.filter(([, count]) => count > 0);
  const pills = some.map(([level, count]) => element("span", { class: level }, String(count)));
  const spoken = some.map(([level, count]) => `${words[level]}: ${count}`).join(", ");
  const shown = pills.length ? pills : [element("span", { class: "fine" }, "✓")];
  badge.replaceChildren(...(isBroken ? [element("span", { class: "error" }, "!")] : []), ...shown);
  const label = isBroken ? words.broken : `${words.findings}: ${spoken || words.none}`;
  badge.setAttribute("aria-label", label);
  badge.title = label;
}

function entry(finding) {
  const facts = element(
    "p",
    { class: "facts" },
    element("a", { href: `#${encodeURIComponent(finding.anchor ?? "")}`, class: "place" },
      words.line.replace("%s", finding.line)),
    " ",
    element("span", { class: finding.level }, words[finding.level]),
    " ",
    element("a", { href: finding.rule_url }, finding.code),
  );
  const help = finding.help ? [element("p", { class: "help" }, ...prose(finding.help))] : [];
  return element("li", {}, facts, element("p", {}, ...prose(finding.message)), ...help);
}

let shown = [];

async function findings() {
  const answer = await fetch(`/__runbuch/findings?page=${page}`);
  if (!answer.ok) return;
  const found = await answer.json();
  shown = found.findings;
  const entries = shown.map(entry);
  list.replaceChildren(...(entries.length ? entries : [element("li", {}, words.none)]));
  const whole = LEVELS.map((level) => `${words[level]}: ${found.wiki[level]}`).join(", ");
  wiki.href = found.wiki_url;
  wiki.textContent = `${words.wiki}: ${whole}`;
  count(shown);
}

function complain(found) {
  const wasBroken = isBroken;
  isBroken = found.length > 0;
  const item = ({ place, text }) =>
    element("li", {}, ...(place ? [element("code", {}, place)] : []), element("pre", {}, text));
  troubles.replaceChildren(...found.map(item));
  if (isBroken && !overlay.open) overlay.showModal();
  if (!isBroken && overlay.open) overlay.close();
  if (isBroken !== wasBroken) count(shown);
}

badge.addEventListener("click", () => {
  if (isBroken) overlay.showModal();
  else open(panel.hidden);
});
close.addEventListener("click", () => {
  open(false);
  badge.focus();
});
dismiss.addEventListener("click", () => overlay.close());
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  open(false);
  badge.focus();
});

// Word from the server ------------------------------------------------------------------------

function hear(word) {
  status.textContent = "";
  complain(word.troubles);
  findings().catch(() => {});
}

function hello(event) {
  const word = JSON.parse(event.data);
  if (word.build === build) hear(word);
  else reload();
}

function update(event) {
  const word = JSON.parse(event.data);
  build = word.build;
  if (word.action === "reload") {
    reload();
    return;
  }
  if (word.action === "styles") styling = styling.then(restyle).catch(reload);
  hear(word);
}

let events = null;

function listen() {
  events?.close();
  events = null;
  // A browser has six connections to one server for all tabs: those in sight get them.
  if (document.hidden) return;
  events = new EventSource(`/__runbuch/events?page=${page}`);
  events.addEventListener("hello", hello);
  events.addEventListener("update", update);
  events.addEventListener("error", () => {
    status.textContent = words.lost;
    // Some browsers give up where others try again.
    if (events?.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  });
}

const host = element("runbuch-live");
const shadow = host.attachShadow({ mode: "open" });
shadow.append(element("style", {}, style), aside);
document.body.append(host);
open(kept.get(PANEL) === true);
count(shown);
scrollBack();
document.addEventListener("visibilitychange", listen);
// A page that goes for good would be missed as if the server had gone.
addEventListener("pagehide", () => events?.close());
addEventListener("pageshow", (event) => event.persisted && listen());
listen();
