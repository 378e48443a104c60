/** The report's exact text with removed parts marked, how much of the addresses it shows, and the user's additions. */

import { ADDRESS_DETAILS, NUMBERED_PLACEHOLDER } from '../../core/catalogue/shared-words';
import { say } from '../../platform/say';
import { Action } from '../parts/action';
import { Additions } from '../parts/additions';
import { Asked } from '../parts/asked';
import { Page } from '../parts/page';
import { useCopy } from '../parts/use-copy';
import { useDetail, useKept } from '../use-draft';
import { useReport } from '../use-report';
import type { Recovery } from '../use-view';

export function Read(recovery: Recovery) {
  const { ask, go } = recovery;
  const [detail, setDetail] = useDetail(recovery);
  const [kept, toggle] = useKept(recovery);
  const report = useReport(recovery, detail, kept);
  const [copied, copy] = useCopy();
  const parts = report.shown ? report.shown.markdown.split(new RegExp(`(${NUMBERED_PLACEHOLDER.source})`)) : [];
  const copyShort = () => report.give(({ message }) => copy(message));
  return (
    <Page shown={recovery} back={() => go('help')} title={say('packet_read_title')}>
      <fieldset>
        <legend>{say('packet_detail')}</legend>
        <div class="chips">
          {ADDRESS_DETAILS.map(each => (
            <Action key={each} name="detail" answer={each} pressed={detail === each} onClick={() => setDetail(each)}>
              {say(`packet_detail_${each}`)}
            </Action>
          ))}
        </div>
      </fieldset>
      <Asked pieces={report.asked} kept={kept} toggle={toggle} />
      {parts.length > 1 && <p class="soft small">{say('packet_removed')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to scroll it */}
      <pre tabIndex={0}>{parts.map((part, place) => (place % 2 ? <mark key={place}>{part}</mark> : part))}</pre>
      <div class="row">
        <Action name="copy-message" variant="text" disabled={!report.shown} onClick={copyShort}>
          {copied || say('packet_copy_short')}
        </Action>
        <Action name="open" variant="text" onClick={() => ask({ type: 'open', where: 'report' })}>
          {say('report_open')}
        </Action>
      </div>
      <Additions {...recovery} />
    </Page>
  );
}
