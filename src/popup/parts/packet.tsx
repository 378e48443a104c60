/** The report for support: asked questions, a preview of the exact text, copying and saving. Nothing is sent by itself. */
import { useState } from 'preact/hooks';
import { hostInDetail } from '../../core/packet/detail';
import { packetFileName } from '../../core/packet/file-name';
import { toMarkdown } from '../../core/packet/markdown';
import { ADDRESS_DETAILS, type AddressDetail } from '../../core/packet/model';
import { COUNTED } from '../../core/packet/placeholders';
import { toMessage } from '../../core/packet/short';
import { saveFiles } from '../../platform/save-files';
import { say } from '../../platform/say';
import { packetNow } from '../packet-now';
import { useDraft } from '../use-draft';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Additions } from './additions';
import { Question } from './question';
import { useCopy } from './use-copy';

export function PacketPart(recovery: Recovery) {
  const [detail, setDetail] = useDetail(recovery);
  return (
    <section class="card" aria-labelledby="packet-title">
      <h2 id="packet-title">{say('packet_title')}</h2>
      <Exits {...recovery} detail={detail} />
      <details>
        <summary>{say('packet_questions')}</summary>
        <Questions {...recovery} />
      </details>
      <Additions {...recovery} />
      <Preview {...recovery} detail={detail} onDetail={setDetail} />
      <div class="row">
        <Action name="open" quiet onClick={() => recovery.ask({ type: 'open', where: 'report' })}>
          {say('report_open')}
        </Action>
      </div>
    </section>
  );
}

/** The report where sending it is the next thing to do: its questions come first, because the answers go into it. */
export function WantedPacket(recovery: Recovery) {
  const { ask } = recovery;
  const [detail, setDetail] = useDetail(recovery);
  return (
    <>
      <Questions {...recovery} />
      <Exits {...recovery} detail={detail} primary />
      <div class="row">
        <Action name="open" onClick={() => ask({ type: 'open', where: 'support' })}>
          {say('packet_open_support')}
        </Action>
        <Action name="run" onClick={() => ask({ type: 'run', step: 'escalate' })}>
          {say('step_escalate_run')}
        </Action>
      </div>
      <Additions {...recovery} />
      <Preview {...recovery} detail={detail} onDetail={setDetail} />
    </>
  );
}

/** How much of the addresses is to leave: the user's choice, whichever view asks. */
function useDetail({ view }: Recovery): [AddressDetail, (detail: AddressDetail) => void] {
  const { value, set } = useDraft(view.incident?.id ?? '', 'detail', 'host');
  return [ADDRESS_DETAILS.find(each => each === value) ?? 'host', set];
}

function Questions({ state, ask }: Recovery) {
  return (
    <>
      <Question question="changed-recently" given={state.answers['changed-recently']} ask={ask} />
      <Question question="others-affected" given={state.answers['others-affected']} ask={ask} />
    </>
  );
}

type InDetail = Recovery & { detail: AddressDetail };

/** The ways in which the report leaves: each by a click, none by itself. */
function Exits({ view, host, detail, primary = false }: InDetail & { primary?: boolean }) {
  const [words, copy] = useCopy();
  const [saved, setSaved] = useState('');
  // Made when it is asked for: a long timeline takes its time, and most views are only looked at.
  const make = () => packetNow(view, detail);
  const save = async () => {
    const packet = make();
    if (!packet) return;
    const markdown = toMarkdown(packet, say);
    const name = packetFileName(hostInDetail(host, detail), Date.now());
    const json = `${JSON.stringify(packet, null, 2)}\n`;
    await saveFiles([
      { name: `${name}.json`, type: 'application/json', content: json },
      { name: `${name}.md`, type: 'text/markdown', content: markdown },
    ]);
    setSaved(say('packet_saved', name));
  };
  const copyAs = async (form: typeof toMarkdown) => {
    const packet = make();
    if (packet) await copy(form(packet, say));
  };
  return (
    <>
      <div class="row">
        <Action name="copy-packet" primary={primary} onClick={() => copyAs(toMarkdown)}>
          {say('packet_copy')}
        </Action>
        <Action name="save-packet" onClick={save}>
          {say('packet_save')}
        </Action>
        <Action name="copy-message" quiet onClick={() => copyAs(toMessage)}>
          {say('packet_copy_short')}
        </Action>
      </div>
      <p role="status">{words || saved}</p>
    </>
  );
}

/** The exact text that would leave, with what was removed marked, and how much of the addresses it shows. */
function Preview({ view, detail, onDetail }: InDetail & { onDetail(detail: AddressDetail): void }) {
  const [open, setOpen] = useState(false);
  const packet = open ? packetNow(view, detail) : null;
  const parts = packet ? toMarkdown(packet, say).split(new RegExp(`(${COUNTED.source})`)) : [];
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('packet_preview')}</summary>
      <p class="soft small">
        {say('packet_intro')} {parts.length > 1 && say('packet_removed')}
      </p>
      <fieldset>
        <legend>{say('packet_detail')}</legend>
        <div class="row">
          {ADDRESS_DETAILS.map(each => (
            <Action
              key={each}
              name="detail"
              answer={each}
              pressed={detail === each}
              onClick={() => onDetail(each)}
            >
              {say(`packet_detail_${each}`)}
            </Action>
          ))}
        </div>
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to scroll it */}
      <pre tabIndex={0}>
        {parts.map((part, place) => (place % 2 ? <mark key={place}>{part}</mark> : part))}
      </pre>
    </details>
  );
}
