/** The commands for the agent's machine: the first one in sight, its whole line and the others behind it. */
import type { OwnCommand, OwnCommands } from '../../core/view/own-commands';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Command } from './command';

type Shown = Pick<Recovery, 'incident' | 'view'>;

export function StepCommands({ commands: { first, more }, ...shown }: Shown & { readonly commands: OwnCommands }) {
  const isLong = first.windows !== null;
  return (
    <>
      <div class={isLong ? 'letter brief' : 'letter'}>
        <span class="soft small">{say(first.words)}</span>
        <Command text={isOnWindows(shown) ? (first.windows ?? first.text) : first.text} />
      </div>
      {(isLong || more.length > 0) && (
        <details>
          <summary>{say(isLong ? 'own_commands_whole' : 'own_commands_more')}</summary>
          {isLong && <Shells command={first} />}
          {more.map(command => (
            <div key={command.text} class="letter">
              <span class="soft small">{say(command.words)}</span>
              {command.windows === null ? <Command text={command.text} /> : <Shells command={command} />}
            </div>
          ))}
        </details>
      )}
    </>
  );
}

/** A line for each kind of shell, in full. */
function Shells({ command: { text, windows } }: { command: OwnCommand }) {
  return (
    <div class="letter">
      <b class="small">{say('own_commands_sh')}</b>
      <Command text={text} />
      {windows !== null && (
        <>
          <b class="small">{say('own_commands_windows')}</b>
          <Command text={windows} />
        </>
      )}
    </div>
  );
}

/** The agent runs on this very computer, and that is one with Windows. */
function isOnWindows({ incident, view }: Shown): boolean {
  return incident.target.place === 'local' && /^windows/i.test(view.environment.os);
}
