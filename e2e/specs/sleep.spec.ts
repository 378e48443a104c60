/** Pages that are hidden, frozen or unloaded, as those of people with many tabs are. */
import { incidentSchema } from '../../src/core/incident/events.ts';
import { launchPlain, type PlainBrowser, type Target } from '../browser/plain.ts';
import type { Agent } from '../site/agent.ts';
import { EXTENSION } from '../worlds/test.ts';
import { AGENT } from '../worlds/world.ts';
import { test as base, expect } from './stand-in-test.ts';

class Sleeper {
  constructor(
    readonly browser: PlainBrowser,
    readonly agent: Agent,
  ) {}

  /** Opens the agent in front, is approved there, and waits until nothing is wrong any more. */
  async pair(): Promise<Target> {
    const worker = await this.browser.worker();
    await this.browser.run(worker, `chrome.tabs.create({ url: ${JSON.stringify(this.agent.link())} })`);
    const page = await this.page();
    await expect.poll(() => this.agent.pending().length, { timeout: 10_000 }).toBe(1);
    for (const { requestId } of this.agent.pending()) this.agent.approve(requestId);
    await expect.poll(() => this.agent.connects, { timeout: 30_000 }).toBe(1);
    await expect.poll(async () => (await this.events()).at(-1)?.type, { timeout: 10_000 }).toBe('sighted');
    await expect.poll(() => this.prompt(page)).toBeNull();
    await new Promise(resolve => setTimeout(resolve, 6_000)); // connected and stable: the incident is over
    return page;
  }

  /** The agent's page. */
  async page(): Promise<Target> {
    const find = async () =>
      (await this.browser.targets()).find(({ type, url }) => type === 'page' && url.includes(AGENT));
    await expect.poll(find, { timeout: 10_000 }).toBeTruthy();
    return (await find()) as Target;
  }

  /** Puts another tab in front. */
  async hide(page: Target): Promise<void> {
    const worker = await this.browser.worker();
    await this.browser.run(worker, `chrome.tabs.create({ url: 'https://unrelated.test/' })`);
    await expect.poll(() => this.browser.run(page, 'document.visibilityState')).toBe('hidden');
  }

  prompt(page: Target): Promise<unknown> {
    return this.browser.run(page, `document.querySelector('re-pair-prompt')?.dataset.failure ?? null`);
  }

  /** What the newest incident holds. */
  async events() {
    const worker = await this.browser.worker();
    const stored = (await this.browser.run(worker, 'chrome.storage.local.get(null)')) as Record<
      string,
      unknown
    >;
    const incidents = Object.entries(stored)
      .filter(([key]) => key.startsWith('incident:'))
      .map(([, value]) => incidentSchema.parse(value));
    return (
      incidents.sort((a, b) => (a.events.at(-1)?.at ?? 0) - (b.events.at(-1)?.at ?? 0)).at(-1)?.events ?? []
    );
  }

  async witnessed() {
    return (await this.events()).flatMap(event => (event.type === 'witnessed' ? [event.happening] : []));
  }
}

const test = base.extend<{ sleeper: Sleeper }>({
  sleeper: async ({ world, agent }, use) => {
    const browser = await launchPlain({ site: world.site, extension: EXTENSION });
    await use(new Sleeper(browser, agent));
    await browser.close();
  },
});

test('a hidden page is watched as well as one in front', async ({ sleeper, agent }) => {
  const page = await sleeper.pair();
  await sleeper.hide(page);
  agent.setDown(true, 'sockets');
  const downAt = Date.now();
  await expect.poll(() => sleeper.prompt(page), { timeout: 10_000 }).toBe('gateway-unreachable');
  expect(Date.now() - downAt).toBeGreaterThan(3_000);
  expect(Date.now() - downAt).toBeLessThan(8_500);
});

test('a failure after a sleep tells how long the page slept', async ({ sleeper, agent }) => {
  const page = await sleeper.pair();
  await sleeper.hide(page);
  await sleeper.browser.send(page, 'Page.setWebLifecycleState', { state: 'frozen' });
  agent.setDown(true, 'sockets');
  await new Promise(resolve => setTimeout(resolve, 3_000));
  await sleeper.browser.send(page, 'Page.setWebLifecycleState', { state: 'active' });
  await expect.poll(() => sleeper.prompt(page), { timeout: 10_000 }).toBe('gateway-unreachable');
  const witnessed = await sleeper.witnessed();
  expect(witnessed).toEqual([expect.objectContaining({ what: 'frozen' })]);
  const [slept] = witnessed;
  const { from = 0, until = 0, failedAt = 0 } = slept ?? {};
  expect(until - from).toBeGreaterThan(2_500);
  expect(failedAt - until).toBeLessThan(2_000);
});

test('a sleep without a failure leaves nothing behind', async ({ sleeper }) => {
  const page = await sleeper.pair();
  await sleeper.hide(page);
  const before = await sleeper.events();
  await sleeper.browser.run(
    page,
    `document.addEventListener('freeze', () => (document.body.dataset.slept = 'yes'))`,
  );
  await sleeper.browser.send(page, 'Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise(resolve => setTimeout(resolve, 1_000));
  await sleeper.browser.send(page, 'Page.setWebLifecycleState', { state: 'active' });
  await new Promise(resolve => setTimeout(resolve, 2_000));
  expect(await sleeper.browser.run(page, 'document.body.dataset.slept')).toBe('yes');
  expect(await sleeper.events()).toEqual(before);
});

test('a tab that was unloaded to save memory says so when it fails after its return', async ({
  sleeper,
  agent,
}) => {
  await sleeper.hide(await sleeper.pair());
  const worker = await sleeper.browser.worker();
  await sleeper.browser.run(
    worker,
    `chrome.tabs.query({ url: 'https://${AGENT}/*' }).then(([tab]) => chrome.tabs.discard(tab.id))`,
  );
  agent.setDown(true, 'sockets');
  await sleeper.browser.run(
    worker,
    `chrome.tabs.query({ discarded: true }).then(([tab]) => chrome.tabs.update(tab.id, { active: true }))`,
  );
  await expect
    .poll(async () => sleeper.prompt(await sleeper.page()), { timeout: 15_000 })
    .toBe('gateway-unreachable');
  expect((await sleeper.witnessed()).map(({ what }) => what)).toEqual(['discarded']);
});
