/**
 * A browser without a test framework. Playwright keeps every page visible and focused, so its pages are never hidden,
 * frozen or unloaded like a user's. A few commands over the DevTools pipe are enough here.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { LaunchOptions } from '../browser.ts';
import { ensureBrowser } from '../find-browsers.ts';
import { commonArgs } from './launch-chromium.ts';

export interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

/** The browser's answer; its fields depend on the command. */
type Answer = Record<string, unknown>;

export interface PlainBrowser {
  /** Every page and worker. */
  targets(): Promise<Target[]>;
  /** Sends a command to a page or worker. */
  send(target: Target, method: string, params?: object): Promise<Answer>;
  /** Evaluates an expression in a page or worker, and returns what it resolves to. */
  run(target: Target, expression: string): Promise<unknown>;
  /** The extension's worker, awake. */
  worker(): Promise<Target>;
  close(): Promise<void>;
}

/** Starts it with an extension. */
export async function launchPlain({ site, extension }: Required<Pick<LaunchOptions, 'site' | 'extension'>>) {
  const profile = mkdtempSync(path.join(tmpdir(), 're-pair-plain-'));
  const args = ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`];
  const browser = spawn(await ensureBrowser('chromium'), [...args, ...commonArgs({ site }), 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const send = commands(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  const sessions = new Map<string, Promise<string>>();

  const attach = (targetId: string): Promise<string> => {
    const session =
      sessions.get(targetId) ??
      send('Target.attachToTarget', { targetId, flatten: true }).then(({ sessionId }) => String(sessionId));
    sessions.set(targetId, session);
    return session;
  };
  const targets = async () => (await send('Target.getTargets', { filter: [{}] })).targetInfos as Target[];
  const { id } = await send('Extensions.loadUnpacked', { path: path.resolve(extension) });

  const run = async (target: Target, expression: string) => {
    const call = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await send('Runtime.evaluate', call, await attach(target.targetId));
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: unknown }).value;
  };

  return {
    targets,
    run,
    send: async (target, method, params) => send(method, params, await attach(target.targetId)),
    async worker() {
      for (let tries = 0; tries < 100; tries++) {
        const all = await targets();
        const worker = all.find(({ type, url }) => type === 'service_worker' && url.includes(String(id)));
        // It is listed before its script begins, without an extension API.
        if (worker && (await run(worker, '!!globalThis.chrome?.tabs').catch(() => false))) return worker;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      throw new Error('the extension has no worker');
    },
    async close() {
      const ended = once(browser, 'exit');
      await send('Browser.close').catch(() => {});
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  } satisfies PlainBrowser;
}

/** Sends commands over the pipe, on which messages end with a zero byte. */
function commands(input: Writable, output: Readable) {
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  let lastId = 0;
  let rest = '';
  output.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const { id, result, error } of messages.map(message => JSON.parse(message))) {
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(result);
      waiting.delete(id);
    }
  });
  return (method: string, params: object = {}, sessionId?: string): Promise<Answer> => {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  };
}
