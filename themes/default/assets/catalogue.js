/* The table of services: sorted by a click into its head, and filtered by owner and state. Without it the worst stand first. */
(function () {
  "use strict";

  const table = document.querySelector("table.services");
  if (!table) return;
  const { create, fill, announce, texts } = window.runbuch;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  // What is not said stands last, whichever way the others go.
  function compare(column, order, a, b) {
    const [first, second] = [a, b].map((row) => row.cells[column].dataset.value);
    if (!first || !second) return Number(!first) - Number(!second);
    return order * collator.compare(first, second);
  }

  function sort(head) {
    const descending = head.getAttribute("aria-sort") === "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const order = descending ? -1 : 1;
    rows.sort((a, b) => compare(head.cellIndex, order, a, b));
    body.append(...rows);
  }

  for (const head of heads.filter((head) => head.dataset.sort)) {
    const button = create("button", { type: "button", className: "sort-button" }, [...head.childNodes]);
    button.addEventListener("click", () => sort(head));
    head.replaceChildren(button);
  }

  const filters = document.querySelector(".filters");
  filters.hidden = false;
  filters.addEventListener("change", () => {
    const { owner, state } = Object.fromEntries(new FormData(filters));
    for (const row of rows) {
      row.hidden = (owner && row.dataset.owner !== owner) || (state && row.dataset.state !== state);
    }
    announce(fill(texts.services, rows.filter((row) => !row.hidden).length));
  });
})();
