/** What the user has written to their agent and not sent. Only the user gets it: no event, record or report has it. */
import type { Say } from '../say';

/** A draft in a composer, or a message that waits to be sent. */
export interface Unsent {
  readonly sort: 'draft' | 'queued';
  readonly text: string;
  /** When it was last changed, in epoch ms; null if the page does not say. */
  readonly at: number | null;
  /** How many files are attached; they are not read. */
  readonly attachments: number;
}

/** The file that the user saves: each text as it was written, under a heading. `write` formats a time. */
export function unsentFile(all: readonly Unsent[], host: string, say: Say, write: (at: number) => string): string {
  const parts = all.map(({ sort, text, at, attachments }) => {
    const what = say(`unsent_${sort}`);
    const title = at === null ? what : say('unsent_when', what, write(at));
    const files = attachments > 0 ? `\n\n${say('unsent_attachments', String(attachments))}` : '';
    return `## ${title}\n\n${text}${files}\n`;
  });
  return [`# ${say('unsent_file_title', host)}\n`, ...parts].join('\n');
}
