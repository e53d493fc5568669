/* RACI matrices, filtered by role. Without it all tasks are shown. */
(function () {
  "use strict";

  const template = document.getElementById("rb-raci");
  if (!template) return;
  const { fill, announce, texts } = window.runbuch;
  // The rows of each table, with their roles.
  const tables = new Map();
  for (const said of template.content.querySelectorAll("[data-id]")) {
    const row = document.getElementById(said.dataset.id);
    const table = row && row.closest("table");
    if (!table) continue;
    const roles = [...said.children].map((role) => role.textContent);
    tables.set(table, (tables.get(table) || []).concat({ row, roles }));
  }

  for (const [table, rows] of tables) {
    const form = template.content.querySelector("form").cloneNode(true);
    form.addEventListener("change", () => {
      const role = new FormData(form).get("role");
      for (const { row, roles } of rows) row.hidden = Boolean(role) && !roles.includes(role);
      announce(fill(texts.tasks, rows.filter(({ row }) => !row.hidden).length));
    });
    (table.closest(".table-scroll") || table).before(form);
  }
})();
