/**
 * Where the parts of a new failure and a new step go, and how each begins: it compiles, and claims and offers the
 * least.
 */
import { mark, property, type Skeleton } from './skeleton.ts';

/** A failure that is known by its own name, and treated like an unknown one. */
export function failureSkeleton(name: string): Skeleton {
  const key = property(name);
  const words = name.replaceAll('-', ' ');
  const code = name.replaceAll('-', '_').toUpperCase();
  const todo = (what: string) => `  // ${mark(name, what)}`;
  return {
    parts: [
      {
        file: 'src/core/catalogue/failures.ts',
        place: 'before',
        line: '} as const satisfies',
        text: `  ${key}: {
    // ${mark(name, 'each part as failure-row.ts means it, and what differs from the base')}
    mender: 'support',
    verdict: 'investigating',
    plan: 'unknown-refusal',
    several: false,
  },`,
      },
      {
        file: 'src/core/catalogue/failure-words.ts',
        place: 'after',
        line: 'export const WORDS',
        text: `${todo('how its words begin')}\n  ${key}: [/^${words}/, 'final'],`,
      },
      {
        file: 'src/testing/wire-texts.ts',
        place: 'after',
        line: 'export const WIRE_TEXTS',
        text: `${todo('its texts as they were seen')}\n  ${key}: ['${words}'],`,
      },
      {
        file: 'src/testing/wire-texts.ts',
        place: 'after',
        line: 'export const WIRE_WORDS',
        text: `${todo('its code, or another word that the wire has for it')}\n  ${key}: '${code}',`,
      },
      {
        file: 'src/testing/specimens.ts',
        place: 'after',
        line: 'const MADE_BY_HAND',
        text: todo('a page in src/content/specimens, and what is to be seen there'),
      },
      {
        file: 'e2e/site/refusal.ts',
        place: 'after',
        line: 'export type AuthRefusal',
        text: `  | '${name}'`,
      },
      {
        file: 'e2e/site/refusal.ts',
        place: 'after',
        line: 'const AUTH:',
        text: `${todo('how the stand-in refuses so')}\n  ${key}: { message: '${words}', details: { code: '${code}' } },`,
      },
    ],
    sentences: [
      {
        key: `failure_${name.replaceAll('-', '_')}_title`,
        behind: /^failure_/,
        length: 'at most seven words',
        description: `Heading for the failure “${words}”, in the popup, in the card in the page, and in reports. At most seven words.`,
      },
      {
        key: `failure_${name.replaceAll('-', '_')}_meaning`,
        behind: /^failure_/,
        length: 'at most 16 words',
        description: `Below the heading of the failure “${words}”: what it means for this person. At most 16 words.`,
      },
    ],
  };
}

/** The sentences of every step: the part of the key, the longest length, and the place. */
const STEP_WORDS = [
  [
    'title',
    'at most six words',
    'Name of the step “$”: a heading, and an entry in lists. It names what is done, as all steps’ names do in that language: no order. At most six words.',
  ],
  ['what', 'at most 14 words', 'Below the heading of the step “$”: what it will do. At most 14 words.'],
  ['run', 'at most five words', 'The main button of the step “$”. At most five words.'],
  ['wait', 'at most seven words', 'Heading while the step “$” is under way. At most seven words.'],
  [
    'failed',
    'at most seven words',
    'Above the next step: the step “$” was tried, and the same failure came back. At most seven words.',
  ],
] as const;

/** A step that does nothing yet, with the cost of the most expensive one that deletes nothing. */
export function stepSkeleton(name: string): Skeleton {
  const key = property(name);
  const part = name.replaceAll('-', '_');
  return {
    parts: [
      {
        file: 'src/core/catalogue/steps.ts',
        place: 'before',
        line: '  escalate: {',
        text: `  ${key}: {
    // ${mark(name, 'each part as step-row.ts means it, and what differs from the base')}
    seconds: 60,
    loadsAgain: 'also',
    asksFirst: false,
    helpsUnstored: false,
    judgedBy: 'next-load',
    watchMs: LOAD_MS,
    again: null,
  },`,
      },
      {
        file: 'src/steps/index.ts',
        place: 'after',
        line: 'export const STEPS',
        text: `  // ${mark(name, 'what it does')}
  ${key}: {
    async run() {
      return { watch: true };
    },
  },
`,
      },
      {
        file: 'src/core/catalogue/plans.ts',
        place: 'before',
        line: 'const ROWS = {',
        text: `// ${mark(name, 'the plans that offer it, and those that it is pointless or harmful in')}`,
      },
      {
        file: 'e2e/screenshots/step-states.ts',
        place: 'after',
        line: 'const CURED_BY',
        text: `  // ${mark(name, 'a failure whose plan holds it')}\n  ${key}: 'pairing-required',`,
      },
    ],
    sentences: [
      ...STEP_WORDS.map(([which, length, description]) => ({
        key: `step_${part}_${which}`,
        behind: new RegExp(`^step_(?:.*_failed$|${part}_)`),
        length,
        description: description.replace('$', part),
      })),
      {
        key: `fixed_${part}`,
        behind: /^fixed_/,
        length: 'a sentence',
        description: 'Once it works again.',
      },
    ],
  };
}
