// The reader: layers are switched without a round trip, and a mark lights its items.
const form = document.querySelector("[data-layers]");
form.querySelector("button").hidden = true;
const boxes = [...form.querySelectorAll("input")];
const items = [...document.querySelectorAll(".item")];
const marks = [...document.querySelectorAll(".mark")];
const kinds = new Map(marks.map((mark) => [mark, [...mark.classList].filter((name) => name.startsWith("l-"))]));

function show() {
  const shown = new Set(boxes.filter((box) => box.checked).map((box) => `l-${box.value}`));
  for (const item of items) item.hidden = ![...shown].some((name) => item.classList.contains(name));
  for (const mark of marks) for (const name of kinds.get(mark)) mark.classList.toggle(name, shown.has(name));
}

function light(keys) {
  for (const item of items) item.classList.toggle("lit", keys.includes(item.id.slice(2)));
  for (const mark of marks) mark.classList.toggle("lit", mark.dataset.items.trim().split(" ").some((key) => keys.includes(key)));
}

for (const box of boxes) box.addEventListener("change", show);
for (const mark of marks) {
  mark.addEventListener("click", () => light(mark.dataset.items.trim().split(" ")));
}
for (const item of items) {
  item.addEventListener("mouseenter", () => light([item.id.slice(2)]));
  item.addEventListener("mouseleave", () => light([]));
}
