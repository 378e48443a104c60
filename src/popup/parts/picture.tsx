/** The picture of this browser, the joint and the agent, which shows where the connection is stuck. */

import { shortName } from '../../core/address/shown-site';
import type { ShownIncident } from '../../core/view/view';
import { say } from '../../platform/say';
import { Halves, Mended } from './logo';

/**
 * `unknown`: apart, and the agent has not answered yet. `none`: there is no agent. `silent`: the agent does not answer.
 * `away`: it answers, but refuses every browser. `asked`: somebody was asked to approve, and the answer is on its way.
 * `ill`: connected, and something needs attention.
 */
export type PictureState =
  | 'apart'
  | 'unknown'
  | 'working'
  | 'approval'
  | 'asked'
  | 'wait'
  | 'silent'
  | 'away'
  | 'joined'
  | 'ill'
  | 'none';

interface PictureParts {
  /** The shift of each half of the joint; null if they are joined. */
  readonly apart: number | null;
  /** The lines from browser and agent to the joint; `idle` if that side is out of our hands. */
  readonly lines: readonly [Line, Line];
  readonly signs: readonly [Sign, Sign];
}
type Line = 'whole' | 'dots' | 'idle' | 'moving';
type Sign = 'good' | 'bad' | null;

const PICTURES: Record<PictureState, PictureParts> = {
  apart: { apart: 22, lines: ['dots', 'dots'], signs: [null, 'good'] },
  unknown: { apart: 22, lines: ['dots', 'dots'], signs: [null, null] },
  working: { apart: 10, lines: ['moving', 'moving'], signs: [null, null] },
  approval: { apart: 4, lines: ['whole', 'whole'], signs: [null, 'good'] },
  asked: { apart: 4, lines: ['whole', 'whole'], signs: [null, 'good'] },
  wait: { apart: 10, lines: ['whole', 'dots'], signs: [null, null] },
  silent: { apart: 4, lines: ['whole', 'idle'], signs: ['good', 'bad'] },
  away: { apart: 4, lines: ['whole', 'dots'], signs: ['good', 'bad'] },
  joined: { apart: null, lines: ['whole', 'whole'], signs: [null, 'good'] },
  ill: { apart: 4, lines: ['whole', 'whole'], signs: [null, null] },
  none: { apart: 22, lines: ['idle', 'idle'], signs: [null, null] },
};

/** A clock says that time passes. */
const WAITS: ReadonlySet<PictureState> = new Set(['approval', 'asked', 'wait']);

/** An address in numbers is long: it breaks before its port, and not within it. */
const MAY_BREAK = '\u200b';

/** `host`: the agent's; null if there is no agent. */
export function Picture({ state, host }: { state: PictureState; host: string | null }) {
  const { apart, lines, signs } = PICTURES[state];
  const absent = state === 'silent' || state === 'none';
  const gap = apart ?? 0;
  return (
    <figure class="picture">
      <svg role="img" aria-label={say(`picture_${state}`)} viewBox="0 0 360 86">
        <Wire line={lines[0]} from={92} to={142 - gap / 2} colour="var(--left)" />
        <Wire line={lines[1]} from={218 + gap / 2} to={268} colour="var(--right)" />
        <g transform="translate(52 42)">
          <circle r="32" fill="var(--raised)" stroke="var(--edge)" stroke-width="1.5" />
          <path
            {...drawn('var(--ink)')}
            d="M-13 -8a3 3 0 0 1 3 -3h20a3 3 0 0 1 3 3v16a3 3 0 0 1 -3 3h-20a3 3 0 0 1 -3 -3ZM-13 -4H13M-9 -7.5h.01M-5 -7.5h.01"
          />
          <Badge sign={signs[0]} />
        </g>
        <g transform="translate(308 42)">
          <circle
            r="32"
            fill="var(--raised)"
            stroke={absent ? 'var(--idle)' : 'var(--edge)'}
            stroke-width="1.5"
            stroke-dasharray={absent ? '4 5' : undefined}
          />
          <path
            {...drawn(absent ? 'var(--idle)' : 'var(--ink)')}
            d="M-13 -3a9 9 0 0 1 9-9h8a9 9 0 0 1 9 9v2a9 9 0 0 1-9 9h-6l-7 5v-6a9 9 0 0 1-4-7ZM-4 -3.2v2.4M4 -3.2v2.4"
          />
          <Badge sign={signs[1]} />
        </g>
        <g transform="translate(180 42) scale(0.534) translate(-64 -64)">
          {apart === null ? <Mended clip="joint" /> : <Halves apart={apart} away={absent} />}
        </g>
        {state === 'working' && (
          <circle
            class="turn"
            cx="180"
            cy="42"
            r="40"
            fill="none"
            stroke="var(--gold)"
            stroke-width="4"
            stroke-linecap="round"
            stroke-dasharray="72 180"
          />
        )}
        {state === 'asked' && (
          <circle
            class="on-its-way"
            cx="222"
            cy="42"
            r="5.500"
            fill="var(--gold)"
            stroke="var(--ink)"
            stroke-width="1.5"
          />
        )}
        {WAITS.has(state) && (
          <g transform="translate(207 18)" stroke="var(--ink)" stroke-width="2">
            <circle r="12" fill="var(--raised)" />
            <path d="M0 -6V0l4 2.6" fill="none" stroke-linecap="round" stroke-linejoin="round" />
          </g>
        )}
      </svg>
      <figcaption class="ends" aria-hidden="true">
        <span>{say('end_browser')}</span>
        <span>
          {say('end_agent')} <b translate={false}>{host && shortName(host).replace(':', `${MAY_BREAK}:`)}</b>
        </span>
      </figcaption>
    </figure>
  );
}

function Wire({ line, from, to, colour }: { line: Line; from: number; to: number; colour: string }) {
  const stroke = { whole: colour, moving: colour, dots: 'var(--edge)', idle: 'var(--idle)' }[line];
  const dots = line === 'whole' ? undefined : '.1 8';
  return (
    <path d={`M${from} 42H${to}`} stroke={stroke} stroke-width="4" stroke-linecap="round" stroke-dasharray={dots} />
  );
}

/** The good or bad sign at one end; nothing if its state does not matter. */
function Badge({ sign }: { sign: Sign }) {
  return (
    sign && (
      <g transform="translate(23 22)">
        <circle r="10" fill={sign === 'good' ? 'var(--good)' : 'var(--alarm)'} />
        <path
          {...drawn('var(--paper)')}
          stroke-width="2.3"
          d={sign === 'good' ? 'M-4 .4-1.2 3.2 4 -3' : 'M0 -4.2V.6M0 3.8v.01'}
        />
      </g>
    )
  );
}

function drawn(stroke: string) {
  return {
    stroke,
    fill: 'none',
    'stroke-width': 1.9,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  } as const;
}

export function pictureFor({ incident: { plan, failure } }: { incident: ShownIncident }): PictureState {
  if (plan.verdict === 'wait') return 'wait';
  if (plan.verdict === 'owner-must-approve') return 'approval';
  if (failure?.silent) return plan.verdict === 'not-this-browser' ? 'silent' : 'unknown';
  return plan.verdict === 'not-this-browser' ? 'away' : 'apart';
}
