/**
 * Planted canaries: secrets of every shape go into every place that observations come from. None may appear in anything
 * that is stored, shown, copied or saved, while what support needs must survive beside them.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEGIN, failing, HOST, INCIDENT_ID, PACKET_CONTEXT, REQUEST_ID, Story } from '../../testing/events';
import { say } from '../../testing/say';
import { ADDRESS_DETAILS } from '../catalogue/shared-words';
import { cleanAddress, cleanPath, cleanSighting } from '../incident/clean';
import type { Incident, IncidentEvent } from '../incident/events';
import { reduce } from '../incident/reduce';
import type { Sighting } from '../sighting/sighting';
import { eventsOfClick } from '../transitions/on-click';
import { buildPacket } from './build';
import { LONGEST_MESSAGE, toMessage } from './chat-message';
import { toMarkdown } from './markdown';

const DEVICE = 'cafe0bad'.repeat(8);
const CASES = 1_000;

const of = (units: string, least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...units), minLength: least, maxLength: most });
const LETTERS = 'abcdefghijkmnopqrstuvwxyz';
const MIXED = `${LETTERS}ABCDEFGHJKLMNPQRSTUVWXYZ23456789`;
/** Neither a word nor a number, so it is not found by chance where it was not put. */
const key = of(MIXED, 10, 48).map(text => `Zq7${text}`);
const hex = of('0123456789abcdef', 40, 64).map(text => `9f3${text}`);
const name = of(LETTERS, 7, 12).map(text => `zq${text}`);

/** A secret, and the ways it appears in a text; § marks its place. */
const SHAPES: readonly (readonly [fc.Arbitrary<string>, readonly string[]])[] = [
  [key, ['https://h.heyron.ai/#token=§', 'wss://h.heyron.ai/?token=§', 'token: §', '{"token":"§"}']],
  [key, ['#bootstrapToken=§', '"bootstrapToken": "§"', 'deviceToken=§', 'OPENCLAW_GATEWAY_TOKEN=§']],
  [key, ['setup code: §', 'setupCode=§', 'pairing code: §']],
  [key, ['"privateKeyPem":"§"', 'privateKey: §', '-----BEGIN PRIVATE KEY-----\n§\n-----END PRIVATE KEY-----']],
  [hex, ['§', 'it said §', 'token=§', 'device §', '(§)']],
  [key, ['eyJhbGciOiJIUzI1NiJ9.eyJ§.c2ln', 'sb_secret_§', 'sb-abc-auth-token=base64-§', 'sk-§', 'sk-proj-§']],
  [key, ['Cookie: a=1; session=§', 'set-cookie: sid=§; Path=/', 'cookie: §']],
  [key, ['Authorization: Bearer §', 'authorization: §', 'Bearer §', 'Authorization: Basic §']],
  [key, ['code=§', 'code_verifier=§', 'code_challenge=§', '?code=§&state=x', 'state=§']],
  [key, ['password=§', 'password: "§"', 'wss://me:§@h.heyron.ai/', 'api_key=§', 'client_secret=§']],
  [name, ['§@mail.example', '§.smith@mail.example', '/home/§/agent', '/Users/§', 'C:\\Users\\§\\x']],
];

/** A text with a secret in it, and that secret. */
const canary = fc
  .constantFrom(...SHAPES)
  .chain(([secret, forms]) =>
    fc.tuple(secret, fc.constantFrom(...forms)).map(([core, form]) => ({ core, text: form.replace('§', core) })),
  );

const KEEP = 'unauthorized: gateway token mismatch';

/** Where texts come from: the page's fields, its address, the gateway's, and the user. */
const PLACES = [
  'text',
  'reason',
  'nextStep',
  'code',
  'close',
  'role',
  'scopes',
  'gateway',
  'gatewayVersion',
  'path',
  'note',
  'ticket',
] as const;

/** The incident as the background would store it after a page and a user wrote all this. */
function stored(said: Record<(typeof PLACES)[number], string>): Incident {
  const seen: Sighting = failing('token-mismatch', {
    text: `${KEEP} (${said.text}) requestId: ${REQUEST_ID}`,
    reason: said.reason,
    nextStep: said.nextStep,
    code: said.code,
    close: said.close,
    role: said.role,
    scopes: ['operator.admin', said.scopes],
    gateway: said.gateway,
    gatewayVersion: said.gatewayVersion,
    requestId: REQUEST_ID,
    deviceId: DEVICE,
  });
  const events: IncidentEvent[] = [
    {
      type: 'sighted',
      at: BEGIN,
      tab: 1,
      path: cleanPath(`/chat/${said.path}`),
      sighting: cleanSighting(seen),
    },
  ];
  const { origin } = new Story().incident;
  const where = { origin, gateway: cleanAddress(said.gateway) };
  for (const click of [
    { type: 'note', text: `It broke. ${said.note}` },
    { type: 'ticket', url: `https://heyron.ai/support/7?x=${said.ticket}#${said.ticket}` },
  ] as const)
    events.push(...eventsOfClick(reduce(events), where, click, { at: BEGIN, underWay: false }));
  return { id: INCIDENT_ID, store: '0', ...where, events };
}

/** Everything that leaves the incident: files, clipboard, screen. */
function leaving(incident: Incident): string {
  return ADDRESS_DETAILS.flatMap(addressDetail => {
    const packet = buildPacket(incident, { ...PACKET_CONTEXT, addressDetail });
    if (!packet) throw new Error('no packet');
    const message = toMessage(packet, say);
    expect(message.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
    return [JSON.stringify(packet), toMarkdown(packet, say), message];
  }).join('\n');
}

test.each(PLACES)(`no canary of ${CASES} in %s leaves, or is stored, and what support needs does`, place => {
  fc.assert(
    fc.property(canary, fc.boolean(), ({ core, text }, everywhere) => {
      const said = Object.fromEntries(
        PLACES.map(each => [each, everywhere || each === place ? text : 'plain']),
      ) as Parameters<typeof stored>[0];
      const incident = stored({
        ...said,
        gateway: said.gateway === 'plain' ? `wss://${HOST}` : said.gateway,
      });
      const out = leaving(incident);
      expect(JSON.stringify(incident).toLowerCase()).not.toContain(core.toLowerCase());
      expect(out.toLowerCase()).not.toContain(core.toLowerCase());
      const useful = [KEEP, HOST, REQUEST_ID, DEVICE, 'It broke.', 'https://heyron.ai/support/7'];
      expect(useful.filter(each => !out.includes(each))).toEqual([]);
    }),
    { numRuns: CASES },
  );
});

test('a key in a host name stays here, and the rest of the name is told', () => {
  fc.assert(
    fc.property(of('0123456789abcdef', 24, 40), label => {
      const secret = `a7${label}`;
      const origin = `https://${secret}.c3.heyron.ai`;
      const incident = {
        ...new Story().fails('token-missing').incident,
        origin,
        gateway: origin.replace('https', 'wss'),
      };
      const out = leaving(incident);
      expect(out).not.toContain(secret);
      expect(out).toContain('.c3.heyron.ai');
    }),
    { numRuns: 500 },
  );
});

test('the same secret is the same placeholder everywhere in a packet, and tells nothing of itself', () => {
  const incident = stored({
    ...(Object.fromEntries(PLACES.map(place => [place, 'plain'])) as Parameters<typeof stored>[0]),
    gateway: `wss://${HOST}`,
    text: '#token=Zq7secretZq7',
    reason: 'password=other-secret',
    note: 'My token is token: Zq7secretZq7',
  });
  const packet = buildPacket(incident, PACKET_CONTEXT);
  expect(packet?.failure.text).toContain('#token=[removed 1]');
  expect(packet?.note).toContain('token: [removed 1]');
  expect(packet?.failure.reason).toBe('password=[removed 2]');
});
