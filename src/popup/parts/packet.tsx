/** The report for support: asked questions, a preview of the exact text, copying and saving. Nothing is sent by itself. */
import { useState } from 'preact/hooks';
import { buildPacket } from '../../core/packet/build';
import { packetFileName } from '../../core/packet/file-name';
import { toMarkdown } from '../../core/packet/markdown';
import type { Packet } from '../../core/packet/model';
import { say } from '../../platform/say';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Question } from './question';
import { saveFile } from './save-file';
import { useCopy } from './use-copy';

export function PacketPart(recovery: Recovery) {
  return (
    <section class="card" aria-labelledby="packet-title">
      <h2 id="packet-title">{say('packet_title')}</h2>
      <Exits {...recovery} />
      <details>
        <summary>{say('packet_questions')}</summary>
        <Questions {...recovery} />
      </details>
      <Preview {...recovery} />
    </section>
  );
}

/** The report where sending it is the next thing to do: its questions come first, because the answers go into it. */
export function WantedPacket(recovery: Recovery) {
  const { ask } = recovery;
  return (
    <>
      <Questions {...recovery} />
      <Exits {...recovery} primary />
      <div class="row">
        <Action name="open" onClick={() => ask({ type: 'open', where: 'support' })}>
          {say('packet_open_support')}
        </Action>
        <Action name="run" onClick={() => ask({ type: 'run', step: 'escalate' })}>
          {say('step_escalate_run')}
        </Action>
      </div>
      <Preview {...recovery} />
    </>
  );
}

function Questions({ state, ask }: Recovery) {
  return (
    <>
      <Question question="changed-recently" given={state.answers['changed-recently']} ask={ask} />
      <Question question="others-affected" given={state.answers['others-affected']} ask={ask} />
    </>
  );
}

/** The ways in which the report leaves: each by a click, none by itself. */
function Exits({ view, host, primary = false }: Recovery & { primary?: boolean }) {
  const [words, copy] = useCopy();
  const [saved, setSaved] = useState('');
  const packet = packetNow(view);
  if (!packet) return null;
  const markdown = toMarkdown(packet, say);
  const save = async () => {
    const name = packetFileName(host, Date.now());
    await saveFile(`${name}.json`, 'application/json', `${JSON.stringify(packet, null, 2)}\n`);
    await saveFile(`${name}.md`, 'text/markdown', markdown);
    setSaved(say('packet_saved', name));
  };
  return (
    <>
      <div class="row">
        <Action name="copy-packet" primary={primary} onClick={() => copy(markdown)}>
          {say('packet_copy')}
        </Action>
        <Action name="save-packet" onClick={save}>
          {say('packet_save')}
        </Action>
      </div>
      <p role="status">{words || saved}</p>
    </>
  );
}

/** The exact text that would leave. */
function Preview({ view }: Recovery) {
  const packet = packetNow(view);
  return (
    <details>
      <summary>{say('packet_preview')}</summary>
      <p class="soft small">{say('packet_intro')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to scroll it */}
      <pre tabIndex={0}>{packet && toMarkdown(packet, say)}</pre>
    </details>
  );
}

function packetNow({ incident, environment }: Recovery['view']): Packet | null {
  if (!incident) return null;
  const now = Date.now();
  return buildPacket(incident, {
    now,
    offset: -new Date(now).getTimezoneOffset(),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    environment,
  });
}
