/**
 * Real OpenClaw gateways on loopback, each with its own home folder, secret and port. They end with the process that
 * started them, however that ends.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../net/ports.ts';
import { type CliResult, runCli, runLine } from './cli.ts';
import { type JsonObject, makeConfig } from './config.ts';
import { newIdentity } from './device-identity.ts';
import { type DeviceList, type PairedDevice, type PendingDevice, parseDeviceList } from './devices.ts';
import { GatewayProcess, gatewayEnvironment } from './gateway-process.ts';
import { type Install, installGateway } from './install.ts';
import { startModel } from './language-model.ts';
import { type Ask, type RawTarget, rawConnect } from './raw-client.ts';
import { atLeast } from './version.ts';

/** On a busy machine the command line of 2026.3 can lose its own connection, and says so; then it is run again. */
const GAVE_UP = /gateway closed \(1000/;
const CLI_TRIES = 4;

/** The host of the tests' agent, unless a test sets another. */
export const AGENT_ORIGIN = 'https://c3-0108.c3.heyron.ai';

export interface GatewayOptions {
  /** An OpenClaw release such as 2026.9.6. */
  version: string;
  /** Default: token. */
  auth?: 'token' | 'password';
  /** Origins whose pages may connect (2026.2 and later). Default: `AGENT_ORIGIN`. */
  allowedOrigins?: string[];
  /** Merged over the whole openclaw.json; objects deeply, the rest replaced. */
  patch?: JsonObject;
}

export interface LinkOptions {
  /** Default: the good token, or none if a password is required. Null: none. */
  token?: string | null;
  /** Default: the first allowed origin. */
  origin?: string;
}

/**
 * Installs `version` if needed, and starts a gateway. Resolves when it decides about connections. Call `dispose` at the
 * end.
 * @throws when it cannot be installed or does not start; nothing is left behind.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { version, auth = 'token', allowedOrigins = [AGENT_ORIGIN], patch = {} } = options;
  const install = await installGateway(version);
  const home = await fs.mkdtemp(path.join(os.tmpdir(), `openclaw-${version}-`));
  const port = await freePort();
  const secret = randomBytes(24).toString('hex');
  const credential = auth === 'token' ? { token: secret } : { password: secret };
  const modelPort = await startModel();
  const config = makeConfig({ version, port, auth: credential, allowedOrigins, modelPort, patch });
  await fs.mkdir(path.join(home, '.openclaw'));
  await fs.writeFile(path.join(home, '.openclaw/openclaw.json'), JSON.stringify(config, null, 1));
  await writeCommand(install, path.join(home, 'bin'));
  const gateway = new Gateway(install, home, port, auth, secret, allowedOrigins[0] ?? AGENT_ORIGIN);
  try {
    await gateway.start();
  } catch (error) {
    await gateway.dispose();
    throw error;
  }
  return gateway;
}

/** The command `openclaw`, as an agent's shell finds it. */
async function writeCommand({ node, entry }: Install, folder: string): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  await fs.writeFile(path.join(folder, 'openclaw'), `#!/bin/sh\nexec "${node}" "${entry}" "$@"\n`, { mode: 0o755 });
}

/** A gateway under test. Made by `startGateway`. */
export class Gateway {
  #install: Install;
  #process: GatewayProcess;
  #secret: string;
  readonly #administrator = newIdentity();

  constructor(
    install: Install,
    /** Its HOME: configuration, state and `gateway.log`. */
    readonly home: string,
    /** Loopback port, the same after every start. */
    readonly port: number,
    readonly auth: 'token' | 'password',
    secret: string,
    /** The first allowed origin. */
    readonly origin: string,
  ) {
    this.#install = install;
    this.#secret = secret;
    this.#process = this.#newProcess();
  }

  #newProcess(): GatewayProcess {
    const { home, port, secret } = this;
    return new GatewayProcess({ install: this.#install, home, port, secret, isReady: () => this.#decides() });
  }

  get version(): string {
    return this.#install.version;
  }

  /** The gateway token or password that it accepts. */
  get secret(): string {
    return this.#secret;
  }

  /** The good gateway token. @throws for a gateway that wants a password. */
  get token(): string {
    if (this.auth !== 'token') throw new Error('This gateway wants a password, it has no token');
    return this.secret;
  }

  /** The secret, as `connect` wants it. */
  get credential(): { token: string } | { password: string } {
    return this.auth === 'token' ? { token: this.secret } : { password: this.secret };
  }

  /** The dashboard link as an owner would hand it out. A password never goes into a link. */
  link({ token = this.auth === 'token' ? this.secret : null, origin = this.origin }: LinkOptions = {}): string {
    if (token === null) return `${origin}/`;
    return `${origin}/${atLeast(this.version, '2026.2.19') ? '#' : '?'}token=${token}`;
  }

  /** Starts it again on the same state and port. @throws with the end of its log when that fails. */
  start(): Promise<void> {
    return this.#process.start();
  }

  /**
   * Stops it; state and port stay for the next `start`.
   * @param signal SIGTERM is a graceful restart (pages see close code 1012), SIGKILL a crash (1006).
   */
  stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    return this.#process.stop(signal);
  }

  /** Another version takes its place, on the same state and port. @throws as `start` does. */
  async update(version: string): Promise<void> {
    await this.stop();
    this.#install = await installGateway(version);
    await writeCommand(this.#install, path.join(this.home, 'bin'));
    this.#process = this.#newProcess();
    await this.start();
  }

  /** It is set up anew: nothing but its configuration stays. @throws as `start` does. */
  async setUpAnew(): Promise<void> {
    await this.stop();
    const folder = path.join(this.home, '.openclaw');
    for (const name of await fs.readdir(folder))
      if (name !== 'openclaw.json')
        await fs.rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 });
    await this.start();
  }

  /** Its owner gives it another token or password. @throws as `start` does. */
  async changeSecret(): Promise<void> {
    await this.stop();
    const file = path.join(this.home, '.openclaw/openclaw.json');
    const before = this.#secret;
    this.#secret = randomBytes(24).toString('hex');
    await fs.writeFile(file, (await fs.readFile(file, 'utf8')).replaceAll(before, this.#secret));
    this.#process = this.#newProcess();
    await this.start();
  }

  /** Kills it and removes everything it wrote. */
  async dispose(): Promise<void> {
    await this.stop('SIGKILL');
    await fs.rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  /**
   * Runs `openclaw devices args…` like support would, on the gateway's machine. If that fails it runs again with an
   * explicit address and secret, which some versions need. A failing command is a result, not an error.
   */
  async devices(...args: string[]): Promise<CliResult> {
    let result = await this.#devicesOnce(args);
    for (let tries = 1; tries < CLI_TRIES && GAVE_UP.test(result.err); tries++) result = await this.#devicesOnce(args);
    return result;
  }

  async #devicesOnce(args: readonly string[]): Promise<CliResult> {
    const environment = gatewayEnvironment(this.#install, this.home);
    const plain = await runCli(this.#install, environment, ['devices', ...args]);
    if (plain.code === 0) return plain;
    const explicit = ['--url', `ws://127.0.0.1:${this.port}`, `--${this.auth}`, this.secret];
    const second = await runCli(this.#install, environment, ['devices', ...args, ...explicit]);
    return second.code === 0 ? second : { ...second, err: `${plain.err}\n${second.err}` };
  }

  /** Runs a line in a shell of the gateway's machine, which knows the command `openclaw`. */
  shell(line: string): Promise<CliResult> {
    return runLine(line, gatewayEnvironment(this.#install, this.home));
  }

  /** Devices that wait for approval. In some versions the command line's own device (clientId `cli`) is among them. */
  async pending(): Promise<PendingDevice[]> {
    return (await this.#list()).pending;
  }

  /** Approved devices, in some versions with the command line's own. */
  async paired(): Promise<PairedDevice[]> {
    return (await this.#list()).paired;
  }

  /** `openclaw devices approve`. @throws with the command's words, also for an unknown or expired request. */
  async approve(requestId: string): Promise<void> {
    await this.#must('approve', requestId);
  }

  /** `openclaw devices reject`. @throws with the command's words. */
  async rejectRequest(requestId: string): Promise<void> {
    await this.#must('reject', requestId);
  }

  /**
   * Removes a paired device. If `openclaw devices remove` is missing or denied, an administrator's request does it.
   * @throws with the gateway's words: for an unknown device, and on 2026.1, which cannot remove devices at all.
   */
  async removeDevice(deviceId: string): Promise<void> {
    const { code } = await this.devices('remove', deviceId);
    if (code !== 0) await this.admin('device.pair.remove', { deviceId });
  }

  /**
   * Gives a device a new token that its browser does not know, as an owner does after a leak. Not through the command
   * line, which 2026.4 and 2026.5 deny. @throws with the gateway's words.
   */
  async rotateDeviceToken(deviceId: string): Promise<void> {
    await this.admin('device.token.rotate', { deviceId, role: 'operator' });
  }

  /** Revokes a device's operator token and leaves it paired: its next request is a role upgrade. @throws likewise. */
  async revokeDeviceToken(deviceId: string): Promise<void> {
    await this.admin('device.token.revoke', { deviceId, role: 'operator' });
  }

  /**
   * One request as the administrator on the gateway's own machine, which is a paired device from then on.
   * @throws with the gateway's words.
   */
  async admin(method: string, params: object): Promise<Record<string, unknown>> {
    const { answer, session } = await rawConnect(this.#local, {
      ...this.#localAsk,
      identity: this.#administrator,
    });
    if (!session) throw new Error(`Not let in as administrator: ${answer.error?.message}`);
    try {
      return await session.call(method, params);
    } finally {
      session.close();
    }
  }

  async #list(): Promise<DeviceList> {
    return parseDeviceList(await this.#must('list', '--json'));
  }

  async #must(...args: string[]): Promise<string> {
    const { code, out, err } = await this.devices(...args);
    if (code === 0) return out;
    const lines = `${out}\n${err}`.replaceAll(this.secret, '<secret>').split('\n');
    const words = lines.filter(line => line.trim() && !/^\s+at /.test(line)).join('\n');
    throw new Error(`openclaw devices ${args.join(' ')} failed: ${words.slice(0, 1500)}`);
  }

  /** A starting gateway serves its page and greets, but answers UNAVAILABLE (close code 1013) for some more seconds. */
  async #decides(): Promise<boolean> {
    const reply = await rawConnect(this.#local, this.#localAsk).catch(() => null);
    reply?.session?.close();
    if (reply?.answer.hello) return true;
    return reply?.answer.error != null && reply.answer.error.code !== 'UNAVAILABLE';
  }

  get #local(): RawTarget {
    return { port: this.port, origin: null, clientIp: null };
  }

  /** Asks for administrator's rights as a local program; gateways grant them to a device, some to anyone. */
  get #localAsk(): Ask {
    return {
      ...this.credential,
      client: { id: 'cli', mode: 'cli' },
      scopes: ['operator.admin', 'operator.pairing'],
    };
  }
}
