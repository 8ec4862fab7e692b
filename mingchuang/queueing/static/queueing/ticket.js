// A ticket in somebody's hand: asks every few seconds, trembles when it is called, stops when it is over.
// Without this file the page loads itself anew.
import { keepAsking } from "../ui/feed.js";

const ASK_EVERY = 6000;

const ticket = /** @type {HTMLElement} */ (document.querySelector("[data-mc-ticket]"));
let wasCalled = Boolean(ticket.querySelector(".called"));

/** @param {{html: string, called: boolean, over: boolean}} told */
function take(told) {
  ticket.innerHTML = told.html;
  if (told.called && !wasCalled && navigator.vibrate) navigator.vibrate([300, 150, 300]);
  wasCalled = told.called;
  if (told.over) window.location.reload();
}

if (!("over" in ticket.dataset)) keepAsking({ page: ticket, every: ASK_EVERY, first: ASK_EVERY, take });
