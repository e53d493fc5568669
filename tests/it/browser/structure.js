/* What assistive technology needs of every page. Evaluates to a list of complaints. */
(() => {
  const complaints = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const show = (element) => element.outerHTML.slice(0, 100);
  const one = (selector) => {
    const count = all(selector).length;
    if (count !== 1) complaints.push(`${count} × ${selector}`);
  };

  for (const selector of ["main", "h1", "body > header", "body > footer", "head > title"]) one(selector);
  if (!document.documentElement.lang) complaints.push("no language");
  if (!document.title.trim()) complaints.push("no title");

  const ids = new Map();
  for (const element of all("[id]")) ids.set(element.id, (ids.get(element.id) || 0) + 1);
  for (const [id, count] of ids) if (count > 1) complaints.push(`id ${id} occurs ${count} times`);
  for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"]) {
    for (const element of all(`[${attribute}]`)) {
      const missing = element.getAttribute(attribute).split(" ").find((id) => !ids.has(id));
      if (missing) complaints.push(`${attribute} names ${missing}, which is not there`);
    }
  }
  for (const link of all('a[href^="#"]')) {
    // Links of drawings have no `hash`.
    if (!document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)))) complaints.push(`leads nowhere: ${show(link)}`);
  }

  const label = (element) => {
    const labelled = document.getElementById(element.getAttribute("aria-labelledby"));
    const around = [...(element.labels || [])].map((label) => label.textContent).join(" ");
    return (labelled ? labelled.textContent : element.getAttribute("aria-label") || around).trim();
  };
  for (const element of all("a[href], button, summary")) {
    if (!label(element) && !element.textContent.trim()) complaints.push(`no name: ${show(element)}`);
  }
  for (const element of all("input, progress, nav, section, [role=group]")) {
    if (!label(element)) complaints.push(`no label: ${show(element)}`);
  }
  for (const image of all("img:not([alt])")) complaints.push(`no alt: ${show(image)}`);
  const navs = all("nav").map(label);
  if (new Set(navs).size < navs.length) complaints.push(`navigations of one name: ${navs}`);

  let above = 1;
  for (const heading of all("main :is(h1, h2, h3, h4, h5, h6)")) {
    const level = Number(heading.tagName[1]);
    if (level > above + 1) complaints.push(`level skipped: ${show(heading)}`);
    above = level;
  }
  for (const button of all("button")) {
    const { width, height } = button.getBoundingClientRect();
    if (width && (width < 24 || height < 24)) complaints.push(`smaller than a finger: ${show(button)}`);
  }
  for (const box of all("pre, .table-scroll")) {
    if (box.scrollWidth > box.clientWidth + 1 && box.tabIndex < 0) complaints.push(`scrolls, but not by keyboard: ${show(box)}`);
  }
  return complaints;
})()
