// Search by words: a word finds its other forms, and a part of a word what begins with it.
const cut = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
let index = null, groups = null;

// Per form the responses that hold it; made when the first search is typed.
function indexed() {
  if (index) return index;
  index = new Map();
  data.texts.forEach((text, verbatim) => {
    for (const form of new Set(cut(text))) {
      if (!index.has(form)) index.set(form, []);
      index.get(form).push(data.of[verbatim]);
    }
  });
  return index;
}

// Per form the groups it belongs to: "asentaj|a,at,ien" is one.
function grouped() {
  if (groups) return groups;
  groups = new Map();
  for (const packed of data.forms ? data.forms.split(" ") : []) {
    const [start, rests] = packed.split("|");
    const forms = rests.split(",").map((rest) => start + rest);
    forms.forEach((form) => groups.set(form, [...(groups.get(form) || []), forms]));
  }
  return groups;
}

function formsOf(word) {
  if (grouped().has(word)) return new Set(grouped().get(word).flat());
  if (indexed().has(word)) return new Set([word]);
  return new Set([...indexed().keys()].filter((form) => form.startsWith(word)));
}

// The responses that hold every word of the query in one of its forms.
function search(query) {
  let found = null;
  for (const word of cut(query)) {
    const holding = new Set();
    for (const form of formsOf(word)) for (const response of indexed().get(form) || []) holding.add(response);
    found = found ? new Set([...found].filter((response) => holding.has(response))) : holding;
  }
  return found;
}
