/**
 * One agent's gateway: who is paired, who waits, what it answers. Tests hold this object and act as the owner through
 * it. It knows devices only by what they prove on the socket; nothing here can tell whether a browser has the
 * extension.
 */
import { createHash, createPublicKey, randomBytes, randomUUID, verify } from 'node:crypto';
import type { WebSocket } from 'ws';
import { reply } from './chat.ts';
import type { Generation } from './generation.ts';
import {
  type AuthRefusal,
  authRefusal,
  type PairingFacts,
  type PairingReason,
  pairingRefusal,
  type Refusal,
} from './refusal.ts';
import { type ConnectParams, signedText } from './wire.ts';

// DER header of an Ed25519 public key; the 32 raw bytes follow.
const ED25519_HEADER = Buffer.from('302a300506032b6570032100', 'hex');
const PENDING_TTL_MS = 5 * 60_000;
const RATE_LIMIT = { attempts: 10, windowMs: 60_000, lockMs: 5 * 60_000 };
const ALL_SCOPES = ['operator.admin', 'operator.read', 'operator.write', 'operator.approvals', 'operator.pairing'];

/** The device of a front end's own server, which its page knows nothing of. */
const RELAY = { id: 'feed'.repeat(16), publicKey: '', signature: '', signedAt: 0, nonce: '' };

/** Approvals that a paired device can need again. */
export type Upgrade = Exclude<PairingReason, 'not-paired'>;

/** What can be wrong with an agent whose gateway runs and refuses no "connect". */
export type Trouble =
  | 'refuses-pages'
  | 'refuses-its-proxy'
  | 'has-no-page'
  | 'page-without-app'
  | 'page-calls-plain-address'
  | 'ends-connections'
  | 'page-gives-up'
  | 'wants-a-restart'
  | 'grants-nothing'
  | 'holds-connections'
  | 'tells-no-rights';

/** What came with a socket's handshake. */
export interface Handshake {
  readonly origin: string | undefined;
  /** It lacks the account site's session that the agent requires. */
  readonly stale: boolean;
}

/** The result of a connect attempt. */
export type Verdict = { ok: true; deviceId: string; deviceToken: string; scopes: string[] } | ({ ok: false } & Refusal);

interface Device {
  deviceToken: string;
  scopes: string[];
  /** Set while this device's next connect needs a new approval. */
  upgrade: Upgrade | null;
}

interface Pending {
  requestId: string;
  reason: PairingReason;
  scopes: string[];
  /** Milliseconds since 1970; each retry of the device updates it. */
  seenAt: number;
}

export class Agent {
  /** The gateway token that a fresh link carries. */
  token = newToken();
  generation: Generation = '2026.9';
  /** How many connects were requested since the start, and how many were accepted. */
  attempts = 0;
  connects = 0;
  /** What is unreachable: nothing, the sockets only, or the pages too. */
  down: false | 'sockets' | 'everything' = false;
  trouble: Trouble | null = null;
  /** What its app's address answers in place of its page, as HTML unless it says otherwise; null: its page. */
  page: { readonly body: string; readonly type?: string } | null = null;
  /** The build that its newest pages name, as long as a real one. An update changes it. */
  build = `2026.9.6-release-eb377ac59e6c-2026-09-23T16-33-12.144Z-${'d'.repeat(64)}`;
  /** Whether the chat quotes the error texts of a failed pairing, as a user who asks for help would. */
  quoting = false;
  /** Whether pages of the agent's own origin may connect; false refuses them, as a wrong allow list does. */
  ownOriginAllowed = true;
  /** Approves new devices automatically, as some hosts do after a sign-in. */
  approvesAtOnce = false;
  /** Only sessions of the account site that began since then are accepted, in epoch ms; null accepts everyone. */
  wantsSessionSince: number | null = null;

  /** The code that a login page shows for pairing its browser, with the Browser ID beside it. */
  pairOffer: { readonly code: string; readonly browserId: string } | null = null;
  /** The sign-in of a front end's own server is over. */
  signedOut = false;

  private readonly devices = new Map<string, Device>();
  private readonly waiting = new Map<string, Pending>();
  private readonly sockets = new Map<WebSocket, string | null>();
  private readonly forced: (AuthRefusal | Upgrade)[] = [];
  private failures: number[] = [];
  private lockedUntil = 0;

  /** `http` for one that its owner reaches without TLS. */
  constructor(
    readonly host: string,
    private readonly scheme: 'https' | 'http' = 'https',
  ) {}

  /** The link that the account site hands out: https, with the current token in the fragment. */
  link(): string {
    return `${this.scheme}://${this.host}/#token=${this.token}`;
  }

  /** Pairing requests that await the owner. */
  pending(): { requestId: string; deviceId: string }[] {
    this.forgetStale();
    return [...this.waiting].map(([deviceId, { requestId }]) => ({ requestId, deviceId }));
  }

  /** Ids of the approved devices. */
  paired(): string[] {
    return [...this.devices.keys()];
  }

  /**
   * What the owner does with `openclaw devices approve`.
   *
   * @throws Error when no such request is pending
   */
  approve(requestId: string): void {
    this.forgetStale();
    const [deviceId, request] = [...this.waiting].find(([, pending]) => pending.requestId === requestId) ?? [];
    if (!deviceId || !request) throw new Error(`no pending request ${requestId} on ${this.host}`);
    this.waiting.delete(deviceId);
    this.devices.set(deviceId, { deviceToken: newToken(), scopes: request.scopes, upgrade: null });
    this.tellApprovers('device.pair.resolved', { requestId, deviceId, decision: 'approved', ts: Date.now() });
  }

  /**
   * What the owner does with `openclaw devices reject`.
   *
   * @throws Error when no such request is pending
   */
  reject(requestId: string): void {
    const { deviceId } = this.pending().find(pending => pending.requestId === requestId) ?? {};
    if (!deviceId) throw new Error(`no pending request ${requestId} on ${this.host}`);
    this.waiting.delete(deviceId);
    this.tellApprovers('device.pair.resolved', { requestId, deviceId, decision: 'rejected', ts: Date.now() });
  }

  /** A browser that no test drives asks to be let in, once. Returns its request and device. */
  isAskedFromElsewhere(platform = 'Linux x86_64', deviceId = randomBytes(32).toString('hex')) {
    return { deviceId, requestId: this.request(deviceId, 'not-paired', ALL_SCOPES, platform) };
  }

  /** Sends every connected page that may approve browsers an event of the gateway's, of this shape. */
  tellApprovers(event: string, payload: Record<string, unknown>): void {
    const frame = JSON.stringify({ type: 'event', event, payload });
    for (const [socket, deviceId] of this.sockets) {
      const scopes = (deviceId && this.devices.get(deviceId)?.scopes) || [];
      if (scopes.includes('operator.pairing') || scopes.includes('operator.admin')) socket.send(frame);
    }
  }

  /** Expires the pending requests, as five minutes without a retry would. */
  expirePending(): void {
    this.waiting.clear();
  }

  /**
   * Removes an approved device and closes its sockets with 4001.
   *
   * @throws Error when no such device is paired
   */
  removeDevice(deviceId: string): void {
    if (!this.devices.delete(deviceId)) throw new Error(`no device ${deviceId} on ${this.host}`);
    this.closeSockets(4001, 'device removed', deviceId);
  }

  /** Makes the gateway unreachable (sockets end with 1006, pages get 502), or only its sockets; `false` restores it. */
  setDown(down: boolean, what: 'everything' | 'sockets' = 'everything'): void {
    this.down = down && what;
    if (down) for (const socket of this.sockets.keys()) socket.terminate();
  }

  /** A graceful restart: open sockets get 1012 and the gateway is back at once. Pairings survive. */
  restart(): void {
    this.closeSockets(1012, 'service restart');
  }

  /** A new gateway token, with a restart; old links stop working, device tokens do not. */
  rotateToken(): void {
    this.token = newToken();
    this.restart();
  }

  /** Sends every open page this many meaningless frames, then an answer in the chat. */
  stream(frames: number): void {
    const idle = JSON.stringify({ type: 'event', event: 'tick', payload: { ts: 0 } });
    const last = JSON.stringify({ type: 'event', event: 'chat', payload: reply(false) });
    for (const socket of this.sockets.keys()) {
      for (let sent = 0; sent < frames; sent++) socket.send(idle);
      socket.send(last);
    }
  }

  setGeneration(generation: Generation): void {
    this.generation = generation;
  }

  /** Puts the error texts into the transcript and the composer of every page that connects from now on. */
  quoteErrors(quoting: boolean): void {
    this.quoting = quoting;
  }

  /**
   * Refuses the next connect. An upgrade marks the connecting device, if it is paired, and lasts until it is approved;
   * any other kind refuses once, or `times` times, whatever the page sends.
   */
  refuseNextConnect(kind: AuthRefusal | Upgrade, times = 1): void {
    for (let i = 0; i < times; i++) this.forced.push(kind);
  }

  /** Ends a running lock of the rate limiter and its count. */
  liftRateLimit(): void {
    this.failures = [];
    this.lockedUntil = 0;
  }

  /** For the socket: tracks an open connection, whose device is not known yet. */
  attach(socket: WebSocket): void {
    this.sockets.set(socket, null);
    socket.on('close', () => this.sockets.delete(socket));
  }

  /** For the socket: decides about a connect request. */
  judge(socket: WebSocket, params: ConnectParams, nonce: string, handshake: Handshake): Verdict {
    this.attempts++;
    const verdict = this.decide(params, nonce, handshake);
    if (verdict.ok) {
      this.connects++;
      this.sockets.set(socket, verdict.deviceId);
    }
    return verdict;
  }

  private decide(asked: ConnectParams, nonce: string, { origin, stale }: Handshake): Verdict {
    const params = this.generation === 'relay' ? { ...asked, auth: { token: this.token }, device: RELAY } : asked;
    const { auth = {}, device } = params;
    const known = device && this.devices.get(device.id);
    if (stale) return this.refuse('unauthorized', known);
    const force = this.forced[0];
    if (force && !isUpgrade(force)) {
      this.forced.shift();
      return this.refuse(force, known);
    }
    if (!this.ownOriginAllowed || origin !== `${this.scheme}://${this.host}`) {
      if (this.generation !== '2026.1') return this.refuse('origin-not-allowed', known);
    }
    const wrong = this.wrongCredential(auth, known);
    if (wrong) return this.refuse(wrong, known);
    if (!device || !(device === RELAY || provesDevice(params, nonce)))
      return this.refuse('device-identity-required', known);
    if (force && known) {
      this.forced.shift();
      known.upgrade = force as Upgrade;
      if (force === 'scope-upgrade') known.scopes = ['operator.read'];
    }
    if (known && !known.upgrade) {
      return { ok: true, deviceId: device.id, deviceToken: known.deviceToken, scopes: known.scopes };
    }
    if (!known && this.approvesAtOnce) {
      const approved = { deviceToken: newToken(), scopes: params.scopes, upgrade: null };
      this.devices.set(device.id, approved);
      return { ok: true, deviceId: device.id, ...approved };
    }
    const reason = known?.upgrade ?? 'not-paired';
    const facts: PairingFacts = {
      reason,
      requestId: this.request(device.id, reason, params.scopes, params.client.platform),
      deviceId: device.id,
      requestedRole: params.role,
      requestedScopes: params.scopes,
      approvedScopes: known?.scopes ?? [],
    };
    return { ok: false, ...pairingRefusal(facts, this.generation) };
  }

  /** The same request stays alive while its device keeps asking. */
  private request(deviceId: string, reason: PairingReason, scopes: string[], platform: string): string {
    this.forgetStale();
    const old = this.waiting.get(deviceId);
    const isOld = old?.reason === reason;
    const requestId = isOld ? old.requestId : randomUUID();
    this.waiting.set(deviceId, {
      requestId,
      reason,
      scopes: scopes.length ? scopes : ALL_SCOPES,
      seenAt: Date.now(),
    });
    // The payload as 2026.9.6 sends it, but for what the stand-in does not know.
    const asked = {
      requestId,
      deviceId,
      publicKey: '',
      platform,
      clientId: 'openclaw-control-ui',
      clientMode: 'webchat',
    };
    const facts = { role: 'operator', roles: ['operator'], scopes, remoteIp: '203.0.113.7', silent: false };
    if (!isOld) this.tellApprovers('device.pair.requested', { ...asked, ...facts, isRepair: false, ts: Date.now() });
    return requestId;
  }

  private wrongCredential(auth: NonNullable<ConnectParams['auth']>, known: Device | undefined): AuthRefusal | null {
    const now = Date.now();
    if (now < this.lockedUntil) return 'rate-limited';
    if (auth.token === this.token) return null;
    if (auth.deviceToken) {
      if (auth.deviceToken === known?.deviceToken) return null;
      if (!auth.token) return 'device-token-mismatch';
    }
    if (!auth.token) return 'token-missing';
    this.failures = [...this.failures.filter(at => now - at < RATE_LIMIT.windowMs), now];
    if (this.failures.length >= RATE_LIMIT.attempts) this.lockedUntil = now + RATE_LIMIT.lockMs;
    return 'token-mismatch';
  }

  private refuse(kind: AuthRefusal, known: Device | undefined): Verdict {
    return { ok: false, ...authRefusal(kind, this.generation, known !== undefined) };
  }

  private forgetStale(): void {
    const oldest = Date.now() - PENDING_TTL_MS;
    for (const [deviceId, { seenAt }] of this.waiting) if (seenAt < oldest) this.waiting.delete(deviceId);
  }

  private closeSockets(code: number, reason: string, ofDevice?: string): void {
    for (const [socket, deviceId] of this.sockets) {
      if (ofDevice === undefined || deviceId === ofDevice) socket.close(code, reason);
    }
  }
}

function isUpgrade(kind: AuthRefusal | Upgrade): kind is Upgrade {
  return kind === 'scope-upgrade' || kind === 'role-upgrade' || kind === 'metadata-upgrade';
}

function newToken(): string {
  return randomBytes(24).toString('hex');
}

/** Whether the request's device signed this connection's nonce with the key that its id is made of. */
function provesDevice(params: ConnectParams, nonce: string): boolean {
  const proof = params.device;
  if (!proof || proof.nonce !== nonce) return false;
  const raw = Buffer.from(proof.publicKey, 'base64url');
  if (raw.length !== 32 || createHash('sha256').update(raw).digest('hex') !== proof.id) return false;
  const key = createPublicKey({ key: Buffer.concat([ED25519_HEADER, raw]), format: 'der', type: 'spki' });
  const text = signedText(params, proof, params.auth?.token ?? '');
  return verify(null, Buffer.from(text), key, Buffer.from(proof.signature, 'base64url'));
}
