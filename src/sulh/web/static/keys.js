// Keys of the review: letters by their place on the keyboard (event.code), so that an Arabic layout works.
const DEFAULTS = {
  accept: "KeyA", reject: "KeyX", correct: "KeyE", unsure: "KeyU", skip: "Space", undo: "Backspace", search: "Slash", help: "Shift+Slash",
};
const STORE = "sulh.keys";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

const settings = { on: true, keys: {}, ...kept() };
const keys = { ...DEFAULTS, ...settings.keys };
const keep = () => localStorage.setItem(STORE, JSON.stringify(settings));
const pressed = (event) => (event.shiftKey ? "Shift+" : "") + event.code;
const shown = (code) => code.replace("Key", "").replace("Digit", "").replace("Slash", "/").replace("Shift+/", "?");

function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function act(name) {
  if (name === "search") {
    document.getElementById("find-top").focus();
    return true;
  }
  const found = document.querySelector(`[data-key="${name}"]`);
  if (!found) return false;
  if (found.tagName === "SUMMARY") {
    found.parentElement.open = !found.parentElement.open;
    const first = found.parentElement.open && found.parentElement.querySelector("select, input:not([type=hidden])");
    (first || found).focus();
  } else {
    found.click();
  }
  return true;
}

document.addEventListener("keydown", (event) => {
  if (!settings.on || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (typing(event.target)) return;
  const code = pressed(event);
  if (code === "Space" && event.target.closest?.("button, a, summary")) return;
  if (/^Digit[1-9]$/.test(code)) {
    const reason = document.getElementById("reason");
    const at = Number(code.slice(5)) - 1;
    if (reason && at < reason.options.length) {
      reason.selectedIndex = at;
      event.preventDefault();
    }
    return;
  }
  const name = Object.keys(keys).find((each) => keys[each] === code);
  if (name && act(name)) event.preventDefault();
});

for (const element of document.querySelectorAll("[data-key]")) {
  const hint = document.createElement("kbd");
  hint.textContent = shown(keys[element.dataset.key]);
  hint.setAttribute("aria-hidden", "true");
  hint.dir = "ltr";
  element.append(hint);
}

const on = document.getElementById("keys-on");
on.checked = settings.on;
on.addEventListener("change", () => {
  settings.on = on.checked;
  keep();
});
for (const box of document.querySelectorAll("[data-remap]")) {
  box.value = keys[box.dataset.remap];
  box.addEventListener("keydown", (event) => {
    if (["Tab", "Escape", "Enter", "ShiftLeft", "ShiftRight"].includes(event.code)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[box.dataset.remap] = settings.keys[box.dataset.remap] = box.value = pressed(event);
    keep();
  });
}
