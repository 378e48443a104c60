/** What the memory of healthy days costs: the same refusal and popup without a record and with all that are kept, in turns. */
import { forgetKept } from '../e2e/worlds/extension-storage.ts';
import { AGENT } from '../e2e/worlds/world.ts';
import type { Health } from '../src/core/health/health.ts';
import { firstButton } from './history.ts';
import { promptTimes } from './latency.ts';
import type { Setting } from './setting.ts';
import { inTurns, type Spread, spreadOf } from './spread.ts';

/** As many as are kept (src/core/health/health.ts). */
const RECORDS = 50;
const OPENED = 5;

/** In ms, and the ratio of each pair. */
interface Compared {
  readonly without: Spread;
  readonly with: Spread;
  readonly ratio: Spread;
}

export interface Memory {
  /** From the page's request to connect to the prompt. */
  readonly prompt: Compared;
  readonly firstButton: Compared;
}

interface Times {
  readonly prompt: number;
  readonly firstButton: number;
}

/** Measures `rounds` times. The agent must not know the browser. */
export async function measureMemory(setting: Setting, rounds: number): Promise<Memory> {
  await times(setting, 0); // the first time differs from all others
  const pairs = await inTurns(rounds, [0, RECORDS], records => times(setting, records));
  const compared = (what: keyof Times): Compared => ({
    without: spreadOf(pairs.map(([none]) => none[what])),
    with: spreadOf(pairs.map(([, all]) => all[what])),
    ratio: spreadOf(pairs.map(([none, all]) => all[what] / none[what])),
  });
  return { prompt: compared('prompt'), firstButton: compared('firstButton') };
}

async function times(setting: Setting, records: number): Promise<Times> {
  const { withIt } = setting;
  await forgetKept(withIt);
  await withIt.inBackground(values => chrome.storage.local.set(values), recordsOf(records));
  return promptTimes(setting, 'awake', async ({ asked, prompt }) => {
    const buttons: number[] = [];
    for (let opened = 0; opened < OPENED; opened++) buttons.push(await firstButton(withIt));
    return { prompt: prompt - asked, firstButton: spreadOf(buttons).median };
  });
}

/** The agent let another device in, so that a cause is looked for and found; the others are there to be read. */
function recordsOf(count: number): Record<string, Health> {
  const at = Date.now() - 3_600_000;
  const hosts = Array.from({ length: count }, (_, n) => (n === 0 ? AGENT : `user-${n}.c1.heyron.ai`));
  return Object.fromEntries(
    hosts.map(host => {
      const [origin, gateway] = [`https://${host}`, `wss://${host}`];
      const seen = { at, since: at, start: at, deviceId: '1'.repeat(64), role: 'operator', rights: 5 };
      const page = { version: '2026.9.6', build: '2026.9.6-x', cookies: true };
      const record: Health = {
        ...{ origin, gateway, store: '0', ...seen, ...page },
        ...{ cleared: null, lost: false, former: null, turns: 0 },
      };
      return [`health:0 ${origin} ${gateway}`, record];
    }),
  );
}
