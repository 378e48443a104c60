/** What each generation keeps in the browser: under which key, and from when on. */
import type { Generation } from '../generation.ts';

const WS_URL = location.origin.replace(/^http/, 'ws');
const SETTINGS = 'openclaw.control.settings.v1';
const SESSION_TOKEN = `openclaw.control.token.v1:${WS_URL}`;

export interface Credentials {
  /** The gateway token, '' when there is none. */
  token(): string;
  /** A token from the link or typed in. */
  acceptToken(token: string): void;
  deviceToken(): string;
  /** After hello-ok. */
  connected(deviceId: string, deviceToken: string, scopes: string[]): void;
}

/** This origin's stores as the given generation uses them. Removes the token from the address bar at once. */
export function openCredentials(generation: Generation): Credentials {
  const suffix = generation === '2026.9' ? `:${WS_URL}` : '';
  const deviceKey = `openclaw.device.auth.v1${suffix}`;
  let inMemory = '';

  const kept: Record<Generation, { read(): string; write(token: string): void }> = {
    // The newest generation stores a link's token only once it has worked, so a reload before that loses it.
    '2026.9': {
      read: () => inMemory || (sessionStorage.getItem(SESSION_TOKEN) ?? ''),
      write: token => {
        inMemory = token;
      },
    },
    '2026.5': {
      read: () => sessionStorage.getItem(SESSION_TOKEN) ?? '',
      write: token => sessionStorage.setItem(SESSION_TOKEN, token),
    },
    '2026.1': {
      read: () => String(readJson(SETTINGS)?.token ?? ''),
      write: token => writeJson(SETTINGS, { ...readJson(SETTINGS), gatewayUrl: WS_URL, token }),
    },
    relay: { read: () => '', write: () => {} },
    banner: {
      read: () => localStorage.getItem('agent.gateway-token') ?? '',
      write: token => localStorage.setItem('agent.gateway-token', token),
    },
  };
  const store = kept[generation];

  const fromLink = takeTokenFromLink();
  if (fromLink) store.write(fromLink);
  if (generation === '2026.9') {
    writeJson(`${SETTINGS}:${WS_URL}`, { gatewayUrl: WS_URL });
    localStorage.setItem(`openclaw.control.currentGateway.v1:${WS_URL}`, WS_URL);
  } else if (generation === '2026.5' && fromLink) {
    writeJson(SETTINGS, { gatewayUrl: WS_URL });
    writeJson(`${SETTINGS}:${WS_URL}`, { gatewayUrl: WS_URL });
  }

  return {
    token: () => store.read(),
    acceptToken: token => store.write(token),
    deviceToken: () => {
      const tokens = readJson(deviceKey)?.tokens as { operator?: { token?: string } } | undefined;
      return tokens?.operator?.token ?? '';
    },
    connected: (deviceId, token, scopes) => {
      if (generation === 'relay') return;
      writeJson(deviceKey, {
        version: 1,
        deviceId,
        tokens: { operator: { token, role: 'operator', scopes } },
      });
      if (generation !== '2026.9') return;
      if (inMemory) sessionStorage.setItem(SESSION_TOKEN, inMemory);
      writeJson(`openclaw.control.bootRecord.v1:${WS_URL}`, { bootedAt: Date.now() });
      for (const name of ['openclaw-chat-snapshots', 'openclaw-control-ui', 'openclaw-session-roster'])
        keepDatabase(name);
    },
  };
}

function takeTokenFromLink(): string {
  const url = new URL(location.href);
  const fragment = new URLSearchParams(url.hash.slice(1));
  const token = fragment.get('token') ?? url.searchParams.get('token') ?? '';
  if (!token) return '';
  fragment.delete('token');
  url.searchParams.delete('token');
  url.hash = fragment.toString();
  history.replaceState(null, '', url.pathname + url.search + url.hash);
  return token;
}

function keepDatabase(name: string): void {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('entries');
  opening.onsuccess = () => {
    const change = opening.result.transaction('entries', 'readwrite');
    change.objectStore('entries').put({ at: Date.now() }, 'last');
    change.oncomplete = () => opening.result.close();
  };
}

function readJson(key: string): Record<string, unknown> | null {
  const text = localStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>);
}

function writeJson(key: string, value: unknown): void {
  localStorage.setItem(key, JSON.stringify(value));
}
