/** A report for its reader: what to do first, the timeline as a picture, and the full text. */
import { toMarkdown } from '../core/packet/markdown';
import type { Packet } from '../core/packet/model';
import { keyPart } from '../core/say';
import { say } from '../platform/say';
import { Command } from '../popup/parts/command';
import { useEnglish } from '../popup/use-english';
import { Timeline } from './timeline';

export function Report({ packet }: { packet: Packet }) {
  const { failure, page, gateway, pairing, verdict, steps } = packet;
  const english = useEnglish();
  return (
    <>
      <section>
        <p class="eyebrow">
          {page.origin}
          <span class="verdict">{say(`verdict_${keyPart(verdict)}`)}</span>
        </p>
        <h1>{say(`failure_${keyPart(failure.kind)}_title`)}</h1>
        <p class="exact">{failure.text}</p>
        <p class="soft small">{say('page_and_gateway', page.origin, gateway)}</p>
      </section>
      {pairing.requestId && verdict !== 'fixed' && (
        <section class="card">
          <p>{say('packet_approve')}:</p>
          {pairing.deviceId && (
            <p class="small">
              <code>{pairing.deviceId}</code>
            </p>
          )}
          <Command text={`openclaw devices approve ${pairing.requestId}`} />
        </section>
      )}
      {failure.settings && failure.settings.length > 0 && verdict !== 'fixed' && (
        <section class="card">
          <p>{say('packet_settings')}:</p>
          {failure.settings.map(setting => (
            <code key={setting}>{setting}</code>
          ))}
        </section>
      )}
      <Timeline packet={packet} />
      {steps.length > 0 && (
        <table>
          <caption>{say('packet_steps')}</caption>
          <tbody>
            {steps.map(({ at, step, result }) => (
              <tr key={`${at} ${step}`}>
                <td>{at}</td>
                <td>{say(`step_${keyPart(step)}_title`)}</td>
                <td>{say(`result_${keyPart(result)}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details>
        <summary>{say('report_text')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to scroll it */}
        <pre tabIndex={0}>{toMarkdown(packet, english)}</pre>
      </details>
    </>
  );
}
