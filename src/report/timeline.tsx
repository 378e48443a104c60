/** The picture of a report's timeline, with hidden text for screen readers. */
import type { Packet } from '../core/packet/model';
import { type Picture, percentAt, pictureOf } from '../core/packet/timeline-picture';
import { isoTime, offsetOf } from '../core/packet/times-and-file-names';
import { keyPart } from '../core/say';
import { say } from '../platform/say';

/** The least width of a bar in percent, so that a short event stays visible. */
const NARROWEST = 0.6;

export function Timeline({ packet }: { packet: Packet }) {
  const picture = pictureOf(packet);
  if (!picture) return null;
  const { connection, lifecycle, steps } = picture;
  const clock = (at: number) => isoTime(at, offsetOf(packet.createdAt)); // in the sender's time zone, as in the text
  return (
    <figure>
      <figcaption>{say('packet_timeline')}</figcaption>
      <Lane title={say('report_connection')} picture={picture} clock={clock}>
        {connection.map(({ from, until, state, kind }) => ({
          from,
          until,
          look: state,
          words: kind === null ? say('timeline_connected') : say('timeline_failing', kind),
        }))}
      </Lane>
      {lifecycle.length > 0 && (
        <Lane title={say('report_lifecycle')} picture={picture} clock={clock}>
          {lifecycle.map(({ from, until, change }) => ({
            from,
            until,
            look: 'change',
            words: say(`report_${change}`),
          }))}
        </Lane>
      )}
      {steps.length > 0 && (
        <Lane title={say('packet_steps')} picture={picture} clock={clock}>
          {steps.map(({ from, until, step, result }) => ({
            from,
            until,
            look: result === 'fixed' ? 'fixed' : 'step',
            words: say('report_step', say(`step_${keyPart(step)}_title`), say(`result_${keyPart(result)}`)),
          }))}
        </Lane>
      )}
      <p class="times soft small">
        <span>{clock(picture.from)}</span>
        <span>{clock(picture.until)}</span>
      </p>
    </figure>
  );
}

interface Bar {
  readonly from: number;
  readonly until: number;
  readonly look: 'connected' | 'failing' | 'change' | 'step' | 'fixed';
  readonly words: string;
}

interface LaneProps {
  readonly title: string;
  readonly picture: Picture;
  /** Formats a time in epoch ms. */
  readonly clock: (at: number) => string;
  readonly children: readonly Bar[];
}

function Lane({ title, picture, clock, children }: LaneProps) {
  return (
    <div class="lane">
      <span class="small">{title}</span>
      <ol>
        {children.map(bar => {
          const [left, right] = [percentAt(picture, bar.from), percentAt(picture, bar.until)];
          const width = Math.max(NARROWEST, right - left);
          return (
            <li
              key={`${bar.from} ${bar.words}`}
              data-look={bar.look}
              title={bar.words}
              style={{ left: `${Math.min(left, 100 - width)}%`, width: `${width}%` }}
            >
              <span class="unseen">{`${clock(bar.from)}: ${bar.words}`}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
