/** Something to run or paste elsewhere, with one click to copy it. It holds our own words, validated ids and origins alone. */
import { say } from '../../platform/say';
import { Action } from './action';
import { useCopy } from './use-copy';

export function Command({ text }: { text: string }) {
  const [copied, copy] = useCopy();
  return (
    <p class="command">
      <code>{text}</code>
      <Action name="copy-command" look="text" onClick={() => copy(text)}>
        {copied || say('copy')}
      </Action>
    </p>
  );
}
