/** Reads a CPU profile: how much of a page's main thread was ours. */

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** The part of the protocol's profile that is read. */
export interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples?: readonly number[];
  /** In µs. */
  readonly timeDeltas?: readonly number[];
}

export interface Share {
  /** Time in functions of our scripts, as a share of all that was not idle. */
  readonly self: number;
  /** The same with the browser's own functions that ours called (document look-ups, for example). */
  readonly withNatives: number;
  /** The longest uninterrupted time in both, in ms. */
  readonly longest: number;
  /** Where that time goes: a function's name and script → its share of it. */
  readonly parts: ReadonlyMap<string, number>;
}

/** Measures the share of the scripts whose URL begins with `prefix`. */
export function shareOf({ nodes, samples = [], timeDeltas = [] }: Profile, prefix: string): Share {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id])));
  /** The script that a node runs for: its own, or its nearest caller's that has one. */
  const scriptOf = (id: number | undefined): string => {
    const node = id === undefined ? undefined : byId.get(id);
    return node ? node.callFrame.url || scriptOf(parents.get(node.id)) : '';
  };
  const parts = new Map<string, number>();
  let busy = 0;
  let self = 0;
  let natives = 0;
  let longest = 0;
  let stretch = 0;
  for (const [at, id] of samples.entries()) {
    // A delta is the time before its sample, which is valid until the next one.
    const time = timeDeltas[at + 1] ?? 0;
    const { functionName = '', url = '' } = byId.get(id)?.callFrame ?? {};
    if (functionName === '(idle)') {
      stretch = 0;
      continue;
    }
    busy += time;
    const script = scriptOf(id);
    // Our hook makes the socket in the page's place, which would have made it itself.
    if (!script.startsWith(prefix) || (functionName === 'WebSocket' && !url)) {
      stretch = 0;
      continue;
    }
    if (url) self += time;
    else natives += time;
    stretch += time;
    longest = Math.max(longest, stretch);
    const part = `${functionName || '(nameless)'} in ${script.slice(prefix.length)}`;
    parts.set(part, (parts.get(part) ?? 0) + time);
  }
  const ours = self + natives;
  return {
    self: self / busy,
    withNatives: ours / busy,
    longest: longest / 1_000,
    parts: new Map([...parts].sort(([, a], [, b]) => b - a).map(([part, time]) => [part, time / ours])),
  };
}
