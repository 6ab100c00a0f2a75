// The report's tools: sorting and copying tables, saving pictures, links, print; and the start.

const key = (cell) => cell.dataset.sort ?? cell.textContent.trim();
const resort = (sortable) => {
  const head = sortable.querySelector("[aria-sort]");
  if (!head) return;
  const column = head.cellIndex;
  const sign = head.getAttribute("aria-sort") === "ascending" ? 1 : -1;
  const rows = [...sortable.tBodies[0].rows].map((row) => [key(row.cells[column]), row]);
  const numeric = rows.every(([text]) => text === "-" || text === "" || !isNaN(parseFloat(text)));
  const unknown = (text) => text === "-" || text === "";
  rows.sort(([a], [b]) => {
    if (unknown(a) || unknown(b)) return unknown(a) - unknown(b); // unknown stands last
    return sign * (numeric ? parseFloat(a) - parseFloat(b)
      : a.localeCompare(b, undefined, { numeric: true }));
  });
  sortable.tBodies[0].append(...rows.map(([, row]) => row));
  if (sortable === table) limitRows();
};
const makeSortable = (sortable) => {
  for (const head of sortable.tHead.rows[0].cells) {
    if ("fixed" in head.dataset) continue;
    const button = element("button", { type: "button", class: "sort" }, ...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const rising = head.getAttribute("aria-sort") !== "ascending";
      for (const other of sortable.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", rising ? "ascending" : "descending");
      resort(sortable);
      say(`Sorted by ${button.textContent}, ${rising ? "rising" : "falling"}.`);
    });
  }
};
// A spreadsheet that is pasted into would run a text that starts like a formula.
const harmless = (text) =>
  /^[=+\-@\t\r]/.test(text) && isNaN(Number(text)) && text !== "-" ? `'${text}` : text;
const asText = (sortable) =>
  [...sortable.rows]
    .map((row) => [...row.cells]
      .filter((cell) => !cell.classList.contains("axis"))
      .map((cell) => {
        const levels = [...cell.querySelectorAll(".level")].map((each) => each.textContent);
        const text = levels.length ? levels.join(" ") : cell.textContent;
        return harmless(text.replace(/\s+/g, " ").trim());
      }).join("\t"))
    .join("\n");
const copy = async (text, done) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { class: "unseen" }, text);
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(done);
};
const makeCopied = (sortable) => {
  const name = sortable.caption.textContent;
  const button = element("button", { type: "button", class: "tool no-print",
    "aria-label": `Copy table: ${name}` }, "Copy table");
  button.addEventListener("click", () => copy(asText(sortable), `Copied: ${name}.`));
  sortable.closest(".scroll").after(button);
};

// --- pictures: as SVG and PNG files

const standalone = (svg) => {
  const copied = svg.cloneNode(true);
  copied.removeAttribute("aria-hidden");
  copied.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const name of ["width", "height"]) ground.setAttribute(name, "100%");
  ground.setAttribute("fill", "#ffffff");
  copied.prepend(ground);
  return new XMLSerializer().serializeToString(copied);
};
const save = (blob, name) => {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const PNG_SCALE = 2;
const savePng = (svg, name) => {
  const image = new Image();
  const { width, height } = svg.viewBox.baseVal;
  image.onload = () => {
    const canvas = element("canvas");
    [canvas.width, canvas.height] = [width * PNG_SCALE, height * PNG_SCALE];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, `${name}.png`), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg))}`;
};
const makeSaved = (figure) => {
  const name = figure.dataset.name;
  const shown = () =>
    [...figure.querySelectorAll("svg")].find((svg) => svg.getClientRects().length);
  const tools = element("figcaption", { class: "no-print" });
  for (const [word, act] of [
    ["SVG", (svg) => save(new Blob([standalone(svg)], { type: "image/svg+xml" }), `${name}.svg`)],
    ["PNG", (svg) => savePng(svg, name)],
  ]) {
    const button = element("button", { type: "button", class: "tool",
      "aria-label": `${word}: download the chart ${name}` }, word);
    button.addEventListener("click", () => act(shown()));
    tools.append(button);
  }
  figure.append(tools);
};

// --- links within the page open what they lead to and leave the weights in the address alone

const lead = (id) => {
  const target = byId(id);
  if (!target) return false;
  if (target.tagName === "DETAILS") target.open = true;
  target.scrollIntoView();
  const place = target.tagName === "DETAILS" ? target.querySelector("summary") : target;
  if (place === target && !target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
  return true;
};
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  const id = decodeURIComponent(link.hash.slice(1));
  if (lead(id)) {
    event.preventDefault();
    if (!location.hash.startsWith("#w=")) {
      try { history.replaceState(null, "", link.hash); } catch { /* the address stays */ }
    }
  }
});
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open], .no-print, .screen)")];
  for (const each of opened) each.open = true;
});
window.addEventListener("afterprint", () => { for (const each of opened) each.open = false; });

document.querySelectorAll("table.sortable").forEach((sortable) => {
  makeSortable(sortable);
  makeCopied(sortable);
});
document.querySelectorAll("figure.picture").forEach(makeSaved);
if (crossings.length) buildLimit();
if (crossings.length && data.movable) {
  buildWeights();
  readAddress();
  update();
  window.addEventListener("hashchange", () => { readAddress(); soon(); });
}
if (location.hash.startsWith("#crossing-")) lead(decodeURIComponent(location.hash.slice(1)));
