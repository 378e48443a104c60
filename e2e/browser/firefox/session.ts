/** The tests' own part in Playwright's WebDriver BiDi session with Firefox. */
import type { Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { LIMIT_MS } from '../browser.ts';

interface Answer {
  readonly id: number;
  readonly type: 'success' | 'error';
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** A tab or a frame, or in chrome's scope a browser window. */
export interface Context {
  readonly context: string;
  readonly url: string;
  readonly userContext: string;
}

export class Session {
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  #lastId = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', data => {
      const { id, type, result, error, message } = JSON.parse(String(data)) as Answer;
      const call = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (type === 'error') call?.reject(new Error(`${error}: ${message}`));
      else call?.resolve(result);
    });
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox is gone'));
      this.#waiting.clear();
    });
  }

  /** Joins through the relay on that port. */
  static async join(port: number): Promise<Session> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/own`);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new Session(socket);
  }

  /**
   * Sends a command of the protocol.
   *
   * @throws Error with Firefox's own words when it refuses
   */
  send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Every tab. */
  async tabs(): Promise<Context[]> {
    return ((await this.send('browsingContext.getTree', { maxDepth: 0 })) as { contexts: Context[] }).contexts;
  }

  /**
   * Evaluates an expression in a tab; promises are awaited.
   *
   * @throws Error with the exception's text
   */
  async evaluate<T>(context: string, expression: string): Promise<T> {
    const { result, exceptionDetails } = (await this.send('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      target: { context },
      awaitPromise: true,
    })) as Evaluated;
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result?.value ?? 'null') as T;
  }

  /**
   * Evaluates an expression with the browser's privileges, in its window. Firefox must be started with
   * `--remote-allow-system-access`.
   */
  async inBrowser<T>(expression: string): Promise<T> {
    const { contexts } = (await this.send('browsingContext.getTree', {
      'moz:scope': 'chrome',
      maxDepth: 0,
    })) as { contexts: Context[] };
    const window = contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml');
    if (!window) throw new Error('Firefox has no window');
    return this.evaluate(window.context, expression);
  }
}

const SHOWN = '[location.href, performance.timeOrigin]';

/**
 * Which context of the session a page is. While a page navigates, or removes a token from its address, the list of tabs
 * may show another address than the page, so this polls.
 *
 * @throws Error when no tab shows the page within the limit
 */
export async function contextOf(session: Session, page: Page): Promise<string> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const context = await findContext(session, page);
    if (context) return context;
    if (Date.now() > deadline) throw new Error(`no tab shows ${page.url()}`);
    await new Promise(wait => setTimeout(wait, 50));
  }
}

/** Pages with the same address are told apart by their document's start time. */
async function findContext(session: Session, page: Page): Promise<string | null> {
  const [address, began] = await page.evaluate<[string, number]>(SHOWN);
  const same = (await session.tabs()).filter(({ url }) => url === address);
  const [only] = same;
  if (only && same.length === 1) return only.context;
  for (const { context } of same) {
    const [, its] = await session.evaluate<[string, number]>(context, SHOWN);
    if (its === began) return context;
  }
  return null;
}
