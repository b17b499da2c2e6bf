"use strict";
// Numbers as Figures.java writes them.
const MS = 1e3, SEC = 1e6, MIN = 60 * SEC, HOUR = 60 * MIN, DAY = 24 * HOUR;

function duration(micros) {
  const t = Math.max(0, micros);
  if (t === 0) return "0 ms";
  if (t < SEC) return Math.min(999, t / MS).toFixed(t < 100 ? 2 : t < 10 * MS ? 1 : 0) + " ms";
  if (t < MIN) return Math.min(59.9, t / SEC).toFixed(t < 10 * SEC ? 2 : 1) + " s";
  if (t < HOUR) return Math.floor(t / MIN) + "m " + Math.floor((t % MIN) / SEC) + "s";
  return t < DAY
    ? Math.floor(t / HOUR) + "h " + Math.floor((t % HOUR) / MIN) + "m"
    : Math.floor(t / DAY) + "d " + Math.floor((t % DAY) / HOUR) + "h";
}

function count(n) {
  return String(n).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

// A tick on the time axis: as exact as the distance between ticks asks for.
function tick(micros, step) {
  if (micros === 0) return "0";
  const trim = (n, unit, digits) => n.toFixed(digits).replace(/\.?0+$/, "") + unit;
  if (step < SEC) {
    return micros < SEC ? trim(micros / MS, " ms", 3) : trim(micros / SEC, " s", 4);
  }
  if (micros < MIN || step % MIN > 0 && micros < 10 * MIN) {
    const s = Math.round(micros / SEC);
    return s < 60 ? s + " s" : Math.floor(s / 60) + "m " + String(s % 60).padStart(2, "0") + "s";
  }
  const m = Math.round(micros / MIN);
  if (micros < HOUR) return step % MIN === 0 ? m + "m" : duration(micros);
  if (micros < DAY) return Math.floor(m / 60) + "h" + (m % 60 ? " " + (m % 60) + "m" : "");
  return Math.floor(m / 1440) + "d" + (m % 1440 ? " " + Math.floor((m % 1440) / 60) + "h" : "");
}

const TICKS = [1, 2, 5, 10, 20, 50, 100, 200, 500]
  .concat([1, 2, 5, 10, 20, 50, 100, 200, 500].map((n) => n * MS))
  .concat([1, 2, 5, 10, 15, 30].map((n) => n * SEC))
  .concat([1, 2, 5, 10, 15, 30].map((n) => n * MIN))
  .concat([1, 2, 3, 6, 12].map((n) => n * HOUR))
  .concat([1, 2, 5, 10, 30].map((n) => n * DAY));

// What an outcome is called, how it is drawn, and which hides which where there is no room for all.
const STATES = {
  o: { word: "ok", sign: "✓", ink: "--ok", rank: 1 },
  y: { word: "flaky", sign: "↻", ink: "--flaky", rank: 2 },
  u: { word: "up to date", sign: "=", ink: "--same", rank: 0 },
  r: { word: "tried again", sign: "↻", ink: "--retried", rank: 3 },
  c: { word: "cancelled", sign: "⊘", ink: "--cancelled", rank: 4 },
  t: { word: "timed out", sign: "◷", ink: "--late", rank: 5 },
  f: { word: "failed", sign: "✗", ink: "--failed", rank: 6 },
  n: { word: "not run", sign: "·", ink: "--none", rank: 0 },
  d: { word: "duplicate", sign: "≡", ink: "--twin", rank: 0 },
};

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function badge(code) {
  const state = STATES[code];
  return element("span", { class: "s s-" + code },
    element("i", { "aria-hidden": "true" }, state.sign), " " + state.word);
}

function ink(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
