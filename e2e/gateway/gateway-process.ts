/** The process of one gateway, with restarts on the same state and port. */
import fs from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import type { Install } from './install.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 15_000;
/** What 2026.9 prints when it exits because its start took longer than 5 s, as on a busy machine. */
const TOO_SLOW = /lease heartbeat did not become ready/;

export interface GatewayProcessOptions {
  install: Install;
  /** Its HOME, which holds `.openclaw/openclaw.json` and will hold `gateway.log`. */
  home: string;
  port: number;
  /** Kept out of error messages. */
  secret: string;
  /** True once it answers `connect` with a verdict; polled while it starts. */
  isReady(): Promise<boolean>;
}

export class GatewayProcess {
  readonly #options: GatewayProcessOptions;
  #running: ServerProcess | null = null;

  constructor(options: GatewayProcessOptions) {
    this.#options = options;
  }

  /**
   * Starts it, if it does not run, and waits until it is ready. One that exits because it was too slow is started
   * again, as its operators would do.
   * @throws with the end of its log when it ends, or is not ready within two minutes.
   */
  async start(): Promise<void> {
    if (this.#running?.exitCode === null) return;
    const { port, isReady } = this.#options;
    let started = await this.#launch();
    const limit = Date.now() + START_LIMIT_MS;
    while (!((await servesPage(port)) && (await isReady()))) {
      const ended = started.exitCode !== null;
      if (Date.now() > limit || (ended && !TOO_SLOW.test(await this.#lastWords())))
        throw await this.#startFailure(started);
      if (ended) started = await this.#launch();
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  async #launch(): Promise<ServerProcess> {
    const { install, home, port } = this.#options;
    const log = await fs.open(this.#log, 'a');
    const args = [install.entry, 'gateway', 'run', '--port', String(port), '--allow-unconfigured'];
    const started = startServerProcess(install.node, args, {
      scratch: home,
      env: gatewayEnvironment(install, home),
      log: log.fd,
    });
    await log.close();
    this.#running = started;
    return started;
  }

  /** Stops it. A gateway that ignores SIGTERM for 15 s is killed. */
  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const running = this.#running;
    if (!running) return;
    running.signal(signal);
    const patience = setTimeout(() => running.signal('SIGKILL'), STOP_LIMIT_MS);
    await running.ended;
    clearTimeout(patience);
    this.#running = null;
  }

  async #startFailure({ exitCode }: ServerProcess): Promise<Error> {
    const { install, secret } = this.#options;
    const how = exitCode === null ? 'is not ready after two minutes' : `ended with exit code ${exitCode}`;
    const words = (await this.#lastWords()).replaceAll(secret, '<secret>');
    return new Error(`Gateway ${install.version} ${how}. Its last words:\n${words}`);
  }

  async #lastWords(): Promise<string> {
    return (await fs.readFile(this.#log, 'utf8')).slice(-1500);
  }

  get #log(): string {
    return path.join(this.#options.home, 'gateway.log');
  }
}

/**
 * The environment of a gateway and its command line: nothing of this process's own, no channels, no network discovery,
 * no browser control.
 */
export const gatewayEnvironment = (install: Install, home: string): NodeJS.ProcessEnv => ({
  PATH: `${home}/bin:${path.dirname(install.node)}:/usr/bin:/bin`,
  HOME: home,
  TMPDIR: home,
  NO_COLOR: '1',
  LANG: 'C.UTF-8',
  OPENCLAW_SKIP_CHANNELS: '1',
  OPENCLAW_DISABLE_BONJOUR: '1',
  OPENCLAW_SKIP_BROWSER_CONTROL_SERVER: '1',
  OPENCLAW_SKIP_GMAIL_WATCHER: '1',
  OPENCLAW_NO_RESPAWN: '1',
});

const servesPage = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const request = http.get({ host: '127.0.0.1', port, path: '/' }, response => {
      response.resume();
      // Below a base path there is nothing at the root.
      resolve(response.statusCode === 200 || response.statusCode === 404);
    });
    request.on('error', () => resolve(false));
  });
