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

  // In the words that a protocol table has, and rounded up: nothing takes no time.
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

  /* What is kept: when it began, who does it, when each step was done, by the heading's id. */

  function read(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      if (kept && kept.done && typeof kept.done === "object") {
        const times = Object.entries(kept.done).filter(([, time]) => Number.isSafeInteger(time));
        return { begun: Number(kept.begun) || null, by: String(kept.by || ""), done: Object.fromEntries(times) };
      }
    } catch (error) {
      // Forbidden or damaged: the run begins anew.
    }
    return { begun: null, by: "", done: {} };
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

  class Run {
    constructor(headings) {
      this.key = "runbuch-run:" + location.pathname + "#" + headings[0].id;
      this.state = read(this.key);
      const panel = template.content.cloneNode(true);
      this.parts = new Map([...panel.querySelectorAll("[class]")].map((part) => [part.className, part]));
      headings[0].before(panel);
      this.steps = headings.map((heading) => this.step(heading));
      this.part("start").addEventListener("click", () => this.start());
      this.part("restart").addEventListener("click", () => this.restart());
      this.part("show").addEventListener("click", () => this.reveal());
      copyOnClick(this.part("copy"), () => this.protocol());
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
      heading.after(create("p", { className: "run-step" }, [create("label", {}, [box, texts.stepDone]), when]));
      box.addEventListener("change", () => this.set(heading.id, box.checked));
      return { id: heading.id, title, box, when };
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

    set(id, isDone) {
      const done = { ...this.state.done };
      if (isDone) done[id] = Date.now();
      else delete done[id];
      this.change({ begun: this.state.begun || Date.now(), done });
      if (this.end()) {
        this.reveal();
        announce(fill(texts.finished, inMinutes(this.end() - this.state.begun)));
      }
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
      this.change({ begun: null, done: {} });
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

    // When the last step was done; none before that.
    end() {
      const done = this.done();
      return done.length === this.steps.length ? done.at(-1).time : null;
    }

    protocol() {
      const { begun, by } = this.state;
      const end = this.end();
      const length = (end || Date.now()) - begun;
      const verdict = limit ? " (" + texts.timeLimit + " " + limitText + ": " + (length > limit ? texts.exceeded : texts.kept) + ")" : "";
      const line = (name, value) => "- **" + name + "**: " + value;
      const lengths = new Map();
      this.done().reduce((before, step) => { lengths.set(step.id, step.time - before); return step.time; }, begun);
      const cell = (text) => text.replaceAll("|", "\\|");
      const row = ({ id, title }) => "| " + [
        cell(title), this.state.done[id] ? timeOfDay(this.state.done[id]) : texts.open,
        lengths.has(id) ? inMinutes(lengths.get(id)) : "–",
      ].join(" | ") + " |";
      return [
        "## " + texts.protocol + ": " + pageTitle, "",
        line(texts.by, by || texts.open),
        line(texts.begin, day(begun) + " " + timeOfDay(begun)),
        line(texts.end, end ? day(end) + " " + timeOfDay(end) : texts.open),
        line(texts.duration, (end ? inMinutes(length) + verdict : texts.open)), "",
        "| " + [texts.step, texts.doneAt, texts.duration].join(" | ") + " |", "| --- | --- | --- |",
        ...this.steps.map(row), "",
      ].join("\n");
    }

    /* What is seen. */

    show() {
      const { begun, done } = this.state;
      const count = this.done().length;
      this.part("start").hidden = Boolean(begun);
      for (const name of ["progress", "count", "clock", "show", "protocol"]) this.part(name).hidden = !begun;
      Object.assign(this.part("progress"), { max: this.steps.length, value: count });
      this.part("count").textContent = count + " / " + this.steps.length;
      this.part("restart").textContent = texts.restart;
      for (const { id, box, when } of this.steps) {
        box.checked = Boolean(done[id]);
        when.textContent = done[id] ? timeOfDay(done[id]) : "";
        when.dateTime = done[id] ? new Date(done[id]).toISOString() : "";
      }
      if (begun) this.part("text").textContent = this.protocol();
      this.tick();
    }

    tick() {
      if (!this.state.begun) return;
      const length = (this.end() || Date.now()) - this.state.begun;
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
  playbooks.forEach((headings) => new Run(headings));
})();
