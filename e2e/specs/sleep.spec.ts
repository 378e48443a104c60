/** Pages that are hidden, frozen or unloaded, as in browsers with many tabs. */

import { reduce } from '../../src/core/incident/reduce.ts';
import type { Browser } from '../browser/browser.ts';
import { launchPlain, type Target } from '../browser/chromium/plain.ts';
import { eventually } from '../browser/eventually.ts';
import type { Agent } from '../site/agent.ts';
import { incidentsIn, type Kept, readKept } from '../worlds/extension-storage.ts';
import { extensionFor } from '../worlds/fixtures.ts';
import { AGENT, type World } from '../worlds/world.ts';
import { test as base, expect } from './stand-in-fixtures.ts';

/** The agent's page and the extension's background, as needed here. Each runs an expression. */
interface Driver {
  inBackground(expression: string): Promise<unknown>;
  inPage(expression: string): Promise<unknown>;
  /** Opens the agent's page in front. */
  open(url: string): Promise<void>;
  close(): Promise<void>;
}

/** Playwright keeps every page of Chromium visible, so there it is driven without Playwright. */
interface PlainDriver extends Driver {
  setState(state: 'frozen' | 'active'): Promise<void>;
}

async function drivePlainly(world: World): Promise<PlainDriver> {
  const browser = await launchPlain({ site: world.site, extension: extensionFor('chromium') });
  const page = async () => {
    const find = async () => (await browser.targets()).find(({ type, url }) => type === 'page' && url.includes(AGENT));
    await eventually(find).toBeTruthy();
    return (await find()) as Target;
  };
  const inBackground = async (expression: string) => browser.run(await browser.worker(), expression);
  return {
    inBackground,
    inPage: async expression => browser.run(await page(), expression),
    open: async url => void (await inBackground(`chrome.tabs.create({ url: ${JSON.stringify(url)} })`)),
    setState: async state => void (await browser.send(await page(), 'Page.setWebLifecycleState', { state })),
    close: () => browser.close(),
  };
}

async function driveFirefox(user: Browser): Promise<Driver> {
  await user.loadExtension(extensionFor('firefox'));
  const page = await user.newPage();
  return {
    // Made here, since it is read as text.
    inBackground: expression => user.inBackground(new Function(`return ${expression}`) as () => unknown),
    inPage: expression => page.evaluate(expression),
    open: async url => void (await page.goto(url)),
    close: async () => {},
  };
}

class Sleeper<D extends Driver = Driver> {
  constructor(
    readonly driver: D,
    readonly agent: Agent,
  ) {}

  /** Opens the agent in front with an automatic approval: nothing ever fails. */
  async pair(): Promise<void> {
    this.agent.approvesAtOnce = true;
    await this.driver.open(this.agent.link());
    await eventually(() => this.agent.connects).toBe(1);
  }

  /** Opens the agent in front, is approved after a refusal, and waits until that trouble is over. */
  async pairAfterRefusal(): Promise<void> {
    await this.driver.open(this.agent.link());
    await eventually(() => this.agent.pending().length).toBe(1);
    await eventually(() => this.prompt()).toBe('pairing-required');
    for (const { requestId } of this.agent.pending()) this.agent.approve(requestId);
    await eventually(async () => reduce(await this.events()).fixed).not.toBeNull();
    await eventually(() => this.prompt()).toBeNull();
  }

  /** Puts another tab in front. */
  async hide(): Promise<void> {
    await this.driver.inBackground(`chrome.tabs.create({ url: 'https://unrelated.test/' })`);
    await eventually(() => this.driver.inPage('document.visibilityState')).toBe('hidden');
  }

  /** Freezes the page, and waits until it is: the browser answers before the page knows. */
  async freeze(this: Sleeper<PlainDriver>): Promise<void> {
    await this.driver.inPage(
      `document.addEventListener('freeze', () => (document.body.dataset.slept = 'yes'), { once: true })`,
    );
    await this.driver.setState('frozen');
    await eventually(() => this.driver.inPage('document.body.dataset.slept')).toBe('yes');
  }

  prompt(): Promise<unknown> {
    return this.driver.inPage(`document.querySelector('re-pair-prompt')?.dataset.failure ?? null`);
  }

  /** The newest incident. */
  async events() {
    const kept = await this.driver.inBackground(`(${readKept})()`);
    return incidentsIn(kept as Kept)[0]?.events ?? [];
  }

  async witnessed() {
    return (await this.events()).flatMap(event => (event.type === 'witnessed' ? [event.change] : []));
  }
}

const test = base.extend<{ sleeper: Sleeper; plain: Sleeper<PlainDriver> }>({
  sleeper: async ({ world, agent, family, bare }, use) => {
    const driver = await (family === 'firefox' ? driveFirefox(bare) : drivePlainly(world));
    await use(new Sleeper(driver, agent));
    await driver.close();
  },
  plain: async ({ world, agent }, use) => {
    const driver = await drivePlainly(world);
    await use(new Sleeper(driver, agent));
    await driver.close();
  },
});

test('a hidden page is watched as well as one in front', { tag: '@firefox' }, async ({ sleeper, agent }) => {
  await sleeper.pair();
  await sleeper.hide();
  agent.setDown(true, 'sockets');
  const downAt = Date.now();
  await eventually(() => sleeper.prompt()).toBe('gateway-unreachable');
  expect(Date.now() - downAt).toBeGreaterThan(3_000);
});

test.describe(() => {
  test.skip(
    ({ family }) => family === 'firefox',
    'Firefox freezes no page that is open, and does not tell a page that it was unloaded',
  );

  test('a failure after a sleep tells how long the page slept', async ({ plain: sleeper, agent }) => {
    await sleeper.pair();
    await sleeper.hide();
    await sleeper.freeze();
    agent.setDown(true, 'sockets');
    await new Promise(resolve => setTimeout(resolve, 3_000));
    await sleeper.driver.setState('active');
    await eventually(() => sleeper.prompt()).toBe('gateway-unreachable');
    const witnessed = await sleeper.witnessed();
    expect(witnessed).toEqual([expect.objectContaining({ what: 'frozen' })]);
    const [slept] = witnessed;
    const { from = 0, until = 0, failedAt = 0 } = slept ?? {};
    expect(until - from).toBeGreaterThan(2_500);
    expect(failedAt).toBeGreaterThanOrEqual(until);
  });

  test('a sleep without a failure leaves nothing behind', async ({ plain: sleeper }) => {
    await sleeper.pairAfterRefusal();
    await sleeper.hide();
    const before = await sleeper.events();
    await sleeper.freeze();
    await new Promise(resolve => setTimeout(resolve, 1_000));
    await sleeper.driver.setState('active');
    await new Promise(resolve => setTimeout(resolve, 2_000));
    expect(await sleeper.events()).toEqual(before);
  });

  test('a tab that was unloaded to save memory says so when it fails after its return', async ({
    plain: sleeper,
    agent,
  }) => {
    await sleeper.pair();
    await sleeper.hide();
    await sleeper.driver.inBackground(
      `chrome.tabs.query({ url: 'https://${AGENT}/*' }).then(([tab]) => chrome.tabs.discard(tab.id))`,
    );
    agent.setDown(true);
    await sleeper.driver.inBackground(
      `chrome.tabs.query({ discarded: true }).then(([tab]) => chrome.tabs.update(tab.id, { active: true }))`,
    );
    await eventually(() => sleeper.prompt()).toBe('gateway-unreachable');
    expect((await sleeper.witnessed()).map(({ what }) => what)).toEqual(['discarded']);
  });
});
