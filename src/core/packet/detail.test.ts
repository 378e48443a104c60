import { describe, expect, test } from 'vitest';
import { failing, HOST, PACKET_CONTEXT, Story } from '../../testing/events';
import type { AddressDetail } from '../catalogue/shared-words';
import { buildPacket } from './build';
import { hostInDetail } from './detail';

const AGENT = HOST.split('.')[0] ?? '';

/** The ways in which a page can write an address into its error. */
const WRITINGS: readonly ((text: string) => string)[] = [
  text => text,
  text => text.toUpperCase(),
  encodeURIComponent,
  text => encodeURIComponent(encodeURIComponent(text)),
  text => JSON.stringify(JSON.stringify(text)),
  text => text.replaceAll('.', '\\u002e'),
  text => text.replaceAll('.', '%2E'),
  text => text.replaceAll('.', '&#46;'),
  text => text.replaceAll('/', '\\/'),
  text => text.replaceAll('.', '\u200b.'),
  text => text.replaceAll('.', '\uff0e'),
  text => [...text].map(sign => `%${sign.charCodeAt(0).toString(16)}`).join(''),
];

function said(text: string, addressDetail: AddressDetail): string {
  const story = new Story().sees(failing('token-mismatch', { text: `token mismatch at ${text}` }));
  const packet = buildPacket(story.incident, { ...PACKET_CONTEXT, addressDetail });
  if (!packet) throw new Error('no packet');
  return packet.failure.text;
}

/** All that a reader who decodes the text can find in it. */
function readable(text: string): string {
  let out = text.normalize('NFKC').replaceAll('\u200b', '');
  for (let depth = 0; depth < 4; depth++)
    out = out
      .replace(/(?:%[0-9a-f]{2})+/gi, escaped => decodeURIComponent(escaped))
      .replace(/\\+u([0-9a-f]{4})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)))
      .replace(/&#(\d+);/g, (_, digits) => String.fromCharCode(Number(digits)))
      .replace(/\\+/g, '');
  return out.toLowerCase();
}

describe.each(WRITINGS.map((write, at) => [at, write] as const))('written in way %i', (_, write) => {
  test('an agent’s address is its server alone', () => {
    const out = readable(said(write(`wss://${HOST}/ws`), 'shard'));
    expect(out).not.toContain(AGENT);
    expect(out).toContain('c3.heyron.ai');
  });

  test('another agent’s too, and the same has the same number', () => {
    const out = readable(said(write('https://user-0241.c1.heyron.ai/x wss://user-0241.c1.heyron.ai'), 'shard'));
    expect(out).not.toContain('user-0241');
    expect(new Set(out.match(/agent-\d+/g)).size).toBe(1);
  });

  test('an address is its host alone', () => {
    const out = readable(said(write(`wss://${HOST}/diary/monday?x=1#y`), 'host'));
    expect(out).not.toContain('diary');
    expect(out).toContain(HOST);
  });

  test('an address with its path stays as it is', () => {
    expect(said(write(`wss://${HOST}/chat`), 'path')).toBe(`token mismatch at ${write(`wss://${HOST}/chat`)}`);
  });
});

test('an address in an address goes with its path', () => {
  expect(said(`https://heyron.ai/open?next=${encodeURIComponent(`wss://${HOST}/`)}`, 'shard')).toBe(
    'token mismatch at https://heyron.ai',
  );
});

test('another agent’s name is its number also before its address is told', () => {
  const says = (text: string) => failing('token-mismatch', { text });
  const story = new Story()
    .sees(says('token mismatch at wss://user-0241.c1.heyron.ai'))
    .sees(says('token mismatch: user-0241'));
  const packet = buildPacket(story.incident, { ...PACKET_CONTEXT, addressDetail: 'shard' });
  expect(packet?.failure.text).toBe('token mismatch: agent-2');
  expect(JSON.stringify(packet)).not.toContain('user-0241');
});

test('an agent’s name by itself is its number', () => {
  expect(said(`agent ${AGENT} of ${AGENT}-x`, 'shard')).toBe(`token mismatch at agent agent-1 of ${AGENT}-x`);
});

describe('what names an agent, or says where its user was', () => {
  const about = (text: string, addressDetail: 'host' | 'shard') => {
    const origin = 'https://katzenkiste.c3.heyron.ai';
    const incident = {
      ...new Story().fails('token-mismatch', { text }).incident,
      ...{ origin, gateway: origin.replace('https', 'wss') },
    };
    return JSON.stringify(buildPacket(incident, { ...PACKET_CONTEXT, addressDetail }));
  };

  test.each([
    'katzenkiste does not answer',
    'agent Katzenkiste: unauthorized',
    'katzenkiste.c3.heyron.ai/chat/holiday',
  ])('a name without digits is not in the server’s detail of “%s”', text =>
    expect(about(text, 'shard').toLowerCase()).not.toContain('katzenkiste'),
  );

  test.each([
    'katzenkiste.c3.heyron.ai/chat/holiday',
    'at /chat/holiday',
    'GET /sessions/holiday?x=1 failed',
    'see /chat?session=holiday',
  ])('a path without a scheme is in neither detail of “%s”', text => {
    for (const detail of ['host', 'shard'] as const) expect(about(text, detail)).not.toContain('holiday');
  });

  test('a file of a program, and one word after a sign, are no such path', () => {
    const text = 'GET /healthz 200, /usr/lib/node_modules/openclaw/dist/index.js:1:2, /restart';
    expect(about(text, 'host')).toContain(text);
  });
});

describe('an agent of one’s own', () => {
  const written = (origin: string, addressDetail: AddressDetail) => {
    const gateway = origin.replace('http', 'ws');
    const story = new Story().sees(failing('pairing-required', { gateway, text: `refused by ${gateway}/chat` }));
    const packet = buildPacket({ ...story.incident, origin, gateway }, { ...PACKET_CONTEXT, addressDetail });
    return { packet, text: JSON.stringify(packet) };
  };

  test.each([
    ['http://192.168.1.20:18789', '192.168.1.20'],
    ['http://nas.local:18789', 'nas.local'],
    ['https://box.tail1234.ts.net', 'box.tail1234.ts.net'],
    ['http://[fd00::1]:18789', 'fd00::1'],
  ])('at %s in the user’s own network is shown as such, unless they tick its whole address', (origin, host) => {
    for (const detail of ['host', 'shard'] as const) {
      const { packet, text } = written(origin, detail);
      expect(text).not.toContain(host);
      expect(packet?.page.origin).toMatch(detail === 'host' ? /own-network/ : /own-|agent-1/);
      expect(hostInDetail(origin, detail)).toContain('own-network');
    }
    expect(written(origin, 'path').packet?.page.origin).toBe(origin);
    expect(written(origin, 'path').packet?.answers['who-runs-it']).toBe('me');
  });

  test.each(['http://127.0.0.1:18789', 'https://agent.example.com'])('at %s keeps its host', origin => {
    expect(written(origin, 'host').packet?.page.origin).toBe(origin);
  });

  test('has a plain name for its files', () => {
    expect(hostInDetail('http://192.168.1.20:18789', 'path')).toBe('192.168.1.20-18789');
    expect(hostInDetail('https://agent.example.com', 'host')).toBe('agent.example.com');
  });
});
