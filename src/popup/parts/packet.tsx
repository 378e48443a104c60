/** The report for support: asked questions, a preview of the exact text, copying and saving. Nothing is sent by itself. */
import { useState } from 'preact/hooks';
import { COUNTED } from '../../core/packet/counted';
import { ADDRESS_DETAILS, type AddressDetail } from '../../core/packet/detail-ids';
import { saveFiles } from '../../platform/save-files';
import { say } from '../../platform/say';
import { useDraft } from '../use-draft';
import { type Report, useReport } from '../use-report';
import type { Recovery } from '../use-view';
import { Action } from './action';
import { Additions } from './additions';
import { Question } from './question';
import { useCopy } from './use-copy';

export function PacketPart(recovery: Recovery) {
  const [detail, setDetail] = useDetail(recovery);
  const report = useReport(recovery, detail);
  return (
    <section class="card" aria-labelledby="packet-title">
      <h2 id="packet-title">{say('packet_title')}</h2>
      <Exits report={report} />
      <details>
        <summary>{say('packet_questions')}</summary>
        <Questions {...recovery} />
      </details>
      <Additions {...recovery} />
      <Preview detail={detail} report={report} onDetail={setDetail} />
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
  const report = useReport(recovery, detail);
  return (
    <>
      <Questions {...recovery} />
      <Exits report={report} primary />
      <div class="row">
        <Action name="open" onClick={() => ask({ type: 'open', where: 'support' })}>
          {say('packet_open_support')}
        </Action>
        <Action name="run" onClick={() => ask({ type: 'run', step: 'escalate' })}>
          {say('step_escalate_run')}
        </Action>
      </div>
      <Additions {...recovery} />
      <Preview detail={detail} report={report} onDetail={setDetail} />
    </>
  );
}

/** How much of the addresses is to leave: the user's choice, whichever view asks. */
function useDetail({ incident, view }: Recovery): [AddressDetail, (detail: AddressDetail) => void] {
  const { value, set } = useDraft(incident.id, 'detail', view.addressDetail);
  return [ADDRESS_DETAILS.find(each => each === value) ?? view.addressDetail, set];
}

function Questions({ incident: { answers }, ask }: Recovery) {
  return (
    <>
      <Question question="changed-recently" given={answers['changed-recently']} ask={ask} />
      <Question question="others-affected" given={answers['others-affected']} ask={ask} />
    </>
  );
}

interface InDetail {
  readonly detail: AddressDetail;
  readonly report: Report;
}

/**
 * The ways in which the report leaves: each by a click, none by itself. It has to be there when the click comes, since a browser
 * takes for the click's own only what is done soon, and the popup may close in that moment.
 */
function Exits({ report, primary = false }: Pick<InDetail, 'report'> & { primary?: boolean }) {
  const [words, copy] = useCopy();
  const [saved, setSaved] = useState('');
  const copyOf = async (form: 'markdown' | 'message') => {
    const forms = await report.latest();
    if (forms) await copy(forms[form]);
  };
  const save = async () => {
    const forms = await report.latest();
    if (!forms) return;
    const { name, json, markdown } = forms;
    await saveFiles([
      { name: `${name}.json`, type: 'application/json', content: json },
      { name: `${name}.md`, type: 'text/markdown', content: markdown },
    ]);
    setSaved(say('packet_saved', name));
  };
  return (
    <>
      <div class="row">
        <Action
          name="copy-packet"
          primary={primary}
          disabled={!report.shown}
          onClick={() => copyOf('markdown')}
        >
          {say('packet_copy')}
        </Action>
        <Action name="save-packet" disabled={!report.shown} onClick={save}>
          {say('packet_save')}
        </Action>
        <Action name="copy-message" quiet disabled={!report.shown} onClick={() => copyOf('message')}>
          {say('packet_copy_short')}
        </Action>
      </div>
      <p role="status">{words || saved}</p>
    </>
  );
}

/** The exact text that would leave, with what was removed marked, and how much of the addresses it shows. */
function Preview({ detail, report, onDetail }: InDetail & { onDetail(detail: AddressDetail): void }) {
  const parts = report.shown ? report.shown.markdown.split(new RegExp(`(${COUNTED.source})`)) : [];
  return (
    <details>
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
