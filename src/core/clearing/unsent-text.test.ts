import { expect, test } from 'vitest';
import { HOST } from '../../testing/events';
import { say } from '../../testing/say';
import { unsentFile } from './unsent-text';

test('the file holds every text as it was written, with what it is', () => {
  const file = unsentFile(
    [
      { sort: 'draft', text: 'Dear agent,\n\n  please <b>look</b>', at: 0, attachments: 0 },
      { sort: 'queued', text: 'and $1', at: null, attachments: 2 },
    ],
    HOST,
    say,
    at => `time ${at}`,
  );
  expect(file).toBe(
    [
      `# ${say('unsent_file_title', HOST)}`,
      '',
      `## ${say('unsent_draft')}, time 0`,
      '',
      'Dear agent,',
      '',
      '  please <b>look</b>',
      '',
      `## ${say('unsent_queued')}`,
      '',
      'and $1',
      '',
      say('unsent_attachments', '2'),
      '',
    ].join('\n'),
  );
});
