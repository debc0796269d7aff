// The state of the filters, in the form and in the address; everything on the page follows from it.
const form = byId("filters"), panel = byId("panel"), KEYS = ["from", "to", "language", "group", "theme", "stage", "words", "tone"];
const controls = Object.fromEntries([...all("select, input", form).map((control) => [control.name, control]), ["tone", byId("tone")]]);
let chosen = null;

const state = () => Object.fromEntries(KEYS.map((key) => [key, controls[key] ? controls[key].value.trim() : ""]));

function put(wanted) {
  KEYS.filter((key) => controls[key]).forEach((key) => {
    controls[key].value = wanted[key] || "";
    if (controls[key].value !== (wanted[key] || "")) controls[key].value = ""; // a choice that this survey has not
  });
  show();
}

function inWords(filters) {
  return KEYS.filter((key) => key !== "tone" && filters[key]).map((key) => {
    const control = controls[key], name = control.labels[0].firstChild.textContent.trim();
    return `${name} ${control.options ? control.selectedOptions[0].textContent : `\u201d${control.value.trim()}\u201d`}`;
  }).join("; ");
}

function show() {
  const filters = state(), told = inWords(filters);
  chosen = choose(filters);
  const sums = sumUp(chosen.mentions), n = chosen.responses.length, overall = sums.at(0);
  all("svg.journey").forEach((svg) => drawJourney(svg, sums));
  fillHeatmap(sums);
  fillStages(sums, n);
  fillThemes(sums, n);
  const counts = told ? counted("shown", n, { all: count(data.rows.length) }) : counted("shown_all", n);
  const net = overall.n ? words("shown_net", { net: signed(overall.net), range: range(overall.low, overall.high) }) : "";
  byId("status").textContent = [told && `${words("filters", { filters: told })}.`, counts, net].filter(Boolean).join(" ");
  note(byId("status"), overall);
  byId("status").dataset.responses = n;
  document.body.classList.toggle("filtered", told !== "");
  all(".scope").forEach((mark) => { mark.hidden = told === ""; });
  showList(filters.tone);
  const kept = new URLSearchParams(Object.entries(filters).filter(([, given]) => given)).toString();
  history.replaceState(null, "", kept ? `#?${kept}` : location.pathname + location.search);
}

function showList(toneId) {
  const tone_ = data.toneIds.indexOf(toneId);
  const speaking = new Set(chosen.mentions.filter((mention) => data.tones[mention] === tone_).map((mention) => responseOf[mention]));
  const responses = toneId ? chosen.responses.filter((response) => speaking.has(response)) : chosen.responses;
  byId("listed").textContent = responses.length ? counted("listed", responses.length) : words("listed_none");
  listed(byId("list"), byId("list-more"), responses);
}

// The responses behind a cell of the heatmap, complaints first.
function openCell(cell) {
  const theme = data.themeIds.indexOf(cell.dataset.theme), stage = data.stageIds.indexOf(cell.dataset.stage);
  const mentions = chosen.mentions.filter((mention) => data.themes[mention] === theme && data.stages[mention] === stage);
  const worst = new Map();
  mentions.forEach((mention) => {
    const response = responseOf[mention];
    worst.set(response, Math.min(worst.has(response) ? worst.get(response) : 1, value[data.tones[mention]]));
  });
  const sums = sumUp(mentions), figure = sums.at(0);
  const spoken = (id) => count(sums.n(ofTone(data.toneIds.indexOf(id), stage, theme)));
  const figures = words("cell_figures", { net: signed(figure.net), range: range(figure.low, figure.high),
    responses: counted("listed", figure.n), pain: spoken("negative"), praise: spoken("positive") });
  openPanel(`${data.themeLabels[theme]} – ${data.stageLabels[stage]}`, figures,
    [...worst.keys()].sort((a, b) => worst.get(a) - worst.get(b) || a - b),
    () => put({ ...state(), theme: cell.dataset.theme, stage: cell.dataset.stage }));
}

function openRow(row) {
  const response = responseOfRow.get(row);
  if (response !== undefined) openPanel(words("response", { row: count(row) }), "", [response], null);
}

function readAddress(hash) {
  if (hash.startsWith("#?")) put(Object.fromEntries(new URLSearchParams(hash.slice(2))));
  else if (hash.startsWith("#row-")) openRow(Number(hash.slice(5)));
}

// A click on a head sorts its table; a second one turns the order round.
all("table.sortable thead th").forEach((head, place) => {
  const button = element("button", { type: "button", class: "sort" }, head.textContent);
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const table = head.closest("table"), turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const key = (line) => line.cells[place].dataset.key || line.cells[place].textContent;
    all("th", head.parentElement).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
    table.tBodies[0].append(...[...table.tBodies[0].rows].sort((a, b) =>
      turn * key(a).localeCompare(key(b), data.language, { numeric: true })));
  });
});

// A table as CSV; a cell that a spreadsheet could run gets an apostrophe in front.
const csvCell = (cell) => `"${cell.textContent.trim().replace(/^([=+\-@\t\r])/, "'$1").replace(/"/g, '""')}"`;
all("[data-csv]").forEach((button) => button.addEventListener("click", () => {
  const lines = [...byId(button.dataset.csv).rows].map((line) => [...line.cells].map(csvCell).join(","));
  const file = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n")], { type: "text/csv" }));
  element("a", { href: file, download: `${button.dataset.csv}.csv` }).click();
  URL.revokeObjectURL(file);
}));

let waiting = 0;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 150);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  put({});
  controls.words.focus();
});
controls.tone.addEventListener("change", show);
byId("panel-close").addEventListener("click", () => panel.close());
panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
document.addEventListener("click", (event) => {
  const cell = event.target.closest("#heatmap td button"), link = event.target.closest("a[href^='#']");
  if (cell) openCell(cell.parentElement);
  if (!link) return;
  // The address keeps the filters, so links within the page move without it.
  event.preventDefault();
  if (link.dataset.row) return openRow(Number(link.dataset.row));
  const target = byId(link.getAttribute("href").slice(1));
  target.scrollIntoView();
  target.focus({ preventScroll: true });
});
addEventListener("hashchange", () => readAddress(location.hash));

all(".scripted").forEach((part) => { part.hidden = false; });
// The hint that a table scrolls stands only where it does.
const hint = () => all(".swipe").forEach((told) => {
  const box = told.nextElementSibling;
  told.hidden = box.scrollWidth <= box.clientWidth;
});
addEventListener("resize", hint);
document.addEventListener("toggle", hint, true);
form.hidden = false;
if (matchMedia("(max-width: 820px)").matches) form.querySelector("details").open = false;
const address = location.hash;
show();
hint();
if (address) readAddress(address);
