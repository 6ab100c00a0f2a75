// The report's weights: sliders, presets, the address, and the ranking that follows them.

const nodes = [];
const collect = (node, depth) => {
  for (const child of node.children) {
    nodes.push({ ...child, depth, siblings: node.children });
    collect(child, depth + 1);
  }
};
collect(data.tree, 0);

const texts = { ...data.start };
const weightsFrom = (from) =>
  Object.fromEntries(nodes.map(({ id }) => [id, weightOf(from[id])]));
const sameWeights = (one, other) =>
  nodes.every(({ id }) => compared(weightOf(one[id]), weightOf(other[id])) === 0);
const emptyBranch = (weights) =>
  allBranches.find((branch) => branch.children.every((child) => isZero(weights[child.id])));
const usual = data.movable ? ranked(weightsFrom(data.rubric)) : [];

const changed = (from) =>
  nodes.filter(({ id }) => compared(weightOf(texts[id]), weightOf(from[id])) !== 0);

const writeAddress = () => {
  const list = changed(data.start).map(({ id }) => `${id}:${texts[id]}`).join(",");
  const address = list ? `#w=${list}` : location.pathname + location.search;
  try { history.replaceState(null, "", address); } catch { location.hash = list ? address : ""; }
};

const readAddress = () => {
  let hash;
  try { hash = decodeURIComponent(location.hash); } catch { hash = ""; }
  if (!hash.startsWith("#w=")) return;
  const unknown = [];
  Object.assign(texts, data.start);
  for (const part of hash.slice(3).split(",")) {
    const [id, text] = part.split(/[:=]/);
    if (Object.hasOwn(texts, id) && text !== undefined && weightOf(text)) texts[id] = text.trim();
    else unknown.push(part.slice(0, 40));
  }
  byId("weights-error").textContent = unknown.length
    ? `The link has weights that do not fit this rubric: ${unknown.join(", ")}` : "";
};

const listed = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

const difference = (results) => {
  if (sameWeights(texts, data.rubric)) return data.usualOrder;
  const moved = results
    .map((r, i) => [r, usual[i]])
    .filter(([now, before]) => rankText(now) !== rankText(before));
  if (!moved.length) return "With these weights every rank is the same as under the rubric's.";
  const first = results.filter((r) => r.rank === 1).map((r) => r.name);
  const steps = moved
    .sort((a, b) => (a[0].rank ?? 1e9) - (b[0].rank ?? 1e9))
    .slice(0, 4)
    .map(([now, before]) => `${now.name} ${rankText(before)} to ${rankText(now)}`);
  const more = moved.length > 4 ? ` and ${moved.length - 4} more` : "";
  const verb = first.length > 1 ? "are" : "is";
  const firsts = first.length > 3 ? `${first.length} crossings` : listed(first);
  const lead = first.length ? `${firsts} ${verb} first. ` : "";
  return `With these weights ${lead}Against the rubric's weights ranks change: ` +
    `${steps.join(", ")}${more}.`;
};

const table = byId("ranking");
const rowOf = new Map(
  [...table.tBodies[0].rows].map((row) => [row.dataset.crossing, {
    row, ...Object.fromEntries(
      [...row.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part])),
  }]));
const [scaleLow, scaleHigh] = data.scale.map((text) => float(ratio(text)));
const along = (x) => (100 * (float(x) - scaleLow)) / (scaleHigh - scaleLow || 1);
let counted = "";
let above = [];

const show = (results, weights) => {
  const counting = effective(weights).map((w) => (w[0] ? "1" : "0")).join("");
  if (counting !== counted) { counted = counting; above = surelyAbove(weights); }
  const order = results.map((_, i) => i).sort((a, b) => {
    const [x, y] = [results[a], results[b]];
    if (x.rank === null || y.rank === null) {
      if (x.rank !== y.rank) return x.rank === null ? 1 : -1;
      return x.best - y.best || x.worst - y.worst || a - b;
    }
    return x.rank - y.rank || a - b;
  });
  const fragment = document.createDocumentFragment();
  const scored = order.filter((i) => results[i].score !== null);
  const places = results.map(() => 2);
  scored.slice(1).forEach((lower, position) => {
    const upper = scored[position];
    const needed = placesApart(results[upper].score, results[lower].score);
    for (const i of [upper, lower]) places[i] = Math.max(places[i], needed);
  });
  order.forEach((i, position) => {
    const r = results[i];
    const parts = rowOf.get(r.id);
    parts.rank.textContent = rankText(r);
    parts.rank.dataset.sort = position;
    parts.score.textContent = decimals(r.score, places[i]);
    parts.range.textContent = wholeRange(r.low, r.high, places[i]);
    parts.ranks.textContent = span(String(r.best), String(r.worst));
    parts.bar.style.left = `${along(r.low)}%`;
    parts.bar.style.width = `${along(r.high) - along(r.low)}%`;
    parts.dot.hidden = r.score === null;
    if (r.score !== null) parts.dot.style.left = `${along(r.score)}%`;
    parts.above.textContent = above[i];
    fragment.append(parts.row);
  });
  table.tBodies[0].append(fragment);
  if (table.querySelector("[aria-sort]")) resort(table);
  else limitRows();
};

// Laying out a thousand rows takes a browser half a second, so a long ranking shows its top.
const MANY_ROWS = 150;
let rowsShown = rowOf.size > MANY_ROWS ? 100 : Infinity;
const limitRows = () => {
  if (rowOf.size <= MANY_ROWS) return;
  [...table.tBodies[0].rows].forEach((row, i) => {
    row.hidden = i >= rowsShown && !row.classList.contains("named");
  });
};
const buildLimit = () => {
  if (rowOf.size <= MANY_ROWS) return;
  const button = element("button", { type: "button", class: "tool no-print" },
    `Show all ${rowOf.size} crossings`);
  button.addEventListener("click", () => {
    rowsShown = Infinity;
    limitRows();
    button.remove();
  });
  table.closest(".scroll").after(button);
  limitRows();
};

const inputs = new Map();
const showWeights = (weights) => {
  for (const node of nodes) {
    const { slider, number, share } = inputs.get(node.id);
    if (document.activeElement !== number) number.value = texts[node.id];
    slider.value = texts[node.id];
    slider.setAttribute("aria-valuetext", texts[node.id]);
    const all = node.siblings.reduce((sum, each) => plus(sum, weights[each.id]), NOTHING);
    const part = isZero(all) ? NOTHING : over(weights[node.id], all);
    share.textContent = percent(part);
  }
  for (const button of document.querySelectorAll("[data-preset]")) {
    const preset = data.presets[button.dataset.preset] || data.rubric;
    button.setAttribute("aria-pressed", String(sameWeights(texts, preset)));
  }
  const named = changed(data.rubric).map(({ id }) => `${id}=${texts[id]}`).join(",");
  byId("command").textContent = byId("command").dataset.base +
    (named ? ` --weights ${named}` : "");
};

let waiting = false;
const update = () => {
  waiting = false;
  const weights = weightsFrom(texts);
  showWeights(weights);
  const empty = emptyBranch(weights);
  if (empty) {
    const names = empty.children.map((child) => child.title);
    byId("weights-error").textContent =
      `The weights of ${listed(names)} are all zero: nothing would count. ` +
      "The order shown is the one before.";
    return;
  }
  const results = ranked(weights);
  show(results, weights);
  const text = difference(results);
  if (byId("difference").textContent !== text) byId("difference").textContent = text;
};
const soon = () => {
  if (!waiting) { waiting = true; requestAnimationFrame(update); }
};
const setWeight = (id, text) => {
  if (!weightOf(text)) {
    byId("weights-error").textContent = "A weight is zero or more, as in 2 or 0.5.";
    return;
  }
  byId("weights-error").textContent = "";
  texts[id] = text.trim();
  writeAddress();
  soon();
};

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, setting] of Object.entries(attributes)) made.setAttribute(name, setting);
  made.append(...children);
  return made;
};

const buildWeights = () => {
  const form = byId("weights");
  const largest = String(data.largest);
  const row = (node) => {
    const slider = element("input", {
      type: "range", min: "0", max: largest, step: data.step, id: `weight-${node.id}`,
    });
    const number = element("input", {
      type: "text", inputmode: "decimal", size: "4", autocomplete: "off",
      "aria-label": `Weight of ${node.title}, typed`, id: `typed-${node.id}`,
    });
    const share = element("span", { class: "share" });
    slider.addEventListener("input", () => setWeight(node.id, slider.value));
    number.addEventListener("input", () => setWeight(node.id, number.value));
    number.addEventListener("blur", () => { number.value = texts[node.id]; });
    inputs.set(node.id, { slider, number, share });
    const label = element("label", { for: slider.id }, node.title);
    return element("div", { class: `weight depth-${Math.min(node.depth, 3)}` },
      label, slider, number, share);
  };
  const sliders = form.querySelector(".sliders");
  const tops = nodes.filter((node) => node.depth === 0);
  const below = nodes.filter((node) => node.depth > 0);
  tops.forEach((node) => sliders.append(row(node)));
  if (below.length) {
    const details = element("details", {}, element("summary", {}, "Weights within dimensions"));
    below.forEach((node) => details.append(row(node)));
    sliders.append(details);
  }
  const presets = form.querySelector(".presets");
  const preset = (name, title, weights) => {
    const button = element("button", { type: "button", "data-preset": name }, title);
    button.addEventListener("click", () => {
      Object.assign(texts, weights);
      byId("weights-error").textContent = "";
      writeAddress();
      soon();
    });
    presets.append(button);
  };
  preset("", "Back to the rubric's", data.rubric);
  for (const [name, weights] of Object.entries(data.presets)) preset(name, name, weights);
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("copy-link").addEventListener("click", () => copy(location.href, "The link is copied."));
  byId("command").dataset.base = data.command;
  form.hidden = false;
};
