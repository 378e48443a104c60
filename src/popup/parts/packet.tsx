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

/** `wanted`: sending it is the next thing to do, so its questions are open. */
export function PacketPart({ view, state, host, ask, wanted = false }: Recovery & { wanted?: boolean }) {
  const [words, copy] = useCopy();
  const [saved, setSaved] = useState('');
  const packet = packetNow(view);
  if (!packet) return null;
  const markdown = toMarkdown(packet, say);
  const save = () => {
    const name = packetFileName(host, Date.now());
    saveFile(`${name}.json`, 'application/json', `${JSON.stringify(packet, null, 2)}\n`);
    saveFile(`${name}.md`, 'text/markdown', markdown);
    setSaved(say('packet_saved', name));
  };
  return (
    <section class={wanted ? 'part' : 'card'} aria-labelledby="packet-title">
      <h2 id="packet-title">{say('packet_title')}</h2>
      <details open={wanted}>
        <summary>{say('packet_questions')}</summary>
        <Question question="changed-recently" given={state.answers['changed-recently']} ask={ask} />
        <Question question="others-affected" given={state.answers['others-affected']} ask={ask} />
      </details>
      <div class="row">
        <Action name="copy-packet" primary={wanted} onClick={() => copy(markdown)}>
          {say('packet_copy')}
        </Action>
        <Action name="save-packet" onClick={save}>
          {say('packet_save')}
        </Action>
        {wanted && (
          <Action name="open" onClick={() => ask({ type: 'open', where: 'support' })}>
            {say('packet_open_support')}
          </Action>
        )}
      </div>
      <p role="status">{words || saved}</p>
      <p class="soft small">{say('packet_intro')}</p>
      <details>
        <summary>{say('packet_preview')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to scroll it */}
        <pre tabIndex={0}>{markdown}</pre>
      </details>
    </section>
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
