// The emotional curve: the shapes that nlp/report/drawing drew, moved to new figures.
const COLOURS = { positive: "#0b66a8", negative: "#c2410c", even: "#5b6b7c", small: "#7b8896", curve: "#40566e", paper: "#fff" };

function drawJourney(svg, sums) {
  const { zero, slope, upright } = svg.dataset, stands = upright === "1";
  const at = (net) => Number(zero) + Number(slope) * net;
  const points = all("g[data-stage]", svg).map((group) => {
    const figure = sums.at(ofStage(data.stageIds.indexOf(group.dataset.stage)));
    return { group, along: Number(group.dataset.along), ...figure, small: figure.n < SMALL, at: at(figure.net) };
  });
  const known = points.filter((point) => point.n);
  points.forEach((point) => drawStage(point, at, stands, known));
  drawCurve(svg.querySelector(".line"), known, points, stands);
  svg.querySelector("desc").textContent = points.map((point) => point.group.querySelector("title").textContent).join("; ");
}

function drawStage(point, at, stands, known) {
  const { group, n, net, low, high, small, along } = point;
  const told = { stage: group.dataset.label, net: signed(net), range: range(low, high), n: count(n) };
  group.querySelector("title").textContent = words(!n ? "curve_none" : small ? "curve_small" : "curve_stage", told);
  note(group, point);
  group.classList.toggle("small", small && n > 0);
  group.querySelector(".known").setAttribute("display", n ? "inline" : "none");
  group.querySelector(".none").setAttribute("display", n ? "none" : "inline");
  if (!n) return;
  const shown = Number(plain(net)), colour = COLOURS[small ? "small" : shown > 0 ? "positive" : shown < 0 ? "negative" : "even"];
  const spot = (along_, net_) => (stands ? [at(net_), along_] : [along_, at(net_)]);
  const [x, y] = spot(along, net), ends = [spot(along, low), spot(along, high)];
  set(group.querySelector(".whisker"), { d: `M${ends[0]}L${ends[1]}`, stroke: colour, "stroke-dasharray": small ? "3 3" : "none" });
  set(group.querySelector(".caps"), {
    d: ends.map(([a, b]) => (stands ? `M${a} ${b - 4}v8` : `M${a - 4} ${b}h8`)).join(""), stroke: colour,
  });
  set(group.querySelector("circle"), { cx: x, cy: y, fill: small ? COLOURS.paper : colour, stroke: small ? colour : COLOURS.paper });
  const text = group.querySelector(".value");
  text.firstElementChild.textContent = signed(net);
  set(text, { fill: small ? COLOURS.even : colour });
  const size = `n${NBSP}=${NBSP}${count(n)}`;
  if (stands) {
    const room = [ends[0][0] - 24, 334 - ends[1][0]], lift = Math.max(...room) < 110 ? -8 : 5;
    text.lastElementChild.textContent = `\u2002${size}`;
    set(text, { x: room[0] > room[1] ? 28 : 330, "text-anchor": room[0] > room[1] ? "start" : "end", y: y + lift });
  } else {
    const order = known.indexOf(point), next = known[order + 1], before = known[order - 1];
    const sinks = next ? next.at >= point.at : !before || point.at <= before.at;
    group.querySelector(".n").textContent = size;
    set(text, { y: y + (sinks ? -9 : 18) });
  }
}

// A monotone cubic (Fritsch & Carlson 1980): it never shows a mood that nobody reported.
function drawCurve(line, known, points, stands) {
  line.replaceChildren();
  const widths = [], secants = [], slopes = [];
  for (let i = 1; i < known.length; i++) {
    widths.push(known[i].along - known[i - 1].along);
    secants.push((known[i].at - known[i - 1].at) / widths[i - 1]);
  }
  known.forEach((_, i) => {
    const s0 = secants[i - 1], s1 = secants[i], w0 = widths[i - 1], w1 = widths[i];
    slopes.push(s0 === undefined ? s1 : s1 === undefined ? s0
      : s0 * s1 <= 0 ? 0 : 3 * (w0 + w1) / ((2 * w1 + w0) / s0 + (w1 + 2 * w0) / s1));
  });
  for (let i = 1; i < known.length; i++) {
    const a = known[i - 1], b = known[i], third = widths[i - 1] / 3;
    const faint = a.small || b.small || points.indexOf(b) - points.indexOf(a) > 1;
    const corners = [[a.along, a.at], [a.along + third, a.at + slopes[i - 1] * third],
      [b.along - third, b.at - slopes[i] * third], [b.along, b.at]].map((corner) => (stands ? corner.reverse() : corner));
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    set(path, { d: `M${corners[0]}C${corners[1]} ${corners[2]} ${corners[3]}`, fill: "none", "stroke-linecap": "round",
      stroke: faint ? COLOURS.small : COLOURS.curve, "stroke-width": faint ? 1.75 : 2.75, "stroke-dasharray": faint ? "2 5" : "none" });
    line.append(path);
  }
}
