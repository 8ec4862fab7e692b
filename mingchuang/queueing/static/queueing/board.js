// The hall's board: asks the server every few seconds, shows what it says, says the new calls aloud in Chinese,
// and keeps showing the last when nobody answers. Without this file the page loads itself anew.
import { keepAsking } from "../ui/feed.js";

const ASK_EVERY = 3000;
const SAID_KEPT = 200;

/** @typedef {{id: number, text: string}} Call */

const board = /** @type {HTMLElement} */ (document.querySelector("[data-mc-board]"));
const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-mc-voice]"));
const mute = /** @type {HTMLElement} */ (document.querySelector("[data-mc-mute]"));

let isSpeaking = false;
/** @type {number[]} */ let said = [];

/** The machine's Chinese voice, mainland first; none says so on the screen. */
function voice() {
  const voices = window.speechSynthesis ? window.speechSynthesis.getVoices() : [];
  const chinese = voices.filter((one) => /^(zh|cmn)/i.test(one.lang.replace("_", "-")));
  return chinese.find((one) => /CN/i.test(one.lang)) ?? chinese[0];
}

/** Browsers speak only after somebody has touched the page once, unless they were started to. */
function tellVoice() {
  const found = voice();
  button.hidden = !found || isSpeaking;
  mute.textContent = !found ? (mute.dataset.none ?? "") : isSpeaking ? (mute.dataset.on ?? "") : "";
}

/** @param {string} text */
function say(text) {
  const found = voice();
  if (!found) return;
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.voice = found;
  spoken.lang = found.lang;
  spoken.rate = 0.9;
  spoken.onstart = () => { isSpeaking = true; tellVoice(); };
  spoken.onerror = (event) => { if (event.error === "not-allowed") { isSpeaking = false; tellVoice(); } };
  window.speechSynthesis.speak(spoken);
}

/** Each call is said twice, as in every hall; one that was said is not said again. @param {Call[]} calls */
function sayNew(calls) {
  for (const call of calls) {
    if (said.includes(call.id)) continue;
    said = [...said, call.id].slice(-SAID_KEPT);
    say(call.text);
    say(call.text);
  }
}

/** @param {{html: string, calls: Call[]}} told @param {string} version */
function take(told, version) {
  if (board.dataset.version !== version) board.innerHTML = told.html;
  board.dataset.version = version;
  sayNew(told.calls);
}

button.addEventListener("click", () => { isSpeaking = true; said = []; say("语音叫号已开"); tellVoice(); });
if (window.speechSynthesis) window.speechSynthesis.addEventListener("voiceschanged", tellVoice);
tellVoice();
keepAsking({ page: board, every: ASK_EVERY, first: 0, take }); // at once, to say what was just called
