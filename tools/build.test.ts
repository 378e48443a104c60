/** What the build promises about its files in dist/. Run `npm run build` before. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createContext, runInContext, Script } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { archiveOf } from './release/archive.ts';
import { filesIn } from './release/files.ts';
import { popupLaterSizesOf, popupSizesOf, sizesOf } from './size.ts';

/** The parts of the linter's report that are used. */
interface Lint {
  readonly errors: readonly object[];
  readonly notices: readonly object[];
  readonly warnings: readonly { readonly code: string; readonly file: string }[];
}

describe.each(['dist/chromium', 'dist/firefox'])('%s', extension => {
  beforeAll(() => {
    if (!existsSync(`${extension}/manifest.json`)) throw new Error('There is no build: "npm run build" makes it.');
  });

  test('both scripts of every page together keep their budget', () => {
    const sizes = sizesOf(extension).everyPage.map(({ gzip }) => gzip);
    expect(sizes).toHaveLength(2);
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(BUDGETS.everyPageGzip);
  });

  test('the scripts of the popup together keep theirs', () => {
    const sizes = popupSizesOf(extension).map(({ gzip }) => gzip);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.length).toBeLessThanOrEqual(BUDGETS.popupScripts);
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(BUDGETS.popupGzip);
  });

  test('so does what the popup loads later', () => {
    const sizes = popupLaterSizesOf(extension).map(({ gzip }) => gzip);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(BUDGETS.popupLaterGzip);
  });

  test('the worker loads nothing that only pages need', () => {
    const worker = readFileSync(`${extension}/assets/index.ts.js`, 'utf8');
    expect(worker).toContain('./common.js');
    expect(worker).not.toContain('./pages.js');
    expect(readFileSync(`${extension}/assets/common.js`, 'utf8')).not.toMatch(/(?:from|import)\s*["']\.\//);
  });

  test('so does the package, and what each language adds to it', () => {
    const files = filesIn(extension);
    const translations = files.filter(file => /^_locales\/(?!en\/)/.test(file));
    const others = files.filter(file => !translations.includes(file));
    const without = archiveOf(extension, others).length;
    expect(without).toBeLessThan(BUDGETS.packageBytes);
    expect(translations.length).toBeGreaterThan(0);
    for (const file of translations)
      expect(archiveOf(extension, [...others, file]).length - without, file).toBeLessThan(BUDGETS.languageBytes);
  });

  test('it asks for no more permissions than it may', () => {
    const { permissions, host_permissions } = JSON.parse(readFileSync(`${extension}/manifest.json`, 'utf8'));
    expect(permissions.length).toBeLessThanOrEqual(BUDGETS.permissions);
    expect(host_permissions.length).toBeLessThanOrEqual(BUDGETS.hostPermissions);
  });

  test('its pages may load what is in the package, save files, and ask heyron’s hosts alone', () => {
    const { content_security_policy } = JSON.parse(readFileSync(`${extension}/manifest.json`, 'utf8'));
    expect(Object.keys(content_security_policy)).toEqual(['extension_pages']);
    const directives = (content_security_policy.extension_pages as string).split('; ').map(directive => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources] as const;
    });
    expect(Object.fromEntries(directives)).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'"],
      'frame-src': ['blob:'], // files are saved through a frame (platform/save-files.ts)
      'connect-src': ['https://heyron.ai', 'https://*.heyron.ai'], // steps/ask-host.ts
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    });
  });

  test('its pages have no script or style in them, and load none from elsewhere', () => {
    const pages = readdirSync(extension, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.html'));
    expect(pages).toHaveLength(5);
    for (const page of pages) {
      const html = readFileSync(`${extension}/${page}`, 'utf8');
      expect(html, page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|<base|<iframe|<object|<embed/i);
      // In several files the common styles would come last, and override others.
      expect(html.match(/rel="stylesheet"/g), page).toHaveLength(1);
      for (const [script] of html.matchAll(/<script\b.*?<\/script>/gs))
        expect(script, page).toMatch(/^<script [^>]*src="\/[^"]+"[^>]*><\/script>$/);
      for (const [, address] of html.matchAll(/\b(?:src|href)="([^"]*)"/g)) expect(address, page).toMatch(/^\/(?!\/)/);
    }
  });

  test('what runs in the page’s own world has no address in a stack', () => {
    const { content_scripts } = JSON.parse(readFileSync(`${extension}/manifest.json`, 'utf8'));
    const ours = content_scripts.filter(({ world }: { world?: string }) => world === 'MAIN');
    const [file] = ours.flatMap(({ js }: { js: string[] }) => js);
    const script = new Script(readFileSync(`${extension}/${file}`, 'utf8'), {
      filename: `chrome-extension://id/${file}`,
    });
    const document = new EventTarget();
    const page = {
      WebSocket: class WebSocket extends URL {},
      document,
      setTimeout,
      CustomEvent,
      FocusEvent: Event,
    };
    const context = createContext({ ...page, window: page });
    script.runInContext(context);
    const seen = runInContext(
      `Error.prepareStackTrace = (_, sites) => sites.join(); // the browsers' own, and not the test runner's
      let seen;
      new window.WebSocket({ toString() { seen = new Error('seen').stack; return 'https://heyron.ai/'; } });
      seen`,
      context,
    );
    expect(seen).toContain('Object.construct');
    expect(seen).not.toContain('extension');
  });

  test('no file is shipped that nothing names', () => {
    const all = readdirSync(extension, { recursive: true, withFileTypes: true });
    const files = all.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
    const texts = files.filter(file => /\.(?:js|css|html|json)$/.test(file));
    const contents = new Map(texts.map(file => [file, readFileSync(file, 'utf8')]));
    const unnamed = files.filter(
      file =>
        !/manifest\.json$|_locales/.test(file) &&
        ![...contents].some(([other, text]) => other !== file && text.includes(path.basename(file))),
    );
    expect(unnamed.map(file => path.relative(extension, file))).toEqual([]);
  });
});

test('the linter of the add-on site finds no error, and one warning that is known', () => {
  const args = ['node_modules/web-ext/bin/web-ext.js', 'lint', '--output=json', '--source-dir', 'dist/firefox'];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const { errors, notices, warnings } = JSON.parse(stdout) as Lint;
  expect([...errors, ...notices]).toEqual([]);
  // Preact sets `innerHTML` for `dangerouslySetInnerHTML`. No component of ours uses it, and our linter forbids it, but
  // the code is in Preact.
  expect(warnings.map(({ code }) => code)).toEqual(['UNSAFE_VAR_ASSIGNMENT']);
});
