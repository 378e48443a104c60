import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEGIN, clearReport, DEVICE_ID, failing, GATEWAY, HOST, REQUEST_ID, Story } from '../../testing/events';
import { say } from '../../testing/say';
import { buildPacket } from './build';
import { toMarkdown } from './markdown';

function markdownOf(story: Story): string {
  const packet = buildPacket(story.incident, {
    now: BEGIN + 600_000,
    offset: 60,
    timezone: 'Europe/Berlin',
    environment: { extension: '0.1.0', browser: 'Chromium 156', os: 'linux x86-64', language: 'en' },
  });
  if (!packet) throw new Error('no packet');
  return toMarkdown(packet, say);
}

/** Reads the contents of code spans and fenced blocks by CommonMark's rules, and the text outside them. */
function readMarkdown(markdown: string): { fenced: string[]; spans: string[]; outside: string } {
  const fenced: string[] = [];
  const rest = markdown.replace(/^(`{3,})\n([\s\S]*?)\n\1$/gm, (_, _fence, inside: string) => {
    fenced.push(inside);
    return '';
  });
  const spans: string[] = [];
  const outside = rest.replace(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g, (_, _ticks, inside: string) => {
    spans.push(inside.trim());
    return '';
  });
  return { fenced, spans, outside };
}

describe('the report as Markdown', () => {
  const story = new Story()
    .fails('pairing-required', {
      text: 'Auth failed: pairing required',
      requestId: REQUEST_ID,
      deviceId: DEVICE_ID,
    })
    .answers('changed-recently', 'url')
    .tries('fresh-pairing', 'still-failing');

  test('says near its beginning who forgot whom, with times in UTC and both versions', () => {
    const known = {
      proofs: [],
      start: 1,
      letInAt: Date.UTC(2026, 10, 28, 21, 4),
      deviceId: DEVICE_ID,
      version: '2026.8.2',
    };
    const cause = { cause: 'after-update', certainty: 'sure', versionNow: '2026.9.6' } as const;
    const told = new Story().fails('pairing-required', { requestId: REQUEST_ID, deviceId: DEVICE_ID });
    told.add({ type: 'explained', at: BEGIN, cause: { ...known, ...cause } });
    const [, , line] = markdownOf(told).split('\n').filter(Boolean);
    expect(line).toBe(
      'Why: same device id was let in until 2026-11-28 21:04 UTC, OpenClaw `2026.8.2`; now `2026.9.6` does not know it, after an update.',
    );
  });

  test('begins with what is asked, and the five things that support asks for', () => {
    const lines = markdownOf(story).split('\n').filter(Boolean);
    expect(lines.slice(0, 11)).toEqual([
      `## Please approve one browser of agent \`${HOST}\` (hosted by heyron; nothing else is needed)`,
      expect.stringMatching(`^\`openclaw devices list\` → device \`${DEVICE_ID}\` → .*${REQUEST_ID}`),
      expect.stringMatching(/^Fails since .* 1×: .* Tried: fresh-pairing \(no change\)\. Nothing was deleted\.$/),
      'Exact error text:',
      '```',
      'Auth failed: pairing required',
      '```',
      `- Agent address (gateway): \`${GATEWAY}\``,
      expect.stringMatching(/^- Kind of address: .*heyron/),
      '- Token or public URL changed recently: The address',
      '- Fresh pairing tried: no change',
    ]);
  });

  test('gives the command that approves, while there is something to approve', () => {
    const command = `openclaw devices approve ${REQUEST_ID}`;
    expect(readMarkdown(markdownOf(story)).spans).toContain(command);
    expect(markdownOf(new Story().fails('token-missing'))).not.toContain('openclaw devices approve');
    const fixed = new Story().fails('pairing-required', { requestId: REQUEST_ID }).connects();
    expect(markdownOf(fixed)).not.toContain(command);
  });

  test('never calls a pairing tried that was skipped, or that only waited', () => {
    const waited = new Story().fails('pairing-required').tries('await-approval', 'skipped');
    const skipped = new Story().fails('pairing-required').tries('fresh-pairing', 'skipped');
    for (const story of [waited, skipped]) {
      expect(markdownOf(story)).toContain('- Fresh pairing tried: no\n');
      expect(markdownOf(story)).toContain('Fresh pairing: not tried.');
    }
  });

  test.each([
    ['token-mismatch', 'send the owner of agent'],
    ['gateway-unreachable', 'see whether agent'],
    ['origin-not-allowed', 'look at the settings of agent'],
    ['rate-limited', 'Nothing to do'],
    ['refused-unknown', 'look after agent'],
  ] as const)('asks of %s that somebody %s', (kind, words) => {
    expect(markdownOf(new Story().fails(kind)).split('\n')[0]).toContain(words);
  });

  test('tells how a step ended and what cured it', () => {
    const cured = new Story().fails('token-missing').starts('fresh-link').ran('fresh-link').connects();
    expect(markdownOf(cured)).toContain('step ended: fresh-link: this solved it (observed)');
  });

  test('says that something was read back as gone only where all of it was', () => {
    const done = new Story().fails('token-missing').cleared(clearReport([HOST]));
    expect(markdownOf(done)).toContain(`cleared and read back: \`${HOST}\``);
    const partly = new Story().fails('token-missing').cleared(clearReport([HOST], { cookies: [3, 1] }));
    expect(markdownOf(partly)).not.toMatch(/cleared and read back/);
    expect(markdownOf(partly)).toContain('Cookies 3 → 1 left behind');
  });

  test('says of what could not be counted that it could not be checked', () => {
    const unread = new Story().fails('token-missing').cleared(clearReport([HOST], { indexedDB: [null, null] }));
    expect(markdownOf(unread)).toContain('Databases ? → ? could not be checked');
  });

  test('has a line for a failure without any words', () => {
    expect(markdownOf(new Story().fails('gateway-unreachable', { text: '' }))).toMatch(
      /failing: `gateway-unreachable`\n/,
    );
  });
});

describe('what a page wrote', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      '`',
      '``',
      '```',
      '````',
      '\n',
      '\r\n',
      '#',
      '- ',
      '[a](b)',
      '<img src=x>',
      '|',
      '*',
      'x',
      ' ',
    ),
    minLength: 1,
    maxLength: 60,
  });
  const outsideOf = (words: string) => {
    const seen = failing('unauthorized', {
      text: words,
      reason: words,
      nextStep: words,
      gatewayVersion: words,
    });
    return readMarkdown(markdownOf(new Story().sees(seen))).outside;
  };

  test('stays inside code, whatever markup, backticks or new lines it has', () => {
    const plain = outsideOf('x');
    fc.assert(
      fc.property(
        hostile.filter(words => words.trim() !== '' && words.length <= 80),
        words => {
          expect(outsideOf(words)).toBe(plain);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is told word for word where the exact text stands', () => {
    const text = 'a `b` ```\nc ````` <b>';
    expect(readMarkdown(markdownOf(new Story().fails('unauthorized', { text }))).fenced).toContain(text);
  });
});
