// The window's keys: N next, R again, S start, D done, X nobody came, T transfer. A button is pressed once.
// Without this file every button works by mouse, and a press that comes twice is known by the server.
const isTyping = (/** @type {EventTarget | null} */ at) =>
  at instanceof HTMLElement && (at.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(at.tagName));
const lost = /** @type {HTMLElement} */ (document.querySelector("[data-mc-lost]"));

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

/** A press that nobody heard may be pressed again. @param {Event} event */
function tell(event) {
  const { requestConfig, xhr } = /** @type {CustomEvent} */ (event).detail;
  if (xhr.status >= 400 && xhr.status < 500) window.location.reload(); // the window is hers no longer
  if (requestConfig.verb !== "post") return;
  lost.hidden = event.type === "htmx:afterSwap";
  if (!lost.hidden) for (const form of document.querySelectorAll("#caller form[data-sent]")) form.removeAttribute("data-sent");
}

for (const outcome of ["htmx:afterSwap", "htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.addEventListener(outcome, tell);
// another page than was asked for: the session is over
document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  if (new URL(detail.xhr.responseURL).pathname === new URL(detail.pathInfo.finalRequestPath, window.location.href).pathname) return;
  detail.shouldSwap = false;
  window.location.reload();
});
