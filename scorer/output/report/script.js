"use strict";
// The live part of the report: weights, sorting, copying, downloads. Scores are computed exactly,
// as the command line computes them: fractions of whole numbers, so that ties are ties.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("live-data").textContent);
  const say = (text) => { byId("said").textContent = text; };

  // --- exact numbers: [numerator, denominator] of whole numbers; rounded roots are plain numbers

  const divisor = (a, b) => { while (b) [a, b] = [b, a % b]; return a < 0n ? -a : a; };
  const reduced = (n, d) => { const g = divisor(n, d) || 1n; return [n / g, d / g]; };
  const ratio = (text) => { const [n, d] = text.split("/"); return [BigInt(n), BigInt(d || 1)]; };
  const exact = (x) => typeof x !== "number";
  const float = (x) => (exact(x) ? Number(x[0]) / Number(x[1]) : x);
  const times = (a, b) =>
    exact(a) && exact(b) ? reduced(a[0] * b[0], a[1] * b[1]) : float(a) * float(b);
  const plus = (a, b) =>
    exact(a) && exact(b) ? reduced(a[0] * b[1] + b[0] * a[1], a[1] * b[1]) : float(a) + float(b);
  const over = (a, b) =>
    exact(a) && exact(b)
      ? reduced(b[0] < 0n ? -a[0] * b[1] : a[0] * b[1], b[0] < 0n ? -a[1] * b[0] : a[1] * b[0])
      : float(a) / float(b);
  const compared = (a, b) => {
    if (!exact(a) || !exact(b)) return float(a) - float(b);
    const difference = a[0] * b[1] - b[0] * a[1];
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };
  const isZero = (x) => (exact(x) ? x[0] === 0n : x === 0);
  const NOTHING = [0n, 1n];
  const CLOSEST_TO_BE_DIFFERENT = 1e-12;

  const weightOf = (text) => {
    const match = /^(\d{0,13})(?:\.(\d{0,12}))?$/.exec(text.trim());
    if (!match || !(match[1] || match[2])) return null;
    const rest = match[2] || "";
    return reduced(BigInt(match[1] + rest), 10n ** BigInt(rest.length));
  };

  const asFraction = (x) => {
    if (exact(x)) return x;
    let d = 1n;
    while (!Number.isInteger(x)) { x *= 2; d *= 2n; }
    return [BigInt(x), d];
  };

  /** Rounded half up from the exact value, as the command line prints it. */
  const decimals = (x, places = 2) => {
    if (x === null) return "-";
    const [n, d] = asFraction(x);
    const unit = 10n ** BigInt(places);
    const scaled = ((n < 0n ? -n : n) * unit * 2n + d) / (2n * d);
    const digits = String(scaled).padStart(places + 1, "0");
    const sign = n < 0n && scaled ? "-" : "";
    return sign + digits.slice(0, -places) + "." + digits.slice(-places);
  };
  const span = (low, high) =>
    low === high ? low : low[0] === "-" || high[0] === "-" ? `${low} to ${high}` : `${low}-${high}`;

  // --- scores: the rules of the command line, one by one

  const total = (parts) => parts.reduce((sum, [w]) => plus(sum, w), NOTHING);
  const RULES = {
    arithmetic: (parts) =>
      over(parts.reduce((sum, [w, v]) => plus(sum, times(w, v)), NOTHING), total(parts)),
    geometric: (parts) => {
      if (parts.some(([, v]) => isZero(v))) return 0;
      const all = float(total(parts));
      return Math.exp(parts.reduce((s, [w, v]) => s + (float(w) / all) * Math.log(float(v)), 0));
    },
    harmonic: (parts) =>
      parts.some(([, v]) => isZero(v))
        ? NOTHING
        : over(total(parts), parts.reduce((sum, [w, v]) => plus(sum, over(w, v)), NOTHING)),
    median: (parts) => {
      const half = over(total(parts), [2n, 1n]);
      let reached = NOTHING;
      for (const [w, v] of [...parts].sort((a, b) => compared(a[1], b[1]))) {
        reached = plus(reached, w);
        if (compared(reached, half) >= 0) return v;
      }
      return null;
    },
    minimum: (parts) => parts.map(([, v]) => v).reduce((a, b) => (compared(a, b) <= 0 ? a : b)),
  };

  const value = (node, profile, weights) => {
    if (node.leaf !== null) return profile[node.leaf];
    const parts = [];
    for (const child of node.children) {
      const weight = weights[child.id];
      if (!weight[0]) continue;
      const found = value(child, profile, weights);
      if (found !== null) parts.push([weight, found]);
    }
    return parts.length ? RULES[node.rule](parts) : null;
  };

  const coverage = (node, profile, weights) => {
    if (node.leaf !== null) return profile[node.leaf] === null ? NOTHING : [1n, 1n];
    const all = node.children.reduce((sum, child) => plus(sum, weights[child.id]), NOTHING);
    const rated = node.children.reduce(
      (sum, c) => plus(sum, times(weights[c.id], coverage(c, profile, weights))), NOTHING);
    return over(rated, all);
  };

  const branches = (node) =>
    node.children.length ? [node, ...node.children.flatMap(branches)] : [];
  const allBranches = branches(data.tree);
  const isLinear = allBranches.every((branch) => branch.rule === "arithmetic");
  const leaves = data.tree.leaf === null ? data.crossings[0]?.low.length ?? 0 : 1;

  /** The weight of each leaf in the whole. */
  const effective = (weights) => {
    const found = Array(leaves).fill(NOTHING);
    const descend = (node, share) => {
      if (node.leaf !== null) { found[node.leaf] = share; return; }
      const all = node.children.reduce((sum, child) => plus(sum, weights[child.id]), NOTHING);
      for (const child of node.children) descend(child, over(times(share, weights[child.id]), all));
    };
    descend(data.tree, [1n, 1n]);
    return found;
  };

  /** One weighted sum in whole numbers over one common denominator: quick for many crossings. */
  const weightedSum = (weights) => {
    const shares = effective(weights);
    const common = shares.reduce((d, s) => (d / divisor(d, s[1])) * s[1], 1n);
    const whole = shares.map((s) => s[0] * (common / s[1]));
    const bottom = common * unit;
    return (scaled) => [scaled.reduce((sum, r, i) => sum + r * whole[i], 0n), bottom];
  };

  const read = (texts) => texts.map((text) => (text === null ? null : ratio(text)));
  const crossings = data.crossings.map((each) => ({
    ...each, ratings: read(each.ratings), low: read(each.low), high: read(each.high),
  }));
  const unit = crossings
    .flatMap((each) => [...each.ratings, ...each.low, ...each.high])
    .reduce((d, r) => (r === null ? d : (d / divisor(d, r[1])) * r[1]), 1n);
  const inUnits = (profile) => profile.map((r) => (r === null ? null : r[0] * (unit / r[1])));
  for (const each of crossings) {
    each.scaled = ["ratings", "low", "high"].map((part) => inUnits(each[part]));
  }
  const leastCoverage = ratio(data.coverage);

  /** For each value its place among the distinct ones, lowest first; equal values, equal places. */
  const places = (values) => {
    const order = values.map((_, i) => i).sort((a, b) => compared(values[a], values[b]));
    const found = Array(values.length);
    let place = -1;
    let before = null;
    for (const i of order) {
      if (before === null || !same(before, values[i])) place += 1;
      before = before !== null && compared(before, values[i]) === 0 ? before : values[i];
      found[i] = place;
    }
    return found;
  };
  const same = (low, high) => {
    if (exact(low) && exact(high)) return compared(low, high) === 0;
    const [a, b] = [float(low), float(high)];
    return b - a <= CLOSEST_TO_BE_DIFFERENT * Math.max(Math.abs(a), Math.abs(b));
  };
  const countAbove = (ordered, limit) => {
    let [from, to] = [0, ordered.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (ordered[middle] > limit) to = middle; else from = middle + 1;
    }
    return ordered.length - from;
  };
  const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

  /** Rank, score, range and rank range of every crossing, in the order of the data. */
  const ranked = (weights) => {
    const sum = isLinear ? weightedSum(weights) : null;
    const at = (each, part) =>
      sum && !each.scaled[part].includes(null)
        ? sum(each.scaled[part])
        : value(data.tree, [each.ratings, each.low, each.high][part], weights);
    const results = crossings.map((each) => {
      const gaps = each.ratings.includes(null);
      const covered = gaps ? coverage(data.tree, each.ratings, weights) : [1n, 1n];
      const enough = compared(covered, leastCoverage) >= 0 && !isZero(covered);
      return {
        id: each.id, name: each.name, rank: null, tied: false,
        score: enough ? at(each, 0) : null, low: at(each, 1), high: at(each, 2),
      };
    });
    const ends = places([...results.map((r) => r.low), ...results.map((r) => r.high)]);
    const [lows, highs] = [ends.slice(0, results.length), ends.slice(results.length)];
    const [byLow, byHigh] = [sorted(lows), sorted(highs)];
    results.forEach((r, i) => {
      r.best = 1 + countAbove(byLow, highs[i]);
      r.worst = 1 + countAbove(byHigh, lows[i]) - (highs[i] > lows[i] ? 1 : 0);
    });
    const scored = results.filter((r) => r.score !== null);
    const scorePlaces = places(scored.map((r) => r.score));
    const byScore = sorted(scorePlaces);
    const held = new Map();
    scored.forEach((r, i) => {
      r.rank = 1 + countAbove(byScore, scorePlaces[i]);
      held.set(r.rank, (held.get(r.rank) || 0) + 1);
    });
    for (const r of scored) r.tied = held.get(r.rank) > 1;
    return results;
  };
  const rankText = (r) => (r.rank === null ? "-" : `${r.rank}${r.tied ? "=" : ""}`);

  // --- who is above whom on every dimension that counts

  const leafPlaces = Array.from({ length: leaves }, (_, leaf) => {
    const lows = crossings.map((each) => each.ratings[leaf] ?? each.low[leaf]);
    const highs = crossings.map((each) => each.ratings[leaf] ?? each.high[leaf]);
    const found = places([...lows, ...highs]);
    return [found.slice(0, lows.length), found.slice(lows.length)];
  });
  const surelyAbove = (weights) => {
    const counting = effective(weights).flatMap((w, leaf) => (w[0] ? [leafPlaces[leaf]] : []));
    return crossings.map((_, a) => {
      let count = 0;
      for (let b = 0; b < crossings.length; b += 1) {
        if (b === a) continue;
        let higher = false;
        let nowhereLower = true;
        for (const [low, high] of counting) {
          if (low[a] < high[b]) { nowhereLower = false; break; }
          if (low[a] > high[b]) higher = true;
        }
        if (nowhereLower && higher) count += 1;
      }
      return count;
    });
  };

  // --- the weights: sliders, presets, the address

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
  const usual = ranked(weightsFrom(data.rubric));

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
    if (sameWeights(texts, data.rubric)) return "The order under the rubric's weights.";
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
    order.forEach((i, position) => {
      const r = results[i];
      const parts = rowOf.get(r.id);
      parts.rank.textContent = rankText(r);
      parts.rank.dataset.sort = position;
      parts.score.textContent = decimals(r.score);
      parts.range.textContent = span(decimals(r.low), decimals(r.high));
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
      share.textContent = `${Math.round(100 * float(part))} %`;
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

  // --- tables: sorting and copying

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
  if (crossings.length) {
    buildWeights();
    buildLimit();
    readAddress();
    update();
    window.addEventListener("hashchange", () => { readAddress(); soon(); });
  }
  if (location.hash.startsWith("#crossing-")) lead(decodeURIComponent(location.hash.slice(1)));
})();
