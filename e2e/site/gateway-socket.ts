/** One WebSocket of an agent's gateway: challenge, connect, and the little chat of a connected page. */
import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Agent, Handshake, Trouble } from './agent.ts';
import { chatHistory, reply } from './chat.ts';
import type { ConnectParams, RequestFrame, ServerFrame } from './wire.ts';

/** How each connection ends at once. 4008 is the page's own close; which side sends it makes no difference to a page. */
const ENDS: Partial<Record<Trouble, readonly [code: number, reason: string]>> = {
  'ends-connections': [4001, 'gateway auth changed'],
  'page-gives-up': [4008, 'connect failed'],
  'wants-a-restart': [1011, 'gateway install changed; run: openclaw gateway restart'],
};

/** Serves a fresh socket until it closes. */
export function serveSocket(agent: Agent, socket: WebSocket, handshake: Handshake): void {
  const nonce = randomUUID();
  const send = (frame: ServerFrame) => socket.send(JSON.stringify(frame));
  // A client that never asks to connect is dropped.
  const idle = setTimeout(() => socket.close(1000), agent.generation === '2026.1' ? 10_000 : 15_000);
  socket.on('close', () => clearTimeout(idle));
  socket.on('error', () => socket.terminate());
  agent.attach(socket);
  const ends = agent.trouble && ENDS[agent.trouble];
  if (ends) {
    socket.close(...ends);
    return;
  }

  let connected = false;
  socket.on('message', data => {
    const frame = parse(String(data));
    if (!frame) return socket.close(1008, 'invalid request frame');
    if (!connected && frame.method !== 'connect') return socket.close(1008, 'invalid request frame');
    if (frame.method === 'connect') {
      clearTimeout(idle);
      connected = connect(frame);
    } else if (frame.method === 'chat.history') {
      send({ type: 'res', id: frame.id, ok: true, payload: { ...chatHistory(quotes(frame)) } });
    } else if (frame.method === 'chat.send') {
      send({ type: 'res', id: frame.id, ok: true, payload: { status: 'started' } });
      send({ type: 'event', event: 'chat', payload: { ...reply(quotes(frame)) } });
    } else {
      const message = `unknown method: ${frame.method}`;
      send({ type: 'res', id: frame.id, ok: false, error: { code: 'INVALID_REQUEST', message } });
    }
    return undefined;
  });

  send({
    type: 'event',
    event: 'connect.challenge',
    payload: { nonce, ts: Date.now(), ...(agent.generation === '2026.9' && { capabilities: {} }) },
  });

  function connect(frame: RequestFrame): boolean {
    const verdict = agent.judge(socket, frame.params as ConnectParams, nonce, handshake);
    if (!verdict.ok) {
      send({ type: 'res', id: frame.id, ok: false, error: verdict.error });
      socket.close(verdict.closeCode, verdict.closeReason);
      return false;
    }
    const { deviceToken } = verdict;
    const scopes = agent.trouble === 'grants-nothing' ? [] : verdict.scopes;
    send({
      type: 'res',
      id: frame.id,
      ok: true,
      payload: {
        type: 'hello-ok',
        protocol: 4,
        // The first gateways name no rights (2026.2, 2026.3).
        auth: { deviceToken, role: 'operator', ...(agent.trouble !== 'tells-no-rights' && { scopes }) },
      },
    });
    return true;
  }

  function quotes(frame: RequestFrame): boolean {
    return agent.quoting || (frame.params as { quote?: boolean } | undefined)?.quote === true;
  }
}

function parse(text: string): RequestFrame | null {
  try {
    const frame = JSON.parse(text) as RequestFrame;
    return frame?.type === 'req' && typeof frame.method === 'string' && typeof frame.id === 'string' ? frame : null;
  } catch {
    return null;
  }
}
