/** The pieces of the user's note that may be private. They leave only if the user looked at them and lets them stay. */
import type { AskedPiece } from '../../platform/replies';
import { say } from '../../platform/say';
import { Action } from './action';

interface Props {
  readonly pieces: readonly AskedPiece[];
  readonly kept: readonly string[];
  toggle(piece: string): void;
}

export function Asked({ pieces, kept, toggle }: Props) {
  if (pieces.length === 0) return null;
  return (
    <fieldset class="asked">
      <legend>{say('packet_asked')}</legend>
      <div class="chips">
        {pieces.map(({ piece, words }) => (
          <Action key={piece} name="piece" pressed={kept.includes(piece)} onClick={() => toggle(piece)}>
            {kept.includes(piece) ? words : <del>{words}</del>}
          </Action>
        ))}
      </div>
    </fieldset>
  );
}
