/**
 * What page and gateway said on the wire, read with the browser's own tools, without the page or any code of Re-Pair.
 * Re-Pair's verdicts are measured against it.
 */
import type { Page, Response, WebSocket } from '@playwright/test';
import type { FailureKind } from '../../src/core/catalogue/failures.ts';

/** `connected`: the newest socket was let in; `dropped`: it ended without a word; null: nothing was said yet. */
export type Told = FailureKind | 'connected' | 'dropped' | `unknown: ${string}` | null;

interface Frame {
  readonly ok?: boolean;
  readonly payload?: { readonly type?: string };
  readonly error?: {
    readonly message?: string;
    readonly details?: { readonly code?: string; readonly reason?: string; readonly requestId?: string };
  };
}

const PAIRING: Record<string, FailureKind> = {
  'scope-upgrade': 'scope-upgrade',
  'role-upgrade': 'role-upgrade',
  'metadata-upgrade': 'metadata-upgrade',
};

const CODES: Record<string, FailureKind> = {
  AUTH_TOKEN_MISMATCH: 'token-mismatch',
  AUTH_TOKEN_MISSING: 'token-missing',
  AUTH_PASSWORD_MISMATCH: 'password-mismatch',
  AUTH_PASSWORD_MISSING: 'password-mismatch',
  AUTH_DEVICE_TOKEN_MISMATCH: 'device-token-mismatch',
  AUTH_BOOTSTRAP_TOKEN_INVALID: 'bootstrap-token-invalid',
  AUTH_RATE_LIMITED: 'rate-limited',
  CONTROL_UI_ORIGIN_NOT_ALLOWED: 'origin-not-allowed',
  AUTH_TOKEN_NOT_CONFIGURED: 'host-misconfigured',
  AUTH_PASSWORD_NOT_CONFIGURED: 'host-misconfigured',
  AUTH_IDENTITY_HEADER_REQUIRED: 'sign-in-elsewhere',
  AUTH_VERIFIED_USER_REQUIRED: 'sign-in-elsewhere',
  DEVICE_AUTH_SIGNATURE_INVALID: 'device-key-invalid',
  DEVICE_AUTH_SIGNATURE_EXPIRED: 'clock-wrong',
  PROTOCOL_MISMATCH: 'version-mismatch',
};

/** 2026.1 sends no codes, but whole sentences that never vary. */
const MESSAGES: Record<string, FailureKind> = {
  'pairing required': 'pairing-required',
  'unauthorized: gateway token missing (open a tokenized dashboard URL or paste token in Control UI settings)':
    'token-missing',
  'unauthorized: gateway token mismatch (open a tokenized dashboard URL or paste token in Control UI settings)':
    'token-mismatch',
  'unauthorized: gateway password missing (enter the password in Control UI settings)': 'password-mismatch',
};

export class Wire {
  #told: Told = null;
  #requestId: string | null = null;
  #newest: WebSocket | null = null;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    page.on('websocket', socket => this.#listen(socket));
  }

  /** Loads the page with `load`: what its previous document received does not matter any more. */
  async through(load: (page: Page) => Promise<Response | null>): Promise<void> {
    this.#say(null);
    const response = await load(this.#page);
    if (response && response.status() >= 500) this.#say('gateway-unreachable');
  }

  /** The last thing that the page received. */
  get told(): Told {
    return this.#told;
  }

  /** The pairing request in the last refusal. */
  get requestId(): string | null {
    return this.#requestId;
  }

  #listen(socket: WebSocket): void {
    this.#newest = socket;
    let answered: 'accepted' | 'refused' | null = null;
    socket.on('framereceived', ({ payload }) => {
      if (answered || this.#newest !== socket) return;
      const { ok, payload: answer, error } = JSON.parse(String(payload)) as Frame;
      if (ok && answer?.type === 'hello-ok') {
        answered = 'accepted';
        this.#say('connected', socket);
      } else if (ok === false && error) {
        answered = 'refused';
        this.#say(kindOf(error), socket, error.details?.requestId);
      }
    });
    socket.on('close', () => {
      if (this.#newest === socket && answered !== 'refused') this.#say('dropped', socket);
    });
  }

  #say(told: Told, by: WebSocket | null = null, requestId: string | null = null): void {
    this.#told = told;
    this.#newest = by;
    this.#requestId = requestId;
  }
}

function kindOf({ message = '', details: { code = '', reason = '' } = {} }: NonNullable<Frame['error']>): Told {
  const kind = code === 'PAIRING_REQUIRED' ? (PAIRING[reason] ?? 'pairing-required') : CODES[code];
  return kind ?? MESSAGES[message] ?? `unknown: ${code || message}`;
}
