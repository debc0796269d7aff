// The figures of chosen responses: the same formulas as nlp/analysis/journey.py and intervals.py.
const Z = 1.959964, SMALL = 20, TINY = 5;
const NOTHING = { n: 0, net: NaN, low: NaN, high: NaN };

// Net sentiment with the adjusted Wald interval of Bonett & Price (2012), from n values, their sum and sum of squares.
function netOf(sums) {
  if (!sums) return NOTHING;
  const { n, total, squares } = sums, mean = total / n, adjusted = total / (n + 2);
  const half = Z * Math.sqrt(Math.max(0, (squares + 2) / (n + 2) - adjusted * adjusted) / (n + 2));
  const low = Math.max(-1, adjusted - half), high = Math.min(1, adjusted + half);
  return { n, net: 100 * mean, low: 100 * Math.min(low, mean), high: 100 * Math.max(high, mean) };
}

// A share with the score interval of Wilson (1927).
function shareOf(k, n) {
  if (!n) return { share: NaN, low: NaN, high: NaN };
  const p = k / n, z = Z * Z / n, middle = (p + z / 2) / (1 + z);
  const half = Z / (1 + z) * Math.sqrt(p * (1 - p) / n + z / (4 * n));
  return { share: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

// The responses that meet the filters, and those of their mentions that the figures are drawn from.
function choose(filters) {
  const found = filters.words ? search(filters.words) : null;
  const [segment, group] = filters.group ? filters.group.split(".").map(Number) : [];
  const language = ["fi", "en", "other"].indexOf(filters.language);
  const fits = data.rows.map((_, response) => {
    const month = data.days[response].slice(0, 7);
    return (!filters.from || (month !== "" && month >= filters.from)) && (!filters.to || (month !== "" && month <= filters.to))
      && (!filters.language || data.languages[response] === language)
      && (!filters.group || data.segments[segment].of[response] === group) && (!found || found.has(response));
  });
  const theme = data.themeIds.indexOf(filters.theme), stage = data.stageIds.indexOf(filters.stage);
  const mentions = [], speaking = new Set();
  responseOf.forEach((response, mention) => {
    if (!fits[response] || (filters.theme && data.themes[mention] !== theme)
      || (filters.stage && data.stages[mention] !== stage)) return;
    mentions.push(mention);
    speaking.add(response);
  });
  const responses = data.rows.map((_, response) => response)
    .filter((response) => fits[response] && (!(filters.theme || filters.stage) || speaking.has(response)));
  return { responses, mentions };
}

// Places in the sums below: everything, a stage, a theme, a cell, and a cell in one tone.
const ofStage = (stage) => 1 + stage, ofTheme = (theme) => 1 + STAGES + theme;
const ofCell = (stage, theme) => 1 + STAGES + THEMES + stage * THEMES + theme;
const ofTone = (tone, stage, theme) => ofCell(STAGES * (tone + 1) + stage, theme);

// Per place the number of responses, and the sum and the squares of their values; each response counts once.
function sumUp(mentions) {
  const sums = new Map(), tones = data.themeIds.map(() => [0, 0, 0]);
  let now = new Map(), response = -1;
  const close = () => {
    for (const [place, [total, spoken]] of now) {
      const sum = sums.get(place) || { n: 0, total: 0, squares: 0 }, mean = total / spoken;
      sums.set(place, { n: sum.n + 1, total: sum.total + mean, squares: sum.squares + mean * mean });
    }
    now = new Map();
  };
  for (const mention of mentions) {
    if (responseOf[mention] !== response) close();
    response = responseOf[mention];
    const theme = data.themes[mention], stage = data.stages[mention], tone = data.tones[mention];
    tones[theme][tone] += 1;
    for (const place of [0, ofStage(stage), ofTheme(theme), ofCell(stage, theme), ofTone(tone, stage, theme)]) {
      const [total, spoken] = now.get(place) || [0, 0];
      now.set(place, [total + value[tone], spoken + 1]);
    }
  }
  close();
  return { tones, at: (place) => netOf(sums.get(place)), n: (place) => (sums.get(place) || NOTHING).n };
}
