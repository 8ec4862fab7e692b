// A ticket in somebody's hand: asks every few seconds, trembles when it is called, stops when it is over.
// Without this file the page loads itself anew.
const ASK_EVERY = 6000;
const PATIENCE = 8000;

const ticket = /** @type {HTMLElement} */ (document.querySelector("[data-mc-ticket]"));
const lost = /** @type {HTMLElement} */ (document.querySelector("[data-mc-lost]"));
let version = "";
let failures = 0;
let wasCalled = Boolean(ticket.querySelector(".called"));

async function ask() {
  try {
    const answer = await fetch(ticket.dataset.state ?? "", {
      cache: "no-store",
      headers: version ? { "If-None-Match": version } : {},
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status !== 304) {
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      version = answer.headers.get("ETag") ?? "";
      ticket.innerHTML = told.html;
      if (told.called && !wasCalled && navigator.vibrate) navigator.vibrate([300, 150, 300]);
      wasCalled = told.called;
      if (told.over) {
        window.location.reload();
        return;
      }
    }
    failures = 0;
  } catch {
    failures += 1;
  }
  lost.hidden = failures < 2;
  window.setTimeout(ask, ASK_EVERY);
}

if (!("over" in ticket.dataset)) window.setTimeout(ask, ASK_EVERY);
