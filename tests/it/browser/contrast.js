/* The contrast of the theme's colours, as the browser computes them. Evaluates to a list of complaints. */
(() => {
  const probe = document.body.appendChild(document.createElement("i"));
  const channels = (color) => {
    probe.style.color = "";
    probe.style.color = color;
    const computed = getComputedStyle(probe).color;
    const numbers = computed.match(/[\d.]+/g).slice(0, 3).map(Number);
    return computed.startsWith("color(srgb") ? numbers : numbers.map((n) => n / 255);
  };
  const luminance = (color) => {
    const linear = channels(color).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ratio = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const complaints = [];
  const demand = (least, text, background) => {
    const real = ratio(`${text}`, `${background}`);
    if (!(real >= least)) complaints.push(`${text} on ${background}: ${real.toFixed(2)}`);
  };

  const tones = ["--note", "--tip", "--important", "--warning", "--caution"];
  const code = ["comment", "string", "keyword", "constant", "name", "variable"].map((name) => `--code-${name}`);
  for (const background of ["var(--bg)", "var(--surface)"]) {
    for (const text of ["--text", "--muted", "--accent", "--caution", ...code]) demand(4.5, `var(${text})`, background);
  }
  for (const tone of tones) {
    const background = `color-mix(in srgb, var(${tone}) 8%, var(--bg))`;
    for (const text of [tone, "--text", "--accent"]) demand(4.5, `var(${text})`, background);
  }
  demand(4.5, "var(--text)", "var(--surface-strong)");
  demand(4.5, "var(--accent)", "var(--accent-soft)");
  demand(4.5, "var(--text)", "var(--accent-soft)");
  demand(4.5, "var(--text)", "var(--mark)");
  demand(4.5, "var(--on-accent)", "var(--accent)");
  demand(3, "var(--line-strong)", "var(--bg)");
  demand(3, "var(--accent)", "var(--line)");
  probe.remove();
  return complaints;
})()
