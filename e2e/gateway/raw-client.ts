/** A bare gateway client that asks for a connection, for requests that the real page cannot make. */
import { WebSocket } from 'ws';
import { type Identity, signAs } from './device-identity.ts';

/** Where to connect, and what the connection looks like. */
export interface RawTarget {
  /** The gateway's own loopback port, not the edge's. */
  port: number;
  /** The page's origin; null sends none. */
  origin: string | null;
  /** The browser's address as a proxy would report it; null connects as a local program. */
  clientIp: string | null;
}

/** What `connect` asks for. */
export interface Ask {
  token?: string;
  password?: string;
  /** Signs the request; without it the client has no device. */
  identity?: Identity;
  /** Default: `operator.read` only. */
  scopes?: string[];
  /** The client that it claims to be. Default: the Control UI. */
  client?: { id: string; mode: string };
}

/** The error of a refused request, as on the wire. */
export interface RawError {
  code: string;
  message: string;
  details?: Record<string, unknown>;
}

/** What a gateway answered. */
export interface RawAnswer {
  /** Payload of `connect.challenge`, which comes before any authorization; null when none came. */
  readonly challenge: Record<string, unknown> | null;
  /** Payload of `hello-ok`; null when it did not let the client in. */
  readonly hello: Record<string, unknown> | null;
  readonly error: RawError | null;
  readonly close: { code: number; reason: string } | null;
  /** Text frames in order, verbatim: they may hold secrets. */
  readonly frames: readonly string[];
}

interface Frame {
  type?: string;
  event?: string;
  id?: string;
  ok?: boolean;
  payload?: Record<string, unknown>;
  error?: RawError;
}

const CONTROL_UI = { id: 'openclaw-control-ui', mode: 'webchat' };
const PLATFORM = 'Linux x86_64';
const WAIT_MS = 60_000;

/** An accepted connection. */
export interface RawSession {
  /** Sends a request; resolves to the payload, rejects with the gateway's words. */
  call(method: string, params: object): Promise<Record<string, unknown>>;
  close(): void;
}

/**
 * Connects, and asks if `ask` is given (else there is only the challenge). Waits up to 10 s.
 * @returns the answer, and a session when the gateway accepted: close it.
 * @throws when nothing speaks WebSocket there.
 */
export async function rawConnect(
  target: RawTarget,
  ask?: Ask,
): Promise<{ answer: RawAnswer; session: RawSession | null }> {
  const socket = new WebSocket(`ws://127.0.0.1:${target.port}/`, { headers: headersFor(target) });
  const frames: string[] = [];
  const answer: {
    -readonly [K in keyof RawAnswer]: RawAnswer[K];
  } = { challenge: null, hello: null, error: null, close: null, frames };

  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, WAIT_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.on('error', reject);
    socket.on('close', (code, reason) => {
      answer.close = { code, reason: reason.toString() };
      done();
    });
    socket.on('message', data => {
      const text = data.toString();
      frames.push(text);
      const frame = JSON.parse(text) as Frame;
      if (frame.event === 'connect.challenge') {
        answer.challenge = frame.payload ?? {};
        if (!ask) return done();
        const params = connectParams(ask, String(answer.challenge.nonce));
        socket.send(JSON.stringify({ type: 'req', id: 'connect', method: 'connect', params }));
      } else if (frame.type === 'res' && frame.id === 'connect') {
        if (!frame.ok)
          answer.error = frame.error ?? null; // the close follows, with its reason
        else {
          answer.hello = frame.payload ?? {};
          done();
        }
      }
    });
  });

  if (answer.hello) return { answer, session: sessionOver(socket) };
  socket.terminate();
  return { answer, session: null };
}

/** Requests over an open connection, answered by id. */
function sessionOver(socket: WebSocket): RawSession {
  let last = 0;
  return {
    call: (method, params) =>
      new Promise((resolve, reject) => {
        const id = `call-${++last}`;
        const timer = setTimeout(() => finish(() => reject(new Error(`${method}: no answer`))), WAIT_MS);
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          socket.off('message', onMessage);
          socket.off('close', onClose);
          settle();
        };
        const onClose = (code: number) => finish(() => reject(new Error(`${method}: connection closed (${code})`)));
        const onMessage = (data: unknown) => {
          const frame = JSON.parse(String(data)) as Frame;
          if (frame.type !== 'res' || frame.id !== id) return;
          finish(() =>
            frame.ok
              ? resolve(frame.payload ?? {})
              : reject(new Error(`${method}: ${frame.error?.message ?? 'refused'}`)),
          );
        };
        socket.on('message', onMessage);
        socket.on('close', onClose);
        socket.send(JSON.stringify({ type: 'req', id, method, params }));
      }),
    close: () => socket.terminate(),
  };
}

function headersFor({ origin, clientIp }: RawTarget): Record<string, string> {
  const host = origin ? new URL(origin).host : null;
  return {
    ...(origin ? { origin } : {}),
    ...(clientIp === null ? {} : { 'x-forwarded-for': clientIp, 'x-forwarded-proto': 'https' }),
    ...(clientIp !== null && host ? { host, 'x-forwarded-host': host } : {}),
  };
}

/** The parameters of `connect`, in a form that every version from 2026.1 on reads. */
function connectParams(ask: Ask, nonce: string): object {
  const { token, password, identity, scopes = ['operator.read'] } = ask;
  const client = { ...(ask.client ?? CONTROL_UI), version: 'e2e', platform: PLATFORM };
  const role = 'operator';
  const auth = token === undefined && password === undefined ? {} : { auth: { token, password } };
  const common = { minProtocol: 3, maxProtocol: 4, client, role, scopes, caps: [], ...auth };
  if (!identity) return common;
  const signedAt = Date.now();
  const signed = [
    ...['v2', identity.deviceId, client.id, client.mode, role, scopes.join(',')],
    ...[String(signedAt), token ?? '', nonce],
  ];
  const { deviceId: id, publicKey } = identity;
  const signature = signAs(identity, signed.join('|'));
  return { ...common, device: { id, publicKey, signature, signedAt, nonce } };
}
