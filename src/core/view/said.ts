/** A sentence by its key, for whoever shows it: its parts are texts, or sentences themselves. */
import type { MessageKey, Say } from '../say';

export interface Said {
  readonly key: MessageKey;
  readonly parts: readonly (string | Said)[];
}

/** Names a sentence. */
export function said(key: MessageKey, ...parts: (string | Said)[]): Said {
  return { key, parts };
}

/** Says it. */
export function speak({ key, parts }: Said, say: Say): string {
  return say(key, ...parts.map(part => (typeof part === 'string' ? part : speak(part, say))));
}
