/** Getting help: the approval, where one would end it, and the one report. Nothing is sent by itself. */
import { useState } from 'preact/hooks';
import { keyPart } from '../../core/say';
import { saveFiles } from '../../platform/save-files';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { messageOf } from '../parts/handoff';
import { Icon } from '../parts/icon';
import { Page } from '../parts/page';
import { Question } from '../parts/question';
import { useCopy } from '../parts/use-copy';
import { useDetail } from '../use-draft';
import { useReport } from '../use-report';
import type { Recovery } from '../use-view';

export function Help(recovery: Recovery) {
  const { incident, ask, go } = recovery;
  const { answers, failure } = incident;
  const [detail] = useDetail(recovery);
  const report = useReport(recovery, detail);
  const [copied, copy] = useCopy('packet_copied');
  const [saved, setSaved] = useState('');
  const save = () =>
    report.give(async ({ name, json, markdown }) => {
      await saveFiles([
        { name: `${name}.json`, type: 'application/json', content: json },
        { name: `${name}.md`, type: 'text/markdown', content: markdown },
      ]);
      setSaved(say('packet_saved', name));
    });
  const copyReport = () => report.give(({ markdown }) => copy(markdown));
  const said = saved || copied;
  return (
    <Page
      shown={recovery}
      back={() => go('first')}
      title={say('packet_title')}
      lead={said ? '' : say('packet_intro')}
      said={said}
      pre={
        said && (
          <>
            <p class="was worked">
              <Icon name="check" />
              <span>{said}</span>
            </p>
            <Action name="open" look="text" onClick={() => ask({ type: 'open', where: 'support' })}>
              {say('packet_open_support')}
            </Action>
          </>
        )
      }
      primary={
        <Primary name="copy-packet" disabled={!report.shown} onClick={copyReport}>
          {say('packet_copy')}
        </Primary>
      }
      others={
        <Action name="save-packet" look="second" disabled={!report.shown} onClick={save}>
          {say('packet_save')}
        </Action>
      }
    >
      <Question question="changed-recently" given={answers['changed-recently']} ask={ask} />
      <Question question="others-affected" given={answers['others-affected']} ask={ask} />
      {failure && (
        <div class="letter">
          <b>{say(`failure_${keyPart(failure.kind)}_title`)}</b>
          <span class="soft" translate={false}>
            {incident.host}
          </span>
        </div>
      )}
      <div class="row">
        <Action name="read" look="text" onClick={() => go('read')}>
          {say('packet_read')}
        </Action>
        <ApprovalToo {...recovery} />
      </div>
    </Page>
  );
}

/** The approval beside the report. A clearing throws its request away: nobody should be asked to give it just then. */
function ApprovalToo({ incident }: Recovery) {
  const { failure, fixed, active } = incident;
  const [copied, copy] = useCopy();
  if (!failure?.approval || fixed || active?.step === 'clear-site-data') return null;
  return (
    <Action name="copy-handoff" look="text" onClick={() => copy(messageOf(incident, failure))}>
      {copied || say('handoff_copy_help')}
    </Action>
  );
}
