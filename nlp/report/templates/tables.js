// The heatmap, the table of stages and the table of themes, filled with new figures.
const tone = (net) => {
  const level = Math.min(5, Math.ceil(Math.abs(Number(plain(net, 1))) / 20));
  return Number.isNaN(net) ? "" : level === 0 ? "z" : `${net > 0 ? "p" : "m"}${level}`;
};

function fillHeatmap(sums) {
  all("#heatmap td[data-stage]").forEach((cell) => {
    const stage = data.stageIds.indexOf(cell.dataset.stage), theme = data.themeIds.indexOf(cell.dataset.theme);
    const figure = sums.at(ofCell(stage, theme)), { n, net } = figure;
    note(cell, figure);
    cell.className = [tone(net), n && n < SMALL ? "small" : "", n && n < TINY ? "tiny" : ""].filter(Boolean).join(" ");
    cell.removeAttribute("title");
    cell.replaceChildren();
    if (!n) return;
    const told = words("heat_cell", {
      theme: data.themeLabels[theme], stage: data.stageLabels[stage], net: signed(net), n: count(n),
    });
    cell.append(element("button", { type: "button", title: told },
      element("b", {}, signed(net)), element("span", {}, count(n))));
  });
}

// The theme that most responses praise or complain of at a stage; "general" only when there is no other.
function mostSpoken(sums, toneId, stage) {
  const tone_ = data.toneIds.indexOf(toneId);
  let best = -1, most = 0;
  data.themeIds.forEach((id, theme) => {
    const n = sums.n(ofTone(tone_, stage, theme));
    if (id !== "general" && n > most) [best, most] = [theme, n];
  });
  const general = data.themeIds.indexOf("general");
  if (best < 0 && general >= 0) [best, most] = [general, sums.n(ofTone(tone_, stage, general))];
  return most ? `${data.themeLabels[best]} (${count(most)})` : NONE;
}

function fillStages(sums, responses) {
  all("table.stages tr[data-stage]").forEach((line) => {
    const stage = data.stageIds.indexOf(line.dataset.stage), figure = sums.at(ofStage(stage));
    const { n, net, low, high } = figure;
    note(line, figure);
    line.className = n && n < SMALL ? "small" : "";
    const shown = [count(n), percent(n / responses), signed(net, 1), range(low, high),
      mostSpoken(sums, "positive", stage), mostSpoken(sums, "negative", stage)];
    shown.forEach((text, place) => { line.cells[place + 1].textContent = text; });
  });
}

function fillThemes(sums, responses) {
  all("table.themes tr[data-theme]").forEach((line) => {
    const theme = data.themeIds.indexOf(line.dataset.theme), figure = sums.at(ofTheme(theme));
    const { n, net, low, high } = figure;
    const part = shareOf(n, responses), tones = sums.tones[theme], spoken = tones[0] + tones[1] + tones[2];
    note(line, figure);
    line.className = n && n < SMALL ? "small" : "";
    const bracketed = (strong, rest) => [element("b", {}, strong), " ", element("span", {}, `(${rest})`)];
    line.cells[1].textContent = count(n);
    line.cells[2].replaceChildren(...bracketed(percent(part.share), percentRange(part.low, part.high)));
    line.cells[3].replaceChildren(...bracketed(signed(net), range(low, high)));
    const named = {};
    data.toneIds.forEach((id, place) => {
      named[id] = count(tones[place]);
      line.querySelector(`.b-${id}`).style.width = `${spoken ? 100 * tones[place] / spoken : 0}%`;
      line.querySelector(`.c-${id}`).textContent = named[id];
    });
    const bar = line.querySelector(".bar");
    bar.setAttribute("aria-label", words("bar", named));
    bar.title = words("bar", named);
  });
}
