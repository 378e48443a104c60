/**
 * Which id a hand-off holds: for all sources of an id, tabs, frames, openers and orders, it is that of the tab's own
 * connection, or none. And what one tab shows never changes the advice in another.
 */
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { handoffText } from '../core/packet/handoff';
import { type PageReport, sightingOf } from '../core/sighting/page-report';
import { shownIncident } from '../core/view/shown-incident';
import type { PageSender } from '../platform/receive-messages';
import { connected, failing, HOST, ORIGIN, pageReport, sighting } from '../testing/events';
import { type FakeBrowser, newBrowser } from '../testing/fake-browser';
import { refusal } from '../testing/observations';
import { say } from '../testing/say';
import { observe } from './hears/observe';
import { tabClosed } from './hears/tab-events';
import { append } from './incidents';
import { incidentFor } from './shows/views';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../testing/fake-browser')).browser,
}));

let fake: FakeBrowser;

beforeEach(() => {
  fake = newBrowser();
});

/** What a page of a tab says, with ids of its own. */
const SOURCES = {
  'its own connection is refused': { vouched: true, socket: {} },
  'its first connection is refused by another gateway': {
    vouched: true,
    socket: { address: 'wss://gateway.example/' },
  },
  'a later connection is refused by another gateway': {
    vouched: false,
    socket: { address: 'wss://unrelated.test/', first: false },
  },
  'a connection without encryption is refused': { vouched: false, socket: { address: `ws://${HOST}/` } },
  'it shows words': { vouched: false, socket: null },
  'its host answers 404': { vouched: false, socket: null },
  'it is connected': { vouched: false, socket: null },
  'it knows nothing': { vouched: false, socket: null },
} as const;
type Source = keyof typeof SOURCES;

const uuid = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
const device = (n: number) => String(n).padStart(64, '0');

/** The report of a page whose refusal, or words, name the `n`th ids. */
function reportOf(source: Source, n: number, loadedAt: number): PageReport {
  const page = { page: `page-${n}`, loadedAt };
  const text = `pairing required (requestId: ${uuid(n)})`;
  if (source === 'it is connected') return pageReport(connected(page));
  if (source === 'it knows nothing') return pageReport(sighting(page));
  if (source === 'it shows words') return pageReport(failing('pairing-required', { ...page, text, source: 'page' }));
  if (source === 'its host answers 404') {
    const answered = pageReport(sighting(page));
    const look = { ...answered.look, shape: 'page-refused', text: `404 ${text}` } as const;
    return { ...answered, standing: 'failing', look, arrival: { ...answered.arrival, status: 404 } };
  }
  const refused = pageReport(failing('pairing-required', { ...page, text }));
  const said = refusal({ code: 'PAIRING_REQUIRED', message: text, requestId: uuid(n), deviceId: device(n) });
  const socket = refused.socket && { ...refused.socket, ...SOURCES[source].socket, refusal: said };
  return { ...refused, socket };
}

/** The hand-off as seen from a tab; null where nothing waits for approval. */
async function handoffIn(tab: number): Promise<string | null> {
  const known = await incidentFor(tab);
  const shown = known && shownIncident(known.incident, known.state, tab);
  if (!shown?.failure?.request) return null;
  const { requestId, deviceId } = shown.failure.request;
  const { origin, gateway, failure } = shown;
  return handoffText({ origin, gateway, requestId, deviceId, scopes: failure.scopes }, say);
}

const idsIn = (text: string | null) => text?.match(/\d{8}-0000-4000-8000-0{12}|\b\d{64}\b/g) ?? [];

/** The tabs of the test: two of the user's, one that a website opened, one on the account site. */
const TABS = ['own', 'second', 'opened', 'account'] as const;
type Tab = (typeof TABS)[number];

const move = fc.record({
  tab: fc.constantFrom<Tab>(...TABS),
  frame: fc.constantFrom(0, 0, 0, 3),
  scheme: fc.constantFrom('https', 'https', 'https', 'http'),
  source: fc.constantFrom(...(Object.keys(SOURCES) as Source[])),
  closes: fc.constantFrom(false, false, false, false, true),
});

test('an id in a hand-off is that of the tab’s own connection, or there is none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 12 }), async moves => {
      fake = newBrowser();
      const website = fake.tabs.add('https://unrelated.test/');
      const numbers = {
        own: fake.tabs.add(`${ORIGIN}/`),
        second: fake.tabs.add(`${ORIGIN}/`),
        opened: fake.tabs.add(`${ORIGIN}/`, { openerTabId: website }),
        account: fake.tabs.add('https://heyron.ai/support'),
      };
      /** The ids that each tab's own top-level connections named. */
      const own = new Map<Tab, readonly number[]>();
      for (const [at, { tab, frame, scheme, source, closes }] of moves.entries()) {
        const n = at + 1;
        const number = numbers[tab];
        if (closes && frame === 0) {
          await fake.tabs.remove(number);
          await tabClosed(number);
          numbers[tab] = fake.tabs.add(`${ORIGIN}/`, tab === 'opened' ? { openerTabId: website } : {});
          own.delete(tab);
          continue;
        }
        const isTop = frame === 0;
        const origin = `${scheme}://${HOST}`;
        if (isTop) await fake.tabs.update(number, { url: `${origin}/` });
        const sender: PageSender = {
          ...{ tab: number, frame, host: HOST, origin, path: '/', private: false, store: '0' },
        };
        const isOwn = isTop && SOURCES[source].vouched && scheme === 'https';
        if (isOwn) own.set(tab, [...(own.get(tab) ?? []), n]);
        await observe(sightingOf(reportOf(source, n, 1_000 * n), sender), sender);
        for (const each of TABS) {
          const allowed = (own.get(each) ?? []).flatMap(one => [uuid(one), device(one)]);
          const ids = idsIn(await handoffIn(numbers[each]));
          expect(allowed).toEqual(expect.arrayContaining(ids));
          if (isOwn && each === tab) expect(ids).toEqual(expect.arrayContaining([uuid(n), device(n)]));
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('what any other tab shows changes neither the hand-off nor the steps of a tab that was really refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 8 }), async moves => {
      fake = newBrowser();
      const website = fake.tabs.add('https://unrelated.test/');
      const tab = fake.tabs.add(`${ORIGIN}/`);
      const top: PageSender = {
        ...{ tab, frame: 0, host: HOST, origin: ORIGIN, path: '/', private: false, store: '0' },
      };
      await observe(sightingOf(reportOf('its own connection is refused', 99, 500), top), top);
      const { incident } = (await incidentFor(tab)) ?? {};
      await append(incident?.id ?? '', () => [{ type: 'noted', at: 600, text: 'it is mine' }]); // so that it is kept
      const seen = async () => {
        const known = await incidentFor(tab);
        const shown = known && shownIncident(known.incident, known.state, tab);
        return [
          await handoffIn(tab),
          shown?.failure?.kind,
          shown?.plan.steps.map(({ step }) => step),
          fake.badges.get(tab),
        ];
      };
      let before = await seen();
      expect(idsIn(String(before[0]))).toEqual(expect.arrayContaining([uuid(99), device(99)]));
      for (const [at, { tab: which, frame, scheme, source }] of moves.entries()) {
        if (which === 'own') continue;
        const origin = `${scheme}://${HOST}`;
        const opener = which === 'opened' ? { openerTabId: website } : {};
        const other = fake.tabs.add(`${origin}/`, opener);
        const sender = { ...top, tab: other, frame, origin };
        await observe(sightingOf(reportOf(source, at + 1, 1_000 * (at + 1)), sender), sender);
        // What the user's own tabs hear on a connection is rightly news of the agent.
        const isHeard = SOURCES[source].vouched || source === 'it is connected' || source.includes('is refused');
        const isAgents = isHeard && which !== 'opened' && frame === 0;
        if (isAgents) before = await seen();
        else expect(await seen()).toEqual(before);
        if (at % 2) await fake.tabs.remove(other).then(() => tabClosed(other));
        expect(await seen()).toEqual(before);
        expect(idsIn(String(before[0]))).toEqual(expect.arrayContaining([uuid(99), device(99)]));
      }
    }),
    { numRuns: 100 },
  );
});
