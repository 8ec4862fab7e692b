// The ticket machine: a button is pressed once, a slip prints itself, keys for a machine without a keyboard.
// Without this file the buttons work, the page goes back by itself, and printing is by the browser's own key.
const KEYS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

for (const form of document.querySelectorAll("form[data-mc-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.hasAttribute("data-sent")) event.preventDefault();
    form.setAttribute("data-sent", "");
  });
}

if (document.querySelector("[data-mc-print]")) window.addEventListener("load", () => window.setTimeout(() => window.print(), 300));

// whoever walks away leaves the first page to the next; each touch begins the time anew
const { home, seconds } = document.body.dataset;
if (home) {
  /** @type {number | undefined} */ let leaving;
  const wait = () => {
    window.clearTimeout(leaving);
    leaving = window.setTimeout(() => window.location.replace(home), 1000 * Number(seconds));
  };
  for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, wait);
  wait();
}

const pad = /** @type {HTMLElement | null} */ (document.querySelector("[data-mc-keypad]"));
const input = document.querySelector(".code-form input[type=text]");
if (pad && input instanceof HTMLInputElement) {
  /** @param {string} text @param {() => void} press @param {string} name */
  const key = (text, press, name) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.className = name;
    made.addEventListener("click", press);
    pad.append(made);
  };
  for (const sign of KEYS) key(sign, () => { input.value += sign; }, "");
  key(pad.dataset.erase ?? "", () => { input.value = input.value.slice(0, -1); }, "erase");
  pad.hidden = false;
}
