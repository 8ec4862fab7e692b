// A page that keeps itself up to date: it asks its feed every few seconds, says when nobody answers and goes on
// showing what it has, and loads itself anew when the server runs a newer release.
// The page carries data-feed, and data-release and data-zone where it wants a release and a clock.
const PATIENCE = 8000;
const FAILURES_TOLD = 2;
const RELOAD_AT_MOST_EVERY = 10 * 60 * 1000;

/**
 * `take` is given what the feed says whenever that has changed, with its version; `version` is what the page shows
 * already. The first question comes after `first` milliseconds.
 * @param {{page: HTMLElement, every: number, first: number, version?: string, take: (told: any, version: string) => void}} wanted
 */
export function keepAsking({ page, every, first, version = "", take }) {
  const clock = document.querySelector("[data-mc-clock]");
  const lost = /** @type {HTMLElement} */ (document.querySelector("[data-mc-lost]"));
  // the hall's time, whatever zone the machine behind the screen is set to
  const hall = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: page.dataset.zone });
  let lastAnswer = new Date();
  let failures = 0;

  async function ask() {
    try {
      const answer = await fetch(page.dataset.feed ?? "", {
        cache: "no-store",
        headers: version ? { "If-None-Match": `"${version}"` } : {},
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.status !== 304) {
        if (!answer.ok) throw new Error(String(answer.status));
        const told = await answer.json();
        version = (answer.headers.get("ETag") ?? "").replaceAll('"', "");
        take(told, version);
        renew(page, told.release);
      }
      failures = 0;
      lastAnswer = new Date();
    } catch {
      failures += 1;
    }
    lost.hidden = failures < FAILURES_TOLD;
    if (!lost.hidden && lost.dataset.said) lost.textContent = lost.dataset.said.replace("{time}", hall.format(lastAnswer));
    if (clock) clock.textContent = hall.format(new Date());
    window.setTimeout(ask, every);
  }

  window.setTimeout(ask, first);
}

/** @param {HTMLElement} page @param {string} release */
function renew(page, release) {
  if (release === page.dataset.release) return;
  const last = Number(window.sessionStorage.getItem("reloaded") ?? 0);
  if (Date.now() - last < RELOAD_AT_MOST_EVERY) return;
  window.sessionStorage.setItem("reloaded", String(Date.now()));
  window.location.reload();
}
