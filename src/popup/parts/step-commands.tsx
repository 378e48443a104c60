/** What whoever runs the agent types on its machine: the first command in sight, the others behind it. */
import type { OwnCommand, OwnCommands } from '../../core/view/own-commands';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Command } from './command';

type Props = Pick<Recovery, 'incident' | 'view'> & { readonly commands: OwnCommands };

export function StepCommands({ commands: { first, more }, ...shown }: Props) {
  return (
    <>
      <div class="letter">
        <Line {...shown} command={first} />
      </div>
      {first.windows && <InOtherShell {...shown} command={first} />}
      {more.length > 0 && (
        <details>
          <summary>{say('own_commands_more')}</summary>
          {more.map(command => (
            <div key={command.text} class="letter">
              <Line {...shown} command={command} />
              {command.windows && <InOtherShell {...shown} command={command} />}
            </div>
          ))}
        </details>
      )}
    </>
  );
}

function Line({ command, ...shown }: Omit<Props, 'commands'> & { command: OwnCommand }) {
  const [text] = shellsOf(command, shown);
  return (
    <>
      <span class="soft small">{say(command.words)}</span>
      <Command text={text} />
    </>
  );
}

/** Somebody who works on Windows may run their agent on another system, and the other way round. */
function InOtherShell({ command, ...shown }: Omit<Props, 'commands'> & { command: OwnCommand }) {
  const [, other] = shellsOf(command, shown);
  return (
    <details>
      <summary>{say(other === command.windows ? 'own_commands_windows' : 'own_commands_sh')}</summary>
      <Command text={other} />
    </details>
  );
}

/** The line for the shell in which it is most likely typed, and the other one. */
function shellsOf(
  { text, windows }: OwnCommand,
  { incident, view }: Omit<Props, 'commands'>,
): readonly [likely: string, other: string] {
  if (windows === null) return [text, text];
  const isHere = incident.target.place === 'local' && /^windows/i.test(view.environment.os);
  return isHere ? [windows, text] : [text, windows];
}
