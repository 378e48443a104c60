/** The page's side of the gateway connection: connect, refusal, retry, and the calls of a connected page. */
import type { Generation } from '../generation.ts';
import type { ConnectParams, ErrorShape, Message, RequestFrame, ServerFrame } from '../wire.ts';
import type { Credentials } from './credentials.ts';
import type { openIdentity } from './identity.ts';
import { rawError } from './raw-error.ts';
import { retriesAfter, retryDelay } from './retry.ts';
import type { PageState } from './state.ts';

const SCOPES = ['operator.admin', 'operator.read', 'operator.write', 'operator.approvals', 'operator.pairing'];

/** What the page says where the browser makes it no socket, as for `ws:` in an https page. */
const NO_SOCKET: ErrorShape = {
  code: 'BROWSER_WEBSOCKET_SECURITY_ERROR',
  message:
    'Browser refused the Gateway WebSocket for security reasons. Use wss:// when the Control UI is served over HTTPS/Tailscale Serve, or open the loopback dashboard at http://127.0.0.1:18789.',
  details: { code: 'BROWSER_WEBSOCKET_SECURITY_ERROR' },
};

/** OpenClaw 2026.5.7 shows the refusal for as long before it tries the device's own token. In ms. */
const SHOWN_MEANWHILE_MS = 700;

export interface ConnectionEvents {
  onState(state: PageState): void;
  onHistory(messages: Message[], draft: string): void;
  onMessage(message: Message): void;
}

export class Connection {
  private state: PageState = {
    phase: 'connecting',
    wasConnected: false,
    retrying: false,
    failure: null,
    token: '',
  };
  private socket: WebSocket | null = null;
  private timer = 0;
  private attempt = 0;
  private lastId = 0;

  constructor(
    private readonly generation: Generation,
    private readonly credentials: Credentials,
    private readonly identity: Awaited<ReturnType<typeof openIdentity>>,
    private readonly events: ConnectionEvents,
  ) {}

  /** Opens a socket now and drops an open or waiting one. `withDeviceToken` adds the device's token to a wrong one. */
  connect(withDeviceToken = false): void {
    clearTimeout(this.timer);
    const former = this.socket;
    let socket: WebSocket;
    try {
      socket = new WebSocket(document.documentElement.dataset.gateway ?? `${location.origin.replace(/^http/, 'ws')}/`);
    } catch {
      this.closed({ code: 1006, reason: 'security error' }, NO_SOCKET, withDeviceToken);
      return;
    }
    this.socket = socket;
    former?.close();
    let error: ErrorShape | null = null;
    let connectId = '';

    socket.addEventListener('message', async event => {
      const frame = JSON.parse(event.data) as ServerFrame;
      if (frame.type === 'event' && frame.event === 'connect.challenge') {
        const params = await this.identity.sign(this.params(withDeviceToken), String(frame.payload.nonce));
        connectId = this.request('connect', params);
      } else if (frame.type === 'event' && frame.event === 'chat') {
        this.events.onMessage(frame.payload as unknown as Message);
      } else if (frame.type === 'res' && frame.id === connectId) {
        if (frame.ok) this.connected(frame.payload);
        else error = frame.error;
      } else if (frame.type === 'res' && frame.ok && 'messages' in frame.payload) {
        const { messages, draft } = frame.payload as { messages: Message[]; draft: string };
        this.events.onHistory(messages, draft);
      }
    });
    socket.addEventListener('close', event => {
      if (this.socket === socket) this.closed(event, error, withDeviceToken);
    });
    this.update({ phase: this.state.failure ? 'failed' : 'connecting' });
  }

  /** Sends a chat message. */
  send(text: string): void {
    this.request('chat.send', { text, quote: asksForQuotes() });
  }

  private connected(payload: Record<string, unknown>): void {
    const { deviceToken, scopes = [] } = payload.auth as { deviceToken: string; scopes?: string[] };
    this.credentials.connected(this.identity.deviceId, deviceToken, scopes);
    this.attempt = 0;
    this.update({ phase: 'connected', wasConnected: true, retrying: false, failure: null });
    this.request('chat.history', { quote: asksForQuotes() });
  }

  private closed(
    { code, reason }: Pick<CloseEvent, 'code' | 'reason'>,
    error: ErrorShape | null,
    withDeviceToken: boolean,
  ): void {
    const details = error?.details ?? {};
    // A wrong token in the link must not lock out a paired browser: one more try with the device's own token.
    const triesDeviceToken = !!details.canRetryWithDeviceToken && !!this.credentials.deviceToken() && !withDeviceToken;
    if (triesDeviceToken && this.generation !== '2026.5') {
      this.connect(true);
      return;
    }
    const failure = {
      raw: rawError(this.generation, error, code, reason),
      closeCode: code,
      closeReason: reason,
      code: String(details.code ?? ''),
      requestId: details.requestId ? String(details.requestId) : null,
    };
    if (triesDeviceToken) {
      this.timer = window.setTimeout(() => this.connect(true), SHOWN_MEANWHILE_MS);
      this.update({ phase: 'failed', retrying: true, failure });
      return;
    }
    const retrying = retriesAfter(this.generation, failure);
    if (retrying) this.timer = window.setTimeout(() => this.connect(), retryDelay(this.attempt++));
    this.update({ phase: 'failed', retrying, failure });
  }

  private params(withDeviceToken: boolean): ConnectParams {
    const token = this.credentials.token();
    const deviceToken = this.credentials.deviceToken();
    const auth = {
      ...(token && { token }),
      ...(deviceToken && (withDeviceToken || !token) && { deviceToken }),
    };
    return {
      minProtocol: 3,
      maxProtocol: 4,
      client: {
        id: 'openclaw-control-ui',
        version: this.generation,
        platform: navigator.platform,
        mode: 'webchat',
      },
      role: 'operator',
      scopes: SCOPES,
      auth,
    };
  }

  private request(method: string, params: unknown): string {
    const frame: RequestFrame = { type: 'req', id: String(++this.lastId), method, params };
    this.socket?.send(JSON.stringify(frame));
    return frame.id;
  }

  private update(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change, token: this.credentials.token() };
    this.events.onState(this.state);
  }
}

function asksForQuotes(): boolean {
  return new URLSearchParams(location.search).has('quote');
}
