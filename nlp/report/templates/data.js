// The columns of the page's data; nlp/report/embedded/data.py tells what each holds.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = (key, values = {}) => data.words[`js_${key}`].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const counted = (key, n, values = {}) =>
  words(n === 1 && `js_${key}_one` in data.words ? `${key}_one` : key, { n: count(n), ...values });

const THEMES = data.themeIds.length, STAGES = data.stageIds.length;
const VALUE = { positive: 1, neutral: 0, negative: -1 };
const value = data.toneIds.map((tone) => VALUE[tone]);
// Of each verbatim its first mention, of each mention and each response what it belongs to.
const firstMention = [], responseOf = [], verbatimsOf = data.rows.map(() => []);
data.counts.forEach((mentions, verbatim) => {
  firstMention.push(responseOf.length);
  verbatimsOf[data.of[verbatim]].push(verbatim);
  for (let i = 0; i < mentions; i++) responseOf.push(data.of[verbatim]);
});
const responseOfRow = new Map(data.rows.map((row, response) => [row, response]));

const set = (node, attributes) => Object.entries(attributes).forEach(([name, given]) => node.setAttribute(name, given));
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  set(made, attributes);
  made.append(...children);
  return made;
}
// Figures for tests and other scripts to read back.
const note = (node, { n, net, low, high }) =>
  Object.assign(node.dataset, { n, net: plain(net, 1), low: plain(low, 1), high: plain(high, 1) });
