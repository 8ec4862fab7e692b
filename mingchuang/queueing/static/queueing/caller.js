// The window's keys: N next, R again, S start, D done, X nobody came, T transfer. A button is pressed once.
// Without this file every button works by mouse, and a press that comes twice is known by the server.
const isTyping = (/** @type {EventTarget | null} */ at) =>
  at instanceof HTMLElement && (at.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(at.tagName));

document.addEventListener("keydown", (event) => {
  if (isTyping(event.target) || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const wanted = document.querySelector(`[data-mc-key="${CSS.escape(event.key.toUpperCase())}"]`);
  if (wanted instanceof HTMLElement) {
    event.preventDefault();
    wanted.click();
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("mcOnce" in form.dataset)) return;
  if ("sent" in form.dataset) event.preventDefault();
  form.dataset.sent = "";
});
