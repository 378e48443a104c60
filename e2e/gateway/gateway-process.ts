/** The process of one gateway: started, stopped and started again on the same state and port. */
import fs from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import type { Install } from './install.ts';
import { type LeashedProcess, startLeashed } from './leashed-process.ts';

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 15_000;

export interface GatewayProcessOptions {
  install: Install;
  /** Its HOME, which holds `.openclaw/openclaw.json` and will hold `gateway.log`. */
  home: string;
  port: number;
  /** Kept out of error messages. */
  secret: string;
  /** True once it answers `connect` with a verdict; asked again and again while it starts. */
  isReady(): Promise<boolean>;
}

export class GatewayProcess {
  readonly #options: GatewayProcessOptions;
  #running: LeashedProcess | null = null;

  constructor(options: GatewayProcessOptions) {
    this.#options = options;
  }

  /**
   * Starts it and waits until it is ready; nothing happens if it runs.
   * @throws with the end of its log when it ends, or is not ready within two minutes.
   */
  async start(): Promise<void> {
    if (this.#running?.exitCode === null) return;
    const { install, home, port, isReady } = this.#options;
    const log = await fs.open(path.join(home, 'gateway.log'), 'a');
    const args = [install.entry, 'gateway', 'run', '--port', String(port), '--allow-unconfigured'];
    const started = startLeashed(install.node, args, {
      scratch: home,
      env: gatewayEnvironment(install, home),
      log: log.fd,
    });
    await log.close();
    this.#running = started;
    const limit = Date.now() + START_LIMIT_MS;
    while (!((await servesPage(port)) && (await isReady()))) {
      if (started.exitCode !== null || Date.now() > limit) throw await this.#startFailure(started);
      await new Promise(resolve => setTimeout(resolve, 200));
    }
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

  async #startFailure({ exitCode }: LeashedProcess): Promise<Error> {
    const { install, home, secret } = this.#options;
    const log = await fs.readFile(path.join(home, 'gateway.log'), 'utf8');
    const how = exitCode === null ? 'is not ready after two minutes' : `ended with exit code ${exitCode}`;
    const words = log.slice(-1500).replaceAll(secret, '<secret>');
    return new Error(`Gateway ${install.version} ${how}. Its last words:\n${words}`);
  }
}

/**
 * The environment of a gateway and of its command line. Nothing of this process's own environment; no channels, no
 * discovery on the network, no browser control.
 */
export const gatewayEnvironment = (install: Install, home: string): NodeJS.ProcessEnv => ({
  PATH: `${path.dirname(install.node)}:/usr/bin:/bin`,
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
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
  });
