/** What a history costs: the same actions with one full incident and with twenty, alternating; and a long report. */
import type { ChromiumBrowser } from '../e2e/browser/chromium/launch-chromium.ts';
import { expectPrompt } from '../e2e/browser/prompt.ts';
import { forgetKept, writeIncidents } from '../e2e/worlds/extension-storage.ts';
import { Timeline } from '../e2e/worlds/timeline.ts';
import { AGENT } from '../e2e/worlds/world.ts';
import { MOST_EVENTS } from '../src/core/incident/bounds.ts';
import type { Incident, IncidentEvent } from '../src/core/incident/events.ts';
import { buildPacket } from '../src/core/packet/build.ts';
import { type Setting, visit } from './setting.ts';
import { inTurns, type Spread, spreadOf } from './spread.ts';

const MANY = 20;
const LONG = 5_000;
const CLICKS = 5;

/** In ms. */
interface Times {
  /** From a click in the popup until it is written and answered. */
  readonly change: number;
  /** From the start of the real popup's page until its first view with its button. */
  readonly firstButton: number;
}

/** Times of one kind with one full incident, with twenty, and the ratio. */
export interface Growth {
  readonly one: Spread;
  readonly many: Spread;
  readonly ratio: Spread;
}

export interface History {
  readonly change: Growth;
  readonly firstButton: Growth;
  /** Building the packet of 5,000 events, in ms, and the ratio to a tenth of them. */
  readonly packet: Spread;
  readonly packetGrowth: Spread;
  /** The popup's first button by the number of stored events, in ms. */
  readonly byEvents: Readonly<Record<string, Spread>>;
}

/** Numbers of events: one full incident, and as many more as needed. */
const EVENTS = [1, 100, 10_000] as const;

/** Measures `rounds` times. The agent must not know the browser. */
export async function measureHistory(setting: Setting, rounds: number): Promise<History> {
  await times(setting, 1); // the first time differs from all others
  const pairs = await inTurns(rounds, [1, MANY], count => times(setting, count));
  const growth = (what: keyof Times): Growth => ({
    one: spreadOf(pairs.map(([one]) => one[what])),
    many: spreadOf(pairs.map(([, many]) => many[what])),
    ratio: spreadOf(pairs.map(([one, many]) => many[what] / one[what])),
  });
  const packets = Array.from({ length: rounds + 1 }, () => [packetTime(LONG), packetTime(LONG / 10)] as const);
  const measured = packets.slice(1); // the first one was not compiled yet
  return {
    change: growth('change'),
    firstButton: growth('firstButton'),
    packet: spreadOf(measured.map(([long]) => long)),
    packetGrowth: spreadOf(measured.map(([long, short]) => long / short)),
    byEvents: await buttonByEvents(setting, rounds),
  };
}

async function buttonByEvents(setting: Setting, rounds: number): Promise<Record<string, Spread>> {
  const found = new Map<number, number[]>(EVENTS.map(events => [events, []]));
  for (let round = 0; round < rounds; round++)
    for (const events of EVENTS) {
      const { firstButton } = await times(setting, Math.ceil(events / MOST_EVENTS), Math.min(events, MOST_EVENTS));
      found.get(events)?.push(firstButton);
    }
  return Object.fromEntries([...found].map(([events, values]) => [events, spreadOf(values)]));
}

async function times({ agent, withIt }: Setting, incidents: number, events = MOST_EVENTS): Promise<Times> {
  return visit(withIt, async page => {
    await forgetKept(withIt);
    const tab = await withIt.tabIdOf(page);
    const others = Array.from({ length: incidents - 1 }, (_, n) => full(tab, `user-${n}.c1.heyron.ai`));
    await writeIncidents(withIt, [...others, full(tab, AGENT, events)]);
    await page.goto(agent.link());
    await expectPrompt(page);
    const buttons: number[] = [];
    for (let opened = 0; opened < CLICKS; opened++) buttons.push(await firstButton(withIt));
    const popup = await withIt.openPopupPage(tab);
    const changes: number[] = [];
    for (let click = 0; click < CLICKS; click++)
      changes.push(await popup.evaluate(answer, { tab, answer: click % 2 ? 'yes' : 'no' }));
    await popup.close();
    const median = (values: number[]) => spreadOf(values).median;
    return { change: median(changes), firstButton: median(buttons) };
  });
}

/** An incident with as many events as are kept, in which the user has acted. */
function full(tab: number, host: string, most = MOST_EVENTS): Incident {
  const timeline = new Timeline(tab, `https://${host}`).began(3_600_000).fails('pairing-required');
  if (most > 1) timeline.tries('right-gateway', 'done', 'own-gateway-alive');
  for (let n = timeline.events.length; n < most; n++)
    timeline.fails('pairing-required', { page: `page-${n}`, loadedAt: n });
  return timeline.incident;
}

/** Opens the real popup over the front tab, and closes it: a page that a driver follows from its start is slower. */
export async function firstButton(browser: ChromiumBrowser): Promise<number> {
  const popup = await browser.realPopup();
  const at = await popup.evaluate<number>(WHEN_THERE);
  await popup.close();
  return at;
}

/** For the popup: the time of its first view with a button, in ms since its page began. */
const WHEN_THERE = `new Promise(resolve => {
  const look = () => {
    const [mark] = performance.getEntriesByName('first-view');
    if (mark && document.querySelector('button[data-action]')) resolve(mark.startTime);
    else setTimeout(look, 10);
  };
  look();
})`;

/** Runs in the popup: answers a question, as a click does. */
async function answer(what: { tab: number; answer: string }): Promise<number> {
  const command = { type: 'answer', question: 'others-affected', answer: what.answer };
  const begun = performance.now();
  const reply = await chrome.runtime.sendMessage({ type: 'command', tab: what.tab, command });
  if (!(reply as { ok: boolean }).ok) throw new Error(`refused: ${JSON.stringify(reply)}`);
  return performance.now() - begun;
}

/** How long the packet of so many events takes, built here without a browser. In ms. */
function packetTime(count: number): number {
  const one = full(1, AGENT);
  const events = Array.from({ length: count }, (_, n): IncidentEvent => {
    const event = one.events[n % one.events.length] as IncidentEvent;
    return { ...event, at: event.at + n };
  });
  const context = {
    ...{ now: Date.now(), offset: 0, timezone: 'UTC' },
    environment: { extension: '0', browser: '', os: '', language: 'en' },
  };
  const begun = performance.now();
  if (!buildPacket({ ...one, events }, context)) throw new Error('there was nothing to report');
  return performance.now() - begun;
}
