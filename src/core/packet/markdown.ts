/**
 * The packet as Markdown, to paste into a ticket. What support asks for comes first: five things
 * (docs/domain.md, "What the packet must hold").
 */

import type { ClearReport } from '../clearing/clear-report';
import { evidenceWords } from '../incident/evidence';
import { keyPart, listOf, type MessageKey, type Say } from '../say';
import { firstLines } from './first-lines';
import type { Packet, TimelineEntry } from './model';

export function toMarkdown(packet: Packet, say: Say): string {
  const { failure, page, gateway, gatewayPlace, pairing, verdict, environment } = packet;
  const unknown = say('packet_unknown');
  const first = firstLines(packet, say, code);
  const answer = (question: keyof Packet['answers']) => answerWords(packet, question, say);
  const rows = (pairs: (readonly [MessageKey, string | null])[]) =>
    pairs.map(([label, value]) => `- ${say(label)}: ${value ?? unknown}`).join('\n');
  const paragraphs = [
    `## ${first.title}`,
    ...first.lines,
    `${say('packet_exact')}:`,
    fenced(failure.text || unknown),
    rows([
      ['packet_gateway', code(gateway)],
      ['packet_place', gatewayPlace && say(`place_${gatewayPlace}`)],
      ['packet_changed', answer('changed-recently')],
      [
        'packet_fresh_pairing',
        pairing.freshPairing === null ? say('packet_no') : say(`result_${keyPart(pairing.freshPairing)}`),
      ],
      ['packet_private', privateWords(packet, say)],
      ['packet_others', answer('others-affected')],
      ['packet_chat', answer('chat-answers')],
      ['packet_other_agent', answer('other-agent-opens')],
      ['packet_ticket', packet.ticket && code(packet.ticket)],
      ['packet_request', pairing.requestId && code(pairing.requestId)],
      ['packet_device', pairing.deviceId && code(pairing.deviceId)],
      ['packet_who', whoWords(packet, say)],
      ['packet_verdict', say(`verdict_${keyPart(verdict)}`)],
      ['packet_for', groundWords(packet.grounds.for, say)],
      ['packet_against', groundWords(packet.grounds.against, say)],
    ]),
    ...(packet.note === null ? [] : [`${say('packet_note')}:`, fenced(packet.note)]),
    `### ${say('packet_failure')}`,
    rows([
      ['packet_failure', code(failure.kind)],
      ['packet_reason', failure.reason && code(failure.reason)],
      ['packet_next_step', failure.nextStep && code(failure.nextStep)],
      ...observedOf(failure),
      ['packet_first', failure.firstAt],
      ['packet_last', failure.lastAt],
      ['packet_count', String(failure.count)],
      ['packet_source', failure.source && say(`source_${sourceOf(failure.source)}`)],
      ['packet_page', code(page.origin + (page.path ?? ''))],
      ['packet_version', page.gatewayVersion && code(page.gatewayVersion)],
    ]),
    `### ${say('packet_steps')}`,
    packet.steps.length ? packet.steps.map(each => `- ${stepWords(each, say)}`).join('\n') : say('packet_none'),
    `### ${say('packet_timeline')}`,
    packet.timeline.map(entry => `- ${entry.at} ${entryWords(entry, say)}`).join('\n'),
    `### ${say('packet_clears')}`,
    packet.clears.length ? packet.clears.map(clear => clearWords(clear, say)).join('\n') : say('packet_none'),
    `### ${say('packet_environment')}`,
    rows([
      ['packet_extension', environment.extension],
      ['packet_browser', environment.browser],
      ['packet_os', environment.os],
      ['packet_language', environment.language],
      ['packet_timezone', environment.timezone],
    ]),
    ...(packet.faults.length
      ? [
          `### ${say('packet_faults')}`,
          packet.faults
            .map(({ at, where, error, count }) => `- ${at} ${code(`${where}: ${error}`)} (${count}×)`)
            .join('\n'),
        ]
      : []),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** Other details of a refusal, and the settings for whoever runs the gateway; absent ones are left out. */
function observedOf({ code: its, close, status, settings = [], agents = 1 }: Packet['failure']) {
  const all: readonly (readonly [MessageKey, string | null | undefined])[] = [
    ['packet_code', its && code(its)],
    ['packet_status', status ? String(status) : null],
    ['packet_close', close && code(close)],
    ['packet_settings', settings.map(code).join(', ')],
    ['packet_agents', agents > 1 ? String(agents) : null],
  ];
  return all.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

/** An answer in words, or "not known". */
export function answerWords({ answers }: Packet, question: keyof Packet['answers'], say: Say): string {
  const answer = answers[question];
  return answer === null ? say('packet_unknown') : say(`answer_${keyPart(question)}_${keyPart(answer)}` as MessageKey);
}

/** Who runs the gateway: the user's answer, else what its address suggests. */
function whoWords(packet: Packet, say: Say): string {
  if (packet.answers['who-runs-it'] !== null) return answerWords(packet, 'who-runs-it', say);
  return say('packet_who_told', say(packet.gatewayPlace === 'hosted' ? 'packet_heyron' : 'packet_user'));
}

/** What was observed in a private window wins over what the user said of one. */
export function privateWords(packet: Packet, say: Say): string {
  const { privateWindow } = packet;
  if (privateWindow?.by !== 'observed') return answerWords(packet, 'private-window', say);
  const words = say(`result_${keyPart(privateWindow.result)}`);
  return `${privateWindow.finding === null ? words : `${words}, ${privateWindow.finding}`} (${say('by_observed')})`;
}

function sourceOf(source: string): 'socket' | 'page' | 'label' | 'http' {
  return (['socket', 'page', 'label'] as const).find(known => known === source) ?? 'http';
}

function stepWords({ at, step, result, by, finding }: Packet['steps'][number], say: Say): string {
  const words = [say(`result_${keyPart(result)}`), ...(finding === null ? [] : [finding])].join(', ');
  return `${at} ${step}: ${words}${by === null ? '' : ` (${say(`by_${by}`)})`}`;
}

function groundWords(grounds: Packet['grounds']['for'], say: Say): string {
  const words = grounds.map(({ ground, hosts }) => say(`ground_${keyPart(ground)}`, hostWords(hosts, say)));
  return words.length ? words.join(' ') : say('packet_none');
}

function entryWords(entry: TimelineEntry, say: Say): string {
  switch (entry.what) {
    case 'failing':
      return say('timeline_failing', entry.text ? `${code(entry.kind)} ${code(entry.text)}` : code(entry.kind));
    case 'connected':
      return say(entry.stable ? 'timeline_stable' : 'timeline_connected');
    case 'witnessed':
      return evidenceWords(entry, say).join(' ');
    case 'explained':
      return say('timeline_explained', entry.cause, entry.certainty);
    case 'also-failing':
      return say(entry.over ? 'also_failing_over' : 'also_failing', code(entry.host));
    case 'account':
      return say(`timeline_${keyPart(entry.seen)}`);
    case 'step-started':
      return say('timeline_started', entry.step);
    case 'consented':
      return say('timeline_consented', say(`level_${entry.level}_title`), hostWords(entry.hosts, say));
    case 'step-ran':
      return say(entry.again ? 'timeline_again' : 'timeline_ran', entry.step);
    case 'step-cancelled':
      return say('timeline_cancelled', entry.step);
    case 'step-ended': {
      const result = say(`result_${keyPart(entry.result)}`);
      return say(
        'timeline_ended',
        entry.step,
        entry.finding ? `${result}, ${entry.finding}` : result,
        say(`by_${entry.by}`),
      );
    }
    case 'cleared':
      if (entry.nothing) return say('timeline_cleared_nothing', hostWords(entry.hosts, say));
      return say(entry.complete ? 'timeline_cleared' : 'timeline_cleared_partly', hostWords(entry.hosts, say));
    case 'answered':
      return say('timeline_answered', entry.question, entry.answer);
    case 'asked':
      return say('timeline_asked', entry.way);
    case 'noted':
      return say('timeline_noted');
    case 'ticketed':
      return say('timeline_ticketed');
    case 'dismissed':
      return say('timeline_dismissed');
    case 'declared-fixed':
      return say('timeline_declared');
  }
}

function clearWords({ hosts }: Pick<ClearReport, 'hosts'>, say: Say): string {
  return hosts
    .map(({ host, types }) => {
      const words = types.map(({ type, before, after, outcome }) => {
        const counts = `${before ?? '?'} → ${after ?? '?'}`;
        return `${say(`data_${type}`)} ${counts} ${say(`outcome_${keyPart(outcome)}`)}`;
      });
      return `- ${code(host)}: ${words.join('; ')}`;
    })
    .join('\n');
}

function hostWords(hosts: readonly string[], say: Say): string {
  return listOf(hosts.map(code), say);
}

/** Page text as inline code: it may hold anything, and must not become markup. */
function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const fence = '`'.repeat(longestRun(flat) + 1);
  return fence.length > 1 ? `${fence} ${flat} ${fence}` : `\`${flat}\``;
}

function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
