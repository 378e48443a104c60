/** Texts that are cut on their way from a page: wherever the cut falls, the head of a secret is not kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEGIN, failing, pageReport, Story } from '../../testing/events';
import { refusal, TOP } from '../../testing/observations';
import { cleanAddress, cleanSighting } from '../incident/clean';
import { reduce } from '../incident/reduce';
import { eventsOfClick } from '../transitions/on-click';
import { KEPT_LIMITS, READ_LIMITS } from './limits';
import type { Refusal } from './observation';
import { type PageReport, pageReportSchema, sightingOf } from './page-report';
import { sightingSchema } from './sighting';

const SECRETS = [
  'Zq7xK3vQ9mN2pL7aB4cD5eF6gH7',
  'token=Zq7xK3vQ9mN2pL7aB4cD5',
  'zqalice.smith@mail.example',
  '/home/zqalice/agent',
];
const WORDS = 'The gateway said this and that of the page before it went on to say a little more. '.repeat(40);

/** A text cut so many characters into a secret. Removing what precedes it brings the secret near the limit. */
const cutWithin = (length: number, filling: string) =>
  fc.record({ secret: fc.constantFrom(...SECRETS), left: fc.integer({ min: 4, max: 24 }) }).map(({ secret, left }) => {
    const before = filling.slice(0, length - left - 1);
    return `${before} ${secret} and so on, and on, and on`.slice(0, length);
  });
const KEYS = `${'9aB'.repeat(33)} `.repeat(40);

function kept(report: PageReport): string {
  expect(pageReportSchema.safeParse(report).error).toBeUndefined();
  const clean = cleanSighting(sightingOf(report, TOP));
  expect(sightingSchema.safeParse(clean).error).toBeUndefined();
  return JSON.stringify(clean);
}

/** The report of a socket that was refused with these fields, or closed with this reason. */
const answering = ({ socket, ...report }: PageReport, fields: Partial<Refusal>): PageReport => ({
  ...report,
  socket: socket && { ...socket, refusal: refusal(fields) },
});
const closing = ({ socket, ...report }: PageReport, closeReason: string): PageReport => ({
  ...report,
  socket: socket && { ...socket, phase: 'closed', refusal: null, closeCode: 1008, closeReason },
});

/** Neither the head of a token nor of a name. */
const HEAD = /zq/i;

describe('no head of a secret is kept', () => {
  test('of an error that is cut where no more is read', () => {
    const text = cutWithin(READ_LIMITS.text, KEYS);
    fc.assert(
      fc.property(text, message => {
        const report = pageReport(failing('unauthorized', { text: message }));
        expect(kept(report)).not.toMatch(HEAD);
      }),
    );
  });

  test('of an error that is cut where no more is kept', () => {
    const whole = fc.record({ secret: fc.constantFrom(...SECRETS), at: fc.integer({ min: 560, max: 640 }) });
    fc.assert(
      fc.property(whole, ({ secret, at }) => {
        const text = `${WORDS.slice(0, at).replace(/\S*$/, '')}${secret} ${WORDS.slice(0, 200)}`;
        expect(kept(pageReport(failing('unauthorized', { text })))).not.toMatch(HEAD);
      }),
    );
  });

  test('of a close reason, which the protocol cuts at 123 bytes', () => {
    const reason = cutWithin(123, WORDS);
    fc.assert(
      fc.property(reason, text => {
        expect(kept(closing(pageReport(failing('refused-unknown')), text))).not.toMatch(HEAD);
      }),
    );
  });

  test('of the gateway’s own words and its address', () => {
    const [words, name] = [
      `${'so '.repeat(200)}`.slice(0, READ_LIMITS.words - 6),
      'x '.repeat(200).slice(0, READ_LIMITS.name - 6),
    ];
    const report = pageReport(
      failing('unauthorized', {
        gateway: `${`wss://h.heyron.ai/${'so/'.repeat(394)}`.slice(0, READ_LIMITS.address - 6)}Zq7xK3`,
      }),
    );
    expect(
      kept(
        answering(report, {
          message: 'unauthorized: gateway token mismatch',
          reason: `${words}Zq7xK3`,
          nextStep: `${words}Zq7xK3`,
          role: `${name}Zq7xK3`,
          scopes: [`${name}Zq7xK3`],
        }),
      ),
    ).not.toMatch(HEAD);
  });

  test('of what the user wrote', () => {
    const { origin, gateway, events } = new Story().fails('unauthorized').incident;
    fc.assert(
      fc.property(cutWithin(READ_LIMITS.note, KEYS), text => {
        const click = { type: 'note', text } as const;
        const added = eventsOfClick(reduce(events), { origin, gateway }, click, {
          at: BEGIN,
          underWay: false,
        });
        expect(added).toHaveLength(1);
        expect(JSON.stringify(added)).not.toMatch(HEAD);
      }),
    );
  });
});

test('a gateway’s address that is cut stays the same when it is cleaned again', () => {
  const address = cleanAddress(`wss://h.heyron.ai/${'Zq7xK3vQ9mN2pL7aB4cD5/'.repeat(30)}`);
  expect(address.length).toBeLessThanOrEqual(KEPT_LIMITS.address);
  expect(address).not.toMatch(HEAD);
  expect(cleanAddress(address)).toBe(address);
});

test('a word at the end of a close reason that was cut is kept to the letter', () => {
  const text = 'pairing required: device is asking for a higher role than currently ap';
  const report = closing(pageReport(failing('role-upgrade')), text.padStart(123, ' '));
  expect(cleanSighting(sightingOf(report, TOP)).text).toMatch(/than currently ap$/);
});
