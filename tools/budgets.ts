/**
 * What Re-Pair may cost. What is the same on every machine fails `npm test` if exceeded; what depends on the machine is
 * a goal, against which the benchmark reports.
 */

/** Held by tests (build.test.ts, dependencies.test.ts): bytes, and counts. */
export const BUDGETS = {
  /** Of the scripts in every page of heyron.ai, compressed, together. */
  everyPageGzip: 3_000,
  /** Of the scripts that the popup's first view waits for, compressed, together. */
  popupGzip: 30_500,
  /** Of what it loads once its first view stands, with some 570 bytes that only a language that is set needs. */
  popupLaterGzip: 15_100,
  /** The number of them: each delays the popup. */
  popupScripts: 3,
  /** Of a browser's package, as uploaded to a store, with English alone. */
  packageBytes: 270_000,
  /** Of what each other language adds to it: some 13,500 of these are its words, the rest is what names them. */
  languageBytes: 21_500,
  /** Packages whose code is shipped. */
  shippedDependencies: 4,
  /** Packages in all. */
  dependencies: 29,
  permissions: 8,
  hostPermissions: 1,
} as const;

/** Reported by the benchmark: upper limits for medians, times in ms. */
export const AIMS = {
  firstButton: 80,
  /** Twenty full incidents ÷ one. */
  historyGrowth: 1.2,
  packet: 200,
  /** The report of 5,000 events ÷ that of 500. */
  packetGrowth: 10,
  /** Our scripts' share of a busy page's time, in per cent. */
  busyShare: 2,
  /** With the extension ÷ without: the time until a page is drawn, and that of 20,000 frames of a socket. */
  pageLoad: 1.1,
  frames: 1.1,
  /** A history of 10,000 events ÷ one of a single event. */
  manyEvents: 2,
  /** With all that is remembered of healthy days ÷ without: the time to the prompt, and to the popup's first button. */
  memory: 1.1,
  /** Reading a report, each. */
  readPacket: 5,
  /** From the page's own banner to the prompt, with the worker awake, and killed just before the refusal. */
  prompt: 20,
  promptKilled: 70,
  /** Our scripts' share of a page's busy time until its connection stands, in per cent. */
  shareAtLoad: 1,
  /** The whole of it, for so many hosts; `many`: of 100,000 records, so often the browser's own time and so much more. */
  clearing: { one: 800, five: 1_500, fifty: 6_000, many: { times: 1.2, plus: 600 }, cookies: 1.5 },
} as const;
