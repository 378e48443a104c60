/** docs/packet.md: every field of a packet, what it is, why support needs it, and an example. */

interface Field {
  readonly what: string;
  readonly why: string;
}

/** Every field by its path; `[]` stands for each entry of a list. A timeline entry's contents are listed by kind. */
export const FIELDS: Readonly<Record<string, Field>> = {
  schema: { what: 'The name and version of this shape.', why: 'Old packets stay readable.' },
  'asks.for': { what: 'What is asked of the reader, in one word.', why: 'The first thing to know.' },
  'asks.command': {
    what: 'The command that does it; null where there is none, or no request is known.',
    why: 'It can be run as it stands, after checking the device.',
  },
  'asks.deviceId': { what: 'The device it is for.', why: 'It lasts longer than a request.' },
  createdAt: {
    what: 'When the packet was made, with the offset of the user’s clock.',
    why: 'How fresh the rest is.',
  },
  addressDetail: {
    what: 'How much of the addresses the user chose to show.',
    why: 'A reader knows what was left out.',
  },
  'failure.kind': { what: 'Which failure it is.', why: 'What can be done depends on it.' },
  'failure.text': {
    what: 'The exact error text, without what looks like a secret.',
    why: 'The first thing that support asks for, never paraphrased.',
  },
  'failure.source': {
    what: 'What it was seen by: the page’s own connection, its error text, that text’s label, the server’s answer.',
    why: 'How far it can be believed.',
  },
  'failure.reason': { what: 'The gateway’s own word for why.', why: 'Tells kinds of refusal apart.' },
  'failure.nextStep': { what: 'What the gateway recommends.', why: 'Shows what the page was told.' },
  'failure.code': { what: 'The refusal’s code.', why: 'To find it in the gateway’s own documents.' },
  'failure.close': {
    what: 'How the connection was closed: code and reason.',
    why: 'What stands before the gateway closes otherwise than the gateway does.',
  },
  'failure.status': {
    what: 'The HTTP status that stood in place of the page.',
    why: 'A refusal before any connection is the host’s.',
  },
  'failure.settings': {
    what: 'The gateway’s settings that the refusal points at, by name.',
    why: 'A host fault is mended by one line there.',
  },
  'failure.agents': {
    what: 'How many agents were seen failing so at once, this one included.',
    why: 'Several at once speak for a cause that they share.',
  },
  'failure.firstAt': { what: 'The first failure.', why: 'Since when.' },
  'failure.lastAt': { what: 'The last failure, with its time zone.', why: 'To find it in the logs.' },
  'failure.count': { what: 'How many failures were seen.', why: 'How often.' },
  'page.origin': { what: 'The page’s origin.', why: 'Tells a wrong endpoint.' },
  'page.path': { what: 'Its path, where the user chose to show paths.', why: 'Which page of the app.' },
  'page.gatewayVersion': { what: 'The version that the page says it is.', why: 'Versions fail differently.' },
  gateway: {
    what: 'The address that the connection really goes to.',
    why: 'Mixed addresses are the commonest hidden fault.',
  },
  gatewayPlace: {
    what: 'Hosted, local, private network, Tailscale, tunnel or public.',
    why: 'Support asks for it; told from the address.',
  },
  'pairing.requestId': {
    what: 'The pending request, if there is one.',
    why: 'One command finishes the pairing.',
  },
  'pairing.deviceId': {
    what: 'The public id of this browser’s device.',
    why: 'To check that it is this one before approving.',
  },
  'pairing.pair.code': {
    what: 'The short code by which the page offers to pair this browser; absent without one.',
    why: 'One command on the gateway’s machine pairs it.',
  },
  'pairing.pair.browserId': {
    what: 'The short id that the page shows beside that code.',
    why: 'To compare before the browser is let in.',
  },
  'pairing.served': {
    what: 'The page’s own server asks to be let in, not this browser; absent where it does not.',
    why: 'Then no browser’s data is at fault, and none of them helps.',
  },
  'pairing.freshPairing': {
    what: 'What came of one fresh pairing; null when none was tried.',
    why: 'Support asks for exactly one.',
  },
  why: {
    what: 'Who forgot whom, as far as was known when it began: the cause and how certain it is, what proves it with times, until when which device was let in by which version, and the version now; null when not known.',
    why: 'Tells the server’s drift from a browser’s before anything else.',
  },
  privateWindow: {
    what: 'What happened in a private window, and how that is known; null when none was tried.',
    why: 'Tells this browser’s state from the server’s.',
  },
  'steps[].at': { what: 'When it began.', why: 'What was tried, in order.' },
  'steps[].step': { what: 'Which step.', why: 'What was tried, in order.' },
  'steps[].result': { what: 'What came of it.', why: 'Nobody has to ask for it again.' },
  'steps[].by': {
    what: 'Seen, the user’s word, a time that ran out, an error.',
    why: 'How far it can be believed.',
  },
  'steps[].finding': { what: 'One word for what was found.', why: 'The detail behind the result.' },
  verdict: { what: 'What Re-Pair makes of it.', why: 'Who can act.' },
  'grounds.for[].ground': { what: 'What speaks for the verdict.', why: 'It can be checked.' },
  'grounds.for[].hosts': { what: 'The hosts that this is about.', why: 'Which agents fail together.' },
  'grounds.against[].ground': { what: 'What speaks against it.', why: 'It can be doubted.' },
  'grounds.against[].hosts': { what: 'The hosts that this is about.', why: 'Which agents fail together.' },
  'answers.changed-recently': {
    what: 'Whether token or address changed lately; null when nobody said.',
    why: 'Old pairings can become invalid by design.',
  },
  'answers.others-affected': {
    what: 'Whether others have it too; null when nobody said.',
    why: 'Points to the backend.',
  },
  'answers.chat-answers': {
    what: 'Whether the agent still answers in a chat app; null when nobody said.',
    why: 'Tells an agent that is down from a page that cannot reach it.',
  },
  'answers.other-agent-opens': {
    what: 'Whether another agent of the user opens here; null when nobody said.',
    why: 'Tells one agent’s trouble from the browser’s or heyron’s.',
  },
  'answers.private-window': {
    what: 'What the user saw in a private window; null when nobody said.',
    why: 'Where it could not be observed.',
  },
  'answers.who-runs-it': {
    what: 'Who runs the gateway; null when nobody said.',
    why: 'Who can run commands.',
  },
  note: {
    what: 'What the user added in their own words, without what looks like a secret. What may be private is left out unless they kept it.',
    why: 'What nobody thought of asking.',
  },
  ticket: { what: 'The one ticket about it.', why: 'One link, one story.' },
  timeline: {
    what: 'Everything that happened, in order: failures, connections, sleep and missing network, steps, answers, clearings.',
    why: 'What support sees is what happened.',
  },
  'clears[].level': { what: 'How much was cleared.', why: 'What the user has lost.' },
  'clears[].startedAt': { what: 'When, in epoch ms.', why: 'Before or after a failure.' },
  'clears[].durationMs': { what: 'How long it took.', why: 'A clearing that hung.' },
  'clears[].hosts[].host': { what: 'Which host.', why: 'Where this browser is a new device now.' },
  'clears[].hosts[].types': {
    what: 'By type: how much before, how much after, and what may be said of it.',
    why: 'Gone means read back as gone.',
  },
  'clears[].tabs': { what: 'How many tabs were parked, and are back.', why: 'Nothing is left parked.' },
  'environment.extension': { what: 'Re-Pair’s version.', why: 'To reproduce it.' },
  'environment.browser': { what: 'The browser and its version.', why: 'Support asks for it.' },
  'environment.os': { what: 'The system.', why: 'Support asks for it.' },
  'environment.language': { what: 'The browser’s language.', why: 'What the user reads.' },
  'environment.timezone': { what: 'The user’s time zone.', why: 'To find it in the logs.' },
  faults: {
    what: 'What failed in Re-Pair itself: where, which sort of error, how often.',
    why: 'A fault of ours is not taken for the agent’s.',
  },
};

/** The document, in Markdown, with examples from a packet. */
export function packetDocument(example: unknown): string {
  const rows = Object.entries(FIELDS).map(
    ([path, { what, why }]) => `| \`${path}\` | ${what} | ${why} | ${exampleOf(example, path)} |`,
  );
  return `# What is in a report

The same model is written as JSON, as Markdown and, in short, as a chat message. Only these fields can leave; the schema is
[packet.schema.json](packet.schema.json). What could not be observed is null. A value that was taken out stands as
\`[removed 1]\`, with the same number for the same value. Made from \`tools/docs/packet.ts\` (\`npm run docs\`).

| Field | What | Why | Example |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** The first value at that path; long ones are no example. */
function exampleOf(from: unknown, path: string): string {
  const value = path.split('.').reduce<unknown>((at, key) => {
    const inside = (at as Record<string, unknown> | undefined)?.[key.replace('[]', '')];
    return key.endsWith('[]') ? (inside as unknown[] | undefined)?.[0] : inside;
  }, from);
  const written = JSON.stringify(value) ?? '';
  return written === '' || written.length > 60 ? '' : `\`${written}\``;
}
