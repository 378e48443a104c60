/**
 * Workers that die. Each has its own view of the browser, and a dead worker's calls reach nobody. They run the
 * background as it is built for the extension; each loads it again, except modules without memory.
 */
import { Script } from 'node:vm';
import { vi } from 'vitest';
import { TAB } from '../../testing/events';
import type { FakeBrowser } from '../../testing/fake-browser';
import program from '../index.ts?program';

/** The times at which a worker asked to be woken, in epoch ms. */
interface Timer {
  readonly at: number;
  readonly done: () => void;
}

/** What is due comes at once. */
type SetTimer = (done: () => void, ms: number) => Timer | undefined;

const request = async () => {
  throw new TypeError('Failed to fetch');
};

type Run = (
  require: (name: string) => object,
  exports: object,
  setTimeout: SetTimer,
  clearTimeout: (timer: Timer | undefined) => void,
  fetch: typeof request,
) => void;

function compiled([filename, text]: (typeof program)[0]): Run {
  return new Script(`((require, exports, setTimeout, clearTimeout, fetch) => {${text}\n})`, {
    filename,
  }).runInThisContext();
}

const [first, ...shared] = program;
const background = compiled(first);

/** Modules without memory, loaded once. */
const modules = new Map<string, object>();
for (const file of shared) {
  const exports = {};
  const nothing = () => undefined;
  compiled(file)(() => exports, exports, nothing, nothing, request);
  modules.set(`./${file[0]}`, exports);
}

/** One promise a call, so that it can be dropped with its worker. */
const never = () => new Promise<never>(() => {});

/** Listeners and notifications, which do not count as calls. */
const FREE = /^(?:addListener|getURL|getManifest|getMessage|getUILanguage)$/;

/** What a worker may do: this many calls, then `end`. */
export class Life {
  dead = false;
  /** The browser calls that it made. */
  made = 0;
  private die: () => void = () => {};
  readonly death: Promise<void> = new Promise(resolve => {
    this.die = resolve;
  });

  private readonly timers = new Set<Timer>();

  /** @param end what happens then; by default it dies. If it gives an error, only that call is rejected with it */
  constructor(
    public calls = Number.POSITIVE_INFINITY,
    private readonly end: (life: Life) => Error | undefined = life => life.kill(),
  ) {}

  kill(): undefined {
    this.dead = true;
    this.die();
  }

  readonly setTimer: SetTimer = (done, ms) => {
    if (ms === 0) return void setImmediate(done);
    const timer = { at: Date.now() + ms, done };
    this.timers.add(timer);
    return timer;
  };

  readonly clearTimer = (timer: Timer | undefined): void => void (timer && this.timers.delete(timer));

  /** True while it only waits to look again, as it does every 10 ms for a tab to load. */
  asksAgainSoon(): boolean {
    return [...this.timers].some(({ at }) => at - Date.now() <= 10);
  }

  /** Advances the clock to its next timer; false if it has none. The test needs fake timers. */
  passTime(): boolean {
    const [next] = [...this.timers].sort((a, b) => a.at - b.at);
    if (!next || this.dead) return false;
    this.timers.delete(next);
    vi.setSystemTime(Math.max(Date.now(), next.at));
    next.done();
    return true;
  }

  /** Counts a call. Returns the error to reject it with, if any. */
  call(): Error | undefined {
    this.made++;
    return !this.dead && this.calls-- === 0 ? this.end(this) : undefined;
  }
}

/** `api` as a worker with this life sees it. */
function during<T extends object>(api: T, life: Life): T {
  const inside = new Map<unknown, object>(); // the browser's objects keep their identity
  return new Proxy(api, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value === 'object' && value !== null) {
        const part = inside.get(value) ?? during(value, life);
        inside.set(value, part);
        return part;
      }
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (FREE.test(String(name))) return value.apply(target, args);
        const error = life.call();
        if (error) return Promise.reject(error);
        return life.dead ? never() : value.apply(target, args);
      };
    },
  });
}

/**
 * Starts a worker in place of the previous one; resolves to its life when it has tidied up. Before that it answers
 * nothing.
 */
export async function startWorker(fake: FakeBrowser, life = new Life()): Promise<Life> {
  fake.runtime.onMessage.forget();
  background(name => modules.get(name) ?? during(fake, life), {}, life.setTimer, life.clearTimer, request);
  await command(fake, { type: 'cancel', step: 'hard-refresh' });
  return life;
}

/** Sends a command as the popup does. */
export async function command(fake: FakeBrowser, what: object): Promise<unknown> {
  const sender = { id: 'fake-id', url: fake.runtime.getURL('popup.html') };
  return fake.runtime.onMessage.happen({ type: 'command', tab: TAB, command: what }, sender).at(-1);
}

const turn = () => new Promise(resolve => setImmediate(resolve));

/**
 * A call of the fake browser takes one turn of the event loop. After this many idle turns, none will come.
 */
const TURNS_AT_REST = 40;
/** Polling need not stop for a short time to pass. */
const TURNS_A_MOMENT = 3;

/**
 * Waits for something that a worker should do. The clock stands still unless it may pass: then it advances to the
 * worker's next timer whenever the worker is idle, and where there is none to the next alarm of `alarmsOf`.
 * @throws when the worker is idle and it has not happened.
 */
export async function until(
  life: Life,
  done: () => boolean | Promise<boolean>,
  { timePasses = false, alarmsOf }: { timePasses?: boolean; alarmsOf?: FakeBrowser } = {},
): Promise<void> {
  for (let quiet = 0, made = life.made; !(await done()); quiet++) {
    if (life.made !== made) [quiet, made] = [0, life.made];
    if (timePasses && quiet > TURNS_A_MOMENT && life.asksAgainSoon()) {
      life.passTime();
      quiet = 0;
    }
    if (quiet > TURNS_AT_REST) {
      if (!timePasses || !(life.passTime() || (alarmsOf && nextAlarm(alarmsOf))))
        throw new Error('it never came to an end');
      quiet = 0;
    }
    await turn();
  }
}

/** Lets the next alarm come; false if none is set. */
function nextAlarm({ alarms }: FakeBrowser): boolean {
  const [next] = [...alarms.due].sort(([, a], [, b]) => a - b);
  if (!next) return false;
  const [name, when] = next;
  alarms.due.delete(name);
  vi.setSystemTime(Math.max(Date.now(), when));
  void alarms.onAlarm.happen({ name });
  return true;
}

/** Resolves to true when a worker is idle. */
export async function atRest(life: Life): Promise<true> {
  for (let quiet = 0, made = life.made; quiet < TURNS_AT_REST; quiet++) {
    await turn();
    if (life.made !== made) [quiet, made] = [0, life.made];
  }
  return true;
}
