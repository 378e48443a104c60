/** What is spoken where the user has set a language, and what a page's cards are sent for it. */
import { beforeEach, expect, test, vi } from 'vitest';

const FILES: Record<string, Record<string, { message: string }>> = {
  '_locales/de/messages.json': { language_code: { message: 'de' }, prompt_fix: { message: 'Zurück' } },
  '_locales/en/messages.json': { prompt_fix: { message: 'Get back in' }, prompt_dismiss: { message: 'Not now' } },
};

vi.mock('./browser', () => ({
  browser: {
    i18n: { getMessage: (key: string, parts: string[] = []) => [`browser’s ${key}`, ...parts].join(' ') },
    runtime: { getURL: (path: string) => path },
  },
}));

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('fetch', async (path: string) => {
    if (!FILES[path]) throw new Error(`there is no ${path}`);
    return { json: async () => FILES[path] };
  });
});

const load = async () => ({ ...(await import('./say')), ...(await import('./set-language')) });

test('a language that is set is spoken, with English for what it lacks, until the browser’s is wanted again', async () => {
  const { say, speak } = await load();
  expect(say('prompt_fix')).toBe('browser’s prompt_fix');
  await speak('de');
  expect(['prompt_fix', 'prompt_dismiss'].map(key => say(key as 'prompt_fix'))).toEqual(['Zurück', 'Not now']);
  await speak('');
  expect(say('prompt_fix')).toBe('browser’s prompt_fix');
});

test('the language that was wanted last is spoken, though an older one’s file came later', async () => {
  const { say, speak } = await load();
  const held: (() => void)[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    await new Promise<void>(done => held.push(done));
    return { json: async () => FILES[path] };
  });
  const older = speak('de');
  await speak('');
  for (const goOn of held) goOn();
  await older;
  expect(say('prompt_fix')).toBe('browser’s prompt_fix');
});

test('a language that is none of ours, or whose file cannot be read, changes nothing', async () => {
  const { say, speak } = await load();
  for (const language of ['tlh', 'fr']) {
    await speak(language);
    expect(say('prompt_fix')).toBe('browser’s prompt_fix');
  }
});

test('a page is sent what is said, with its places open, in the browser’s language as in one that is set', async () => {
  const { speak, wordsSaid } = await load();
  const saying: Parameters<typeof wordsSaid>[0] = say =>
    say('prompt_fix') + say('prompt_dismiss') + say('ask_was', '1');
  expect(wordsSaid(saying)).toMatchObject({
    prompt_fix: { message: 'browser’s prompt_fix $1 $2 $3 $4 $5' },
    ask_was: { message: 'browser’s ask_was $1 $2 $3 $4 $5' },
  });
  await speak('de');
  const said = wordsSaid(saying);
  expect(said).toMatchObject({ prompt_fix: { message: 'Zurück' }, prompt_dismiss: { message: 'Not now' } });
  expect(Object.keys(said)).not.toContain('prompt_never');
});
