// Responses as they were written (redacted), with the words marked that their codes were read from.
const SIGN = { positive: "+", neutral: "\u00b1", negative: "\u2212" }, PAGE = 20;

// The text in pieces at every begin and end of evidence; a piece under praise and complaint alike is "mixed".
function marked(verbatim) {
  const text = data.texts[verbatim], first = firstMention[verbatim], spans = [];
  for (let mention = first; mention < first + data.counts[verbatim]; mention++) {
    const start = data.spans[2 * mention];
    spans.push([start, start + data.spans[2 * mention + 1], data.toneIds[data.tones[mention]]]);
  }
  const edges = [...new Set([0, text.length, ...spans.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
  return edges.slice(1).map((end, place) => {
    const start = edges[place], tones = new Set(spans.filter((span) => span[0] <= start && span[1] >= end).map((span) => span[2]));
    const name = tones.has("positive") && tones.has("negative") ? "mixed"
      : ["negative", "positive", "neutral"].find((id) => tones.has(id));
    const piece = text.slice(start, end);
    return name ? element("mark", { class: name }, piece) : piece;
  });
}

function shownResponse(response) {
  const about = [words("row", { row: count(data.rows[response]) })];
  if (data.days[response]) about.push(day(data.days[response]));
  for (const segment of data.segments) if (segment.of[response] >= 0) about.push(segment.values[segment.of[response]]);
  const item = element("li", { "data-row": data.rows[response] }, element("p", { class: "meta" }, about.join(" · ")));
  const codes = element("ul", { class: "codes" });
  for (const verbatim of verbatimsOf[response]) {
    if (data.questions.length > 1) item.append(element("p", { class: "asked" }, data.questions[data.asked[verbatim]]));
    const tongue = ["fi", "en", ""][data.tongues[verbatim]];
    item.append(element("p", { class: "text", dir: "auto", ...(tongue && { lang: tongue }) }, ...marked(verbatim)));
    const first = firstMention[verbatim];
    for (let mention = first; mention < first + data.counts[verbatim]; mention++) {
      const id = data.toneIds[data.tones[mention]], theme = data.themeLabels[data.themes[mention]];
      const stage = data.stageIds[data.stages[mention]] === "not_stated" ? "" : ` · ${data.stageLabels[data.stages[mention]]}`;
      codes.append(element("li", { class: id }, element("span", { class: "sign", "aria-hidden": "true" }, SIGN[id]),
        element("span", { class: "hidden" }, `${words(id)}: `), theme + stage));
    }
  }
  item.append(codes.childElementCount ? codes : element("p", { class: "meta" }, words("no_themes")));
  return item;
}

// A list that grows by a page at a time; the focus goes to the first response that was added.
function listed(list, button, responses) {
  let shown = 0;
  const grow = (focus) => {
    const items = responses.slice(shown, shown + PAGE).map(shownResponse);
    list.append(...items);
    shown += items.length;
    button.hidden = shown >= responses.length;
    button.textContent = words("more", { n: count(responses.length - shown) });
    if (focus && items.length) {
      items[0].tabIndex = -1;
      items[0].focus();
    }
  };
  list.replaceChildren();
  button.onclick = () => grow(true);
  grow(false);
}

// The panel over the page. The browser keeps the focus in it; Esc closes it and the focus goes back.
function openPanel(title, figures, responses, narrow) {
  byId("panel-title").textContent = title;
  byId("panel-figures").textContent = figures;
  byId("panel-filter").hidden = !narrow;
  byId("panel-filter").onclick = () => {
    byId("panel").close();
    narrow();
  };
  listed(byId("panel-list"), byId("panel-more"), responses);
  byId("panel").showModal();
  byId("panel").scrollTop = 0;
  byId("panel-title").focus();
}
