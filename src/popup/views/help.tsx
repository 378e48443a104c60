/** Getting help: the report, and the message for an approval if that would solve it. Nothing is sent automatically. */

import { useState } from 'preact/hooks';
import { isOwnSite, shownSite } from '../../core/address/shown-site';
import { saveFiles } from '../../platform/save-files';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Asked } from '../parts/asked';
import { messageOf } from '../parts/handoff';
import { Icon } from '../parts/icon';
import { Page } from '../parts/page';
import { Question } from '../parts/question';
import { useCopy } from '../parts/use-copy';
import { useDetail, useKept } from '../use-draft';
import { useEnglish } from '../use-english';
import { useReport } from '../use-report';
import type { Recovery } from '../use-view';

/** What support asks first. Of an agent that says nothing, where it is stuck; of one that refuses, what changed. */
const IF_SILENT = ['chat-answers', 'other-agent-opens'] as const;
const USUAL = ['changed-recently', 'others-affected'] as const;

export function Help(recovery: Recovery) {
  const { incident, ask, go } = recovery;
  const { answers, failure } = incident;
  const [detail] = useDetail(recovery);
  const [kept, toggle] = useKept(recovery);
  const report = useReport(recovery, detail, kept);
  const own = isOwnSite(incident.host);
  const [copied, copy] = useCopy(own ? 'copied' : 'packet_copied');
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
  const outcome = saved || copied;
  return (
    <Page
      shown={recovery}
      back={() => go('first')}
      title={say(own ? 'packet_title_own' : 'packet_title')}
      lead={outcome ? '' : say('packet_intro')}
      outcome={outcome}
      pre={
        outcome && (
          <>
            <p class="was worked">
              <Icon name="check" />
              <span>{outcome}</span>
            </p>
            {!own && (
              <Action name="open" variant="text" onClick={() => ask({ type: 'open', where: 'support' })}>
                {say('packet_open_support')}
              </Action>
            )}
          </>
        )
      }
      primary={
        <Primary name="copy-packet" disabled={!report.shown} onClick={copyReport}>
          {say('packet_copy')}
        </Primary>
      }
      others={
        <Action name="save-packet" variant="second" disabled={!report.shown} onClick={save}>
          {say('packet_save')}
        </Action>
      }
    >
      {(failure?.silent ? IF_SILENT : USUAL).map(question => (
        <Question key={question} question={question} given={answers[question]} ask={ask} />
      ))}
      <Asked pieces={report.asked} kept={kept} toggle={toggle} />
      {failure && (
        <div class="letter">
          <b>{say(failure.title)}</b>
          <span class="soft" translate={false}>
            {shownSite(incident.host)}
          </span>
        </div>
      )}
      <div class="row">
        <Action name="read" variant="text" onClick={() => go('read')}>
          {say('packet_read')}
        </Action>
        <ApprovalToo {...recovery} />
      </div>
    </Page>
  );
}

/** The approval message. Hidden during a clearing, which discards the request to be approved. */
function ApprovalToo({ incident }: Recovery) {
  const { failure, fixed, active } = incident;
  const [copied, copy] = useCopy();
  const english = useEnglish();
  if (!failure?.approval || fixed || active?.asksFirst) return null;
  return (
    <Action name="copy-handoff" variant="text" onClick={() => copy(messageOf(incident, failure, english))}>
      {copied || say('handoff_copy_help')}
    </Action>
  );
}
