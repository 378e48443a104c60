/** A command to run or paste elsewhere, with a copy button. It holds only our own words, validated ids and origins. */
import { say } from '../../platform/say';
import { Action } from './action';
import { useCopy } from './use-copy';

export function Command({ text }: { text: string }) {
  const [copied, copy] = useCopy();
  return (
    <p class="command">
      <code>{text}</code>
      <Action name="copy-command" variant="text" onClick={() => copy(text)}>
        {copied || say('copy')}
      </Action>
    </p>
  );
}
