/* Playbooks that are run: a box for each step, a clock against the time limit, a protocol to paste. What was ticked is kept
   in this browser, by the page's address, so that a reload or an empty battery loses nothing. */
(function () {
  "use strict";

  const { create, fill, announce, copyOnClick } = window.runbuch;
  const template = document.getElementById("rb-run");
  // A theme may do without.
  if (!template) return;
  const texts = window.runbuch.texts.run;
  const { title: pageTitle, limitText } = template.dataset;
  const limit = Number(template.dataset.limit || 0) * 1000;

  /* Times, in milliseconds. */

  const two = (number) => String(number).padStart(2, "0");

  function clock(length) {
    const seconds = Math.max(0, Math.floor(length / 1000));
    return Math.floor(seconds / 3600) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
  }

  // In the words that a protocol table has: seconds below a minute, else minutes, rounded up.
  function inWords(length) {
    if (length < 60000) return Math.max(1, Math.round(length / 1000)) + " s";
    return inMinutes(length);
  }

  function inMinutes(length) {
    const minutes = Math.max(1, Math.ceil(length / 60000));
    const hours = Math.floor(minutes / 60);
    return [hours && hours + " h", minutes % 60 && (minutes % 60) + " min"].filter(Boolean).join(" ");
  }

  function timeOfDay(time) {
    const date = new Date(time);
    return two(date.getHours()) + ":" + two(date.getMinutes());
  }

  function day(time) {
    const date = new Date(time);
    return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
  }

  /* What is kept: when it began, who does it; by the heading's id when each step was done, what was noted, and when its
     target was missed; when each criterion was met. */

  const MAPS = { done: Number.isSafeInteger, notes: (note) => typeof note === "string", missed: Number.isSafeInteger, met: Number.isSafeInteger };

  function read(key) {
    const state = { begun: null, by: "", done: {}, notes: {}, missed: {}, met: {} };
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      if (!kept || typeof kept !== "object") return state;
      for (const [name, isFine] of Object.entries(MAPS)) {
        state[name] = Object.fromEntries(Object.entries(kept[name] || {}).filter(([, value]) => isFine(value)));
      }
      state.begun = Number(kept.begun) || null;
      state.by = String(kept.by || "");
    } catch (error) {
      // Forbidden or damaged: the run begins anew.
    }
    return state;
  }

  function keep(key, state) {
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch (error) {
      // Storage may be forbidden; the run then lasts as long as the page is open.
    }
  }

  function titleOf(heading) {
    const parts = [...heading.childNodes].filter((node) => !(node.classList && node.classList.contains("anchor")));
    return parts.map((node) => node.textContent).join("").trim();
  }

  /* The parts of the page that a run knows besides its steps. */

  const limits = new Map([...template.content.querySelectorAll(".run-limit")].map((part) => [part.dataset.step, part]));

  // Of the parts with this name the first one after `heading`, else the first.
  function partAfter(name, heading) {
    const ids = [...template.content.querySelectorAll(`.run-part[data-part="${name}"]`)].map((part) => part.dataset.id);
    const parts = ids.map((id) => document.getElementById(id)).filter((part) => part);
    return parts.find((part) => heading.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING) || parts[0];
  }

  // The items of the first list below a heading.
  function itemsBelow(heading) {
    for (let next = heading && heading.nextElementSibling; next && !/^H[1-6]$/.test(next.tagName); next = next.nextElementSibling) {
      const list = next.matches("ul, ol") ? next : next.querySelector(":scope > :is(ul, ol)");
      if (list) return [...list.children];
    }
    return [];
  }

  // What the page calls the test that the run can be evidence of.
  function testName() {
    const named = document.querySelector("main").textContent.match(/Test-?\s?ID:?\s+([\p{L}\d]+(?:-[\p{L}\d]+)+)/u);
    return named ? named[1] : "TEST-ID";
  }

  // For a shell.
  const quoted = (text) => "'" + text.replaceAll("'", "'\\''") + "'";

  class Run {
    constructor(headings, isOnlyOne) {
      this.key = "runbuch-run:" + location.pathname + "#" + headings[0].id;
      this.state = read(this.key);
      const panel = template.content.querySelector(".run").cloneNode(true);
      const protocol = template.content.querySelector(".run-protocol").cloneNode(true);
      this.parts = new Map([panel, protocol].flatMap((part) => [part, ...part.querySelectorAll("[class]")]).map((part) => [part.className, part]));
      const content = headings[0].closest(".content");
      // At the top of the page, where it is within reach whatever is read.
      if (isOnlyOne && content) content.prepend(panel, protocol);
      else headings[0].before(panel, protocol);
      this.wayBack = partAfter("way-back", headings[0]);
      const success = partAfter("success", headings[0]);
      this.successTitle = success ? titleOf(success) : "";
      this.steps = headings.map((heading) => this.step(heading));
      this.criteria = itemsBelow(success).map((item, index) => this.criterion(item, String(index)));
      this.part("start").addEventListener("click", () => this.start());
      this.part("restart").addEventListener("click", () => this.restart());
      this.part("show").addEventListener("click", () => this.reveal());
      copyOnClick(this.part("copy"), () => this.protocol());
      copyOnClick(this.part("copy-log"), () => this.command());
      const by = this.part("by");
      by.value = this.state.by;
      by.addEventListener("input", () => this.change({ by: by.value }));
      addEventListener("storage", (event) => {
        if (event.key !== this.key) return;
        this.state = read(this.key);
        by.value = this.state.by;
        this.show();
      });
      setInterval(() => this.tick(), 1000);
      this.show();
    }

    part(name) {
      return this.parts.get("run-" + name);
    }

    step(heading) {
      const title = titleOf(heading);
      const box = create("input", { type: "checkbox" });
      box.setAttribute("aria-label", texts.stepDone + ": " + title);
      const when = create("time", {});
      const clock = create("span", { className: "run-step-clock" });
      const note = create("input", { className: "run-note", placeholder: texts.note, autocomplete: "off" });
      note.setAttribute("aria-label", texts.note + ": " + title);
      const missed = create("button", { type: "button", className: "run-missed", textContent: texts.missed });
      missed.setAttribute("aria-label", texts.missed + ": " + title);
      heading.after(create("p", { className: "run-step" }, [create("label", {}, [box, texts.stepDone]), when, clock, note, missed]));
      box.addEventListener("change", () => this.set(heading.id, box.checked));
      note.addEventListener("input", () => this.change({ notes: { ...this.state.notes, [heading.id]: note.value } }));
      missed.addEventListener("click", () => this.miss(heading.id));
      const limit = limits.get(heading.id);
      return { id: heading.id, title, box, when, clock, note, missed, limit: limit && { length: Number(limit.dataset.seconds) * 1000, text: limit.textContent } };
    }

    // An item of the closing criteria gets a box; one that has a box can be ticked.
    criterion(item, id) {
      const title = item.textContent.trim().replace(/\s+/g, " ");
      let box = item.querySelector(":scope > input[type=checkbox], :scope > p:first-child > input[type=checkbox]");
      if (!box) {
        box = create("input", { type: "checkbox" });
        item.prepend(box, " ");
      }
      box.disabled = false;
      box.classList.add("run-criterion");
      box.setAttribute("aria-label", title);
      box.addEventListener("change", () => this.meet(id, box.checked));
      return { id, title, box };
    }

    /* Changes. */

    change(part) {
      Object.assign(this.state, part);
      keep(this.key, this.state);
      this.show();
    }

    start() {
      if (this.state.begun) return;
      this.change({ begun: Date.now() });
      announce(fill(texts.begun, timeOfDay(this.state.begun)));
      this.steps[0].box.focus();
    }

    // The map with the time of `id`, or without it.
    timed(map, id, isSet) {
      const times = { ...map };
      if (isSet) times[id] = Date.now();
      else delete times[id];
      return times;
    }

    set(id, isDone) {
      this.change({ begun: this.state.begun || Date.now(), done: this.timed(this.state.done, id, isDone) });
      this.finish();
    }

    meet(id, isMet) {
      this.change({ begun: this.state.begun || Date.now(), met: this.timed(this.state.met, id, isMet) });
      this.finish();
    }

    finish() {
      if (!this.end()) return;
      this.reveal();
      announce(fill(texts.finished, inWords(this.end() - this.state.begun)));
    }

    // The target of a step was missed: the run is over, and the page says how to go back.
    miss(id) {
      const isMissed = !this.state.missed[id];
      this.change({ begun: this.state.begun || Date.now(), missed: this.timed(this.state.missed, id, isMissed) });
      if (!isMissed) return;
      announce(texts.missed + (this.wayBack ? ": " + titleOf(this.wayBack) : ""));
      if (!this.wayBack) return;
      this.wayBack.tabIndex = -1;
      this.wayBack.scrollIntoView();
      this.wayBack.focus({ preventScroll: true });
    }

    // Asks by the button itself: the first click only says what the second one does.
    restart() {
      const button = this.part("restart");
      if (button.textContent !== texts.restartSure) {
        button.textContent = texts.restartSure;
        setTimeout(() => { button.textContent = texts.restart; }, 5000);
        return;
      }
      this.part("protocol").open = false;
      this.change({ begun: null, done: {}, notes: {}, missed: {}, met: {} });
      this.part("start").focus();
    }

    reveal() {
      const protocol = this.part("protocol");
      protocol.open = true;
      protocol.scrollIntoView({ block: "center" });
      protocol.querySelector("summary").focus({ preventScroll: true });
    }

    /* What follows from the state. */

    done() {
      const times = this.steps.map((step) => ({ ...step, time: this.state.done[step.id] }));
      return times.filter((step) => step.time).sort((a, b) => a.time - b.time);
    }

    // When the last step was done and the last criterion met; none before that.
    end() {
      const times = [...this.steps.map((step) => this.state.done[step.id]), ...this.criteria.map((it) => this.state.met[it.id])];
      return times.every((time) => time) ? Math.max(...times) : null;
    }

    isMissed() {
      return Object.keys(this.state.missed).length > 0;
    }

    // How long each step took, from the one that was done before it.
    lengths() {
      const lengths = new Map();
      this.done().reduce((before, step) => { lengths.set(step.id, step.time - before); return step.time; }, this.state.begun);
      return lengths;
    }

    protocol() {
      const { begun, by, met } = this.state;
      const end = this.end();
      const length = (end || Date.now()) - begun;
      const verdict = limit ? " (" + texts.timeLimit + " " + limitText + ": " + (length > limit ? texts.exceeded : texts.kept) + ")" : "";
      const line = (name, value) => "- **" + name + "**: " + value;
      const criteria = this.criteria.map(({ id, title }) => "- [" + (met[id] ? "x" : " ") + "] " + title + (met[id] ? " (" + timeOfDay(met[id]) + ")" : ""));
      return [
        "## " + texts.protocol + ": " + pageTitle, "",
        line(texts.by, by || texts.open),
        line(texts.begin, day(begun) + " " + timeOfDay(begun)),
        line(texts.end, end ? day(end) + " " + timeOfDay(end) : texts.open),
        line(texts.duration, (end ? inWords(length) + verdict : texts.open)), "",
        ...this.table(), "",
        ...(criteria.length ? ["### " + this.successTitle, "", ...criteria, ""] : []),
      ].join("\n");
    }

    // A row for each step; columns that nothing is in are left out.
    table() {
      const { done, notes, missed } = this.state;
      const lengths = this.lengths();
      const cell = (text) => text.replaceAll("|", "\\|");
      const remark = ({ id }) => [missed[id] && texts.missed + " (" + timeOfDay(missed[id]) + ")", notes[id]].filter(Boolean).join("; ");
      const columns = [
        [texts.step, (step) => step.title],
        [texts.doneAt, (step) => (done[step.id] ? timeOfDay(done[step.id]) : texts.open)],
        [texts.duration, (step) => (lengths.has(step.id) ? inWords(lengths.get(step.id)) : "–")],
        [texts.timeLimit, (step) => (step.limit ? step.limit.text : "–"), this.steps.some((step) => step.limit)],
        [texts.note, (step) => remark(step), this.steps.some(remark)],
      ].filter(([, , isThere]) => isThere !== false);
      const row = (cells) => "| " + cells.map(cell).join(" | ") + " |";
      return [row(columns.map(([name]) => name)), row(columns.map(() => "---")), ...this.steps.map((step) => row(columns.map(([, of]) => of(step))))];
    }

    // What enters the run into the protocol of restore tests.
    command() {
      const { begun, by } = this.state;
      const result = this.isMissed() || !this.end() ? texts.failed : texts.passed;
      const options = ["--date " + day(begun), "--result " + quoted(result), "--duration " + quoted(inMinutes((this.end() || Date.now()) - begun))];
      if (by) options.push("--owner " + quoted(by));
      return "runbuch log " + testName() + " " + options.join(" ");
    }

    /* What is seen. */

    show() {
      const { begun, done, notes, missed, met } = this.state;
      const count = this.done().length;
      this.part("start").hidden = Boolean(begun);
      for (const name of ["progress", "clock", "show", "protocol"]) this.part(name).hidden = !begun;
      Object.assign(this.part("progress"), { max: this.steps.length, value: count });
      this.part("count").textContent = texts.count.replace("%s", count).replace("%s", this.steps.length);
      this.part("restart").textContent = texts.restart;
      for (const step of this.steps) {
        const { id, box, when, note } = step;
        box.checked = Boolean(done[id]);
        when.textContent = done[id] ? timeOfDay(done[id]) : "";
        when.dateTime = done[id] ? new Date(done[id]).toISOString() : "";
        if (note.value !== (notes[id] || "")) note.value = notes[id] || "";
        step.missed.setAttribute("aria-pressed", String(Boolean(missed[id])));
      }
      for (const { id, box } of this.criteria) box.checked = Boolean(met[id]);
      if (begun) {
        this.part("text").textContent = this.protocol();
        this.part("log").textContent = this.command();
      }
      this.tick();
    }

    tick() {
      const { begun, done } = this.state;
      const lengths = begun ? this.lengths() : new Map();
      const current = begun && this.steps.find((step) => !done[step.id]);
      const last = this.done().at(-1);
      for (const step of this.steps) {
        const length = step === current ? Date.now() - (last ? last.time : begun) : lengths.get(step.id);
        const limit = step.limit ? step.limit.text : "";
        step.clock.textContent = length === undefined ? limit : clock(length) + (limit && " / " + limit);
        step.clock.classList.toggle("is-over", Boolean(step.limit) && length > step.limit.length);
      }
      if (!begun) return;
      const length = (this.end() || Date.now()) - begun;
      const isOver = limit > 0 && length > limit;
      this.part("clock").textContent = clock(length) + (limit ? " / " + limitText : "");
      const over = this.part("clock").classList;
      if (isOver && !over.contains("is-over")) announce(fill(texts.over, limitText));
      over.toggle("is-over", isOver);
    }
  }

  const playbooks = new Map();
  for (const heading of document.querySelectorAll("[data-playbook]")) {
    const number = heading.dataset.playbook;
    playbooks.set(number, [...(playbooks.get(number) || []), heading]);
  }
  playbooks.forEach((headings) => new Run(headings, playbooks.size === 1));
})();
