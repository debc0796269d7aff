// Numbers for readers, as nlp/report/numbers.py writes them.
const finnish = data.language === "fi";
const NBSP = "\u00a0", NONE = "\u2013", PERCENT = finnish ? `${NBSP}%` : "%";
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

// Halves go away from zero; the tiny addend takes back what binary fractions lose.
function plain(number, digits = 0) {
  if (Number.isNaN(number)) return "";
  const size = Math.floor(Math.abs(number) * 10 ** digits + 0.5 + 1e-9) / 10 ** digits;
  return (number < 0 && size ? "-" : "") + size.toFixed(digits);
}
function decimal(number, digits = 0) {
  const written = plain(number, digits).replace("-", "\u2212");
  return written === "" ? NONE : finnish ? written.replace(".", ",") : written;
}
const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, finnish ? NBSP : ",");
const signed = (net, digits = 0) => (Number(plain(net, digits)) > 0 ? "+" : "") + decimal(net, digits);
const range = (low, high) => (Number.isNaN(low) ? NONE : `${signed(low)}\u2060…\u2060${signed(high)}`);
function percent(share) {
  if (Number.isNaN(share)) return NONE;
  if (share > 0 && share < 0.005) return `<${NBSP}1${PERCENT}`;
  if (share >= 0.995 && share < 1) return `>${NBSP}99${PERCENT}`;
  return decimal(100 * share) + PERCENT;
}
const percentRange = (low, high) => (Number.isNaN(low) ? NONE : `${decimal(100 * low)}–${decimal(100 * high)}${PERCENT}`);
function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return finnish ? `${date}.${month}.${year}` : `${date}${NBSP}${MONTHS[month - 1]}${NBSP}${year}`;
}
