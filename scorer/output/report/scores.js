// Scores, ranks and dominance of the report's live part, computed exactly, as the command line
// computes them: fractions of whole numbers, so that ties are ties. Nothing of the page is changed.

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

/** As many places as tell unequal numbers apart, as the command line has them. */
const MOST_PLACES = 8;
const placesApart = (a, b) => {
  if (decimals(a, MOST_PLACES) === decimals(b, MOST_PLACES)) return 2;
  let places = 2;
  while (decimals(a, places) === decimals(b, places)) places += 1;
  return places;
};
const wholeRange = (low, high, least) => {
  const places = Math.max(least, placesApart(low, high));
  return span(decimals(low, places), decimals(high, places));
};
/** Never 0 % for something, never 100 % for less than all. */
const percent = (share) => {
  const part = 100 * float(share);
  if (isZero(share)) return "0 %";
  if (part < 0.5) return "<1 %";
  return part >= 99.5 && compared(share, [1n, 1n]) < 0 ? ">99 %" : `${Math.round(part)} %`;
};

// --- scores: RULES has the rules of the ranking by name, each written beside the one in Python

const total = (parts) => parts.reduce((sum, [w]) => plus(sum, w), NOTHING);

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

/** Whether anything that weighs applies in a part of the tree. */
const weighs = (node, applies, weights) =>
  node.leaf !== null
    ? applies[node.leaf]
    : node.children.some((c) => weights[c.id][0] && weighs(c, applies, weights));

const coverage = (node, profile, weights, applies) => {
  if (node.leaf !== null) return profile[node.leaf] === null ? NOTHING : [1n, 1n];
  const counting = node.children.filter((c) => !applies || weighs(c, applies, weights));
  const all = counting.reduce((sum, child) => plus(sum, weights[child.id]), NOTHING);
  if (isZero(all)) return NOTHING;
  const rated = counting.reduce(
    (sum, c) => plus(sum, times(weights[c.id], coverage(c, profile, weights, applies))), NOTHING);
  return over(rated, all);
};

const branches = (node) =>
  node.children.length ? [node, ...node.children.flatMap(branches)] : [];
const allBranches = branches(data.tree);
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
  least: each.least && read(each.least), most: each.most && read(each.most),
}));
const unit = crossings
  .flatMap((each) => [...each.ratings, ...each.low, ...each.high])
  .reduce((d, r) => (r === null ? d : (d / divisor(d, r[1])) * r[1]), 1n);
const inUnits = (profile) => profile.map((r) => (r === null ? null : r[0] * (unit / r[1])));
for (const each of crossings) {
  each.scaled = ["ratings", "low", "high"].map((part) => inUnits(each[part]));
}
const leastCoverage = ratio(data.coverage);

/** For each value its index among the distinct ones, lowest first; equal values, equal indices. */
const orderIndices = (values) => {
  const order = values.map((_, i) => i).sort((a, b) => compared(values[a], values[b]));
  const found = Array(values.length);
  let index = -1;
  let before = null;
  for (const i of order) {
    if (before === null || !same(before, values[i])) index += 1;
    before = before !== null && compared(before, values[i]) === 0 ? before : values[i];
    found[i] = index;
  }
  return found;
};
const same = (low, high) => {
  if (exact(low) && exact(high)) return compared(low, high) === 0;
  const [a, b] = [float(low), float(high)];
  return b - a <= data.equalWithin * Math.max(Math.abs(a), Math.abs(b));
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
  const sum = data.linear ? weightedSum(weights) : null;
  const at = (each, part) =>
    sum && !each.scaled[part].includes(null)
      ? sum(each.scaled[part])
      : value(data.tree, [each.ratings, each.low, each.high][part], weights);
  const results = crossings.map((each) => {
    const gaps = each.ratings.includes(null);
    const covered = gaps ? coverage(data.tree, each.ratings, weights, each.applies) : [1n, 1n];
    const enough = compared(covered, leastCoverage) >= 0 && !isZero(covered);
    return {
      id: each.id, name: each.name, rank: null, tied: false,
      score: enough ? at(each, 0) : null,
      low: at(each, 1) ?? ratio(data.scale[0]), high: at(each, 2) ?? ratio(data.scale[1]),
    };
  });
  const ends = orderIndices([...results.map((r) => r.low), ...results.map((r) => r.high)]);
  const [lows, highs] = [ends.slice(0, results.length), ends.slice(results.length)];
  const [byLow, byHigh] = [sorted(lows), sorted(highs)];
  results.forEach((r, i) => {
    r.best = 1 + countAbove(byLow, highs[i]);
    r.worst = 1 + countAbove(byHigh, lows[i]) - (highs[i] > lows[i] ? 1 : 0);
  });
  const scored = results.filter((r) => r.score !== null);
  const scoreIndices = orderIndices(scored.map((r) => r.score));
  const byScore = sorted(scoreIndices);
  const held = new Map();
  scored.forEach((r, i) => {
    r.rank = 1 + countAbove(byScore, scoreIndices[i]);
    held.set(r.rank, (held.get(r.rank) || 0) + 1);
  });
  for (const r of scored) r.tied = held.get(r.rank) > 1;
  return results;
};
const rankText = (r) => (r.rank === null ? "-" : `${r.rank}${r.tied ? "=" : ""}`);

// --- who is above whom on every dimension that counts

const leafIndices = Array.from({ length: leaves }, (_, leaf) => {
  const surely = (each, ends) => (ends ? ends[leaf] : each.ratings[leaf]);
  const nothing = ratio(data.scale[0]);
  const lows = crossings.map((each) => surely(each, each.least) ?? each.low[leaf] ?? nothing);
  const highs = crossings.map((each) => surely(each, each.most) ?? each.high[leaf] ?? nothing);
  const found = orderIndices([...lows, ...highs]);
  return [found.slice(0, lows.length), found.slice(lows.length)];
});
const kinds = crossings.map((each) => String(each.applies));
const surelyAbove = (weights) => {
  const counting = effective(weights).flatMap((w, leaf) => (w[0] ? [leafIndices[leaf]] : []));
  return crossings.map((_, a) => {
    let count = 0;
    for (let b = 0; b < crossings.length; b += 1) {
      if (b === a || kinds[b] !== kinds[a]) continue;
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
