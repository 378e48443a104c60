/** Builds the extension: `--mode chromium` or `--mode firefox`, each into its own folder under dist/. */

import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import source from './manifest.json' with { type: 'json' };
import own from './package.json' with { type: 'json' };
import english from './public/_locales/en/messages.json' with { type: 'json' };
import { packed } from './src/core/catalogue-file.ts';

const manifest = { ...source, version: own.version };

/**
 * What Firefox wants said differently: an event page instead of a service worker, an id, and that no data is collected.
 * 142 is the first version that knows `data_collection_permissions` on every platform. It wants no schema for what is managed,
 * and what is a side panel in Chromium is a sidebar there, which would open by itself.
 */
function forFirefox() {
  const { minimum_chrome_version: _, storage: _schema, side_panel, background, permissions, ...rest } = manifest;
  return {
    ...rest,
    permissions: permissions.filter(name => name !== 'sidePanel'),
    sidebar_action: {
      default_panel: side_panel.default_path,
      default_title: rest.action.default_title,
      default_icon: rest.action.default_icon,
      open_at_install: false,
    },
    background: { scripts: [background.service_worker], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: '{5e0c9a36-7c1f-4d5b-9a8e-2f6d41b7c3e8}', // for good: an update with another one would be another add-on
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}

/**
 * No page may load a file of ours, for then it could tell that Re-Pair is there. The build would open up the script that
 * is injected on demand, although `scripting.executeScript` does not need that.
 */
function closedToPages(): Plugin {
  let outDir = '';
  return {
    name: 'closed-to-pages',
    enforce: 'post',
    configResolved({ build }) {
      outDir = build.outDir;
    },
    async closeBundle() {
      const file = `${outDir}/manifest.json`;
      const { web_accessible_resources: _, ...built } = JSON.parse(await readFile(file, 'utf8'));
      await writeFile(file, `${JSON.stringify(built, null, 2)}\n`);
    },
  };
}

/**
 * What runs in the page's own world can stand in a stack that the page reads: where the page's code is called by a constructor
 * that we watch. There it is as nameless as what a console runs, instead of with the extension's address.
 */
function nameless(): Plugin {
  let outDir = '';
  return {
    name: 'nameless',
    enforce: 'post',
    configResolved({ build }) {
      outDir = build.outDir;
    },
    async closeBundle() {
      const { content_scripts }: typeof manifest = JSON.parse(await readFile(`${outDir}/manifest.json`, 'utf8'));
      for (const { js, world } of content_scripts)
        if (world === 'MAIN')
          for (const file of js) await appendFile(`${outDir}/${file}`, '\n//# sourceURL=<anonymous>\n');
    },
  };
}

/** Chromium shows whoever manages browsers what can be set, by a schema that the manifest names. */
function managedSchema(mode: string): Plugin {
  return {
    name: 'managed-schema',
    async generateBundle() {
      const { storage } = manifest;
      const source = await readFile('src/core/settings/managed-schema.json', 'utf8');
      if (mode === 'chromium') this.emitFile({ type: 'asset', fileName: storage.managed_schema, source });
    },
  };
}

/** Packs the sentences (catalogue-file.ts): what is said to translators is a third of them, and no browser reads it. */
function packedSentences(): Plugin {
  let outDir = '';
  return {
    name: 'packed-sentences',
    configResolved({ build }) {
      outDir = build.outDir;
    },
    async closeBundle() {
      for (const language of await readdir(`${outDir}/_locales`)) {
        const file = `${outDir}/_locales/${language}/messages.json`;
        const source = language === 'en' ? english : JSON.parse(await readFile(file, 'utf8'));
        await writeFile(file, `${JSON.stringify(packed(source, english))}\n`);
      }
    },
  };
}

/** The build also leaves a copy of what is injected on demand, and of what only that imports, where nothing names it. */
function noCopies(): Plugin {
  return {
    name: 'no-copies',
    enforce: 'post',
    generateBundle(_, bundle) {
      const copies = Object.keys(bundle).filter(name => /\.iife\.ts\d*\.js$/.test(name));
      const importsOf = (name: string) => (bundle[name]?.type === 'chunk' ? bundle[name].imports : []);
      const shared = copies.flatMap(importsOf);
      for (const name of copies) delete bundle[name];
      for (const name of shared)
        if (!Object.keys(bundle).some(other => importsOf(other).includes(name))) delete bundle[name];
    },
  };
}

/** Gathers what a module imports, however far away, by the time that chunks are made. */
function reachOf(entry: string): Plugin & { readonly reached: ReadonlySet<string> } {
  const reached = new Set<string>();
  return {
    name: `reach-of-${entry}`,
    reached,
    buildEnd() {
      reached.add(path.resolve(entry));
      // A set is walked to its end, also while it grows.
      for (const id of reached) for (const other of this.getModuleInfo(id)?.importedIds ?? []) reached.add(other);
    },
  };
}

const ofPopup = reachOf('src/popup/main.tsx');
const ofWorker = reachOf('src/background/index.ts');

/**
 * Every file that a page waits for costs some milliseconds, and the popup would have eleven: it has three. What it shares with
 * the worker is apart, which loads nothing of a page's; neither has what only another page needs.
 */
const chunks = [
  { name: 'common', test: (id: string) => ofPopup.reached.has(id) && ofWorker.reached.has(id) },
  { name: 'pages', test: (id: string) => ofPopup.reached.has(id) && !id.endsWith('.css'), minShareCount: 2 },
];

export default defineConfig(({ mode }) => ({
  plugins: [
    ofPopup,
    ofWorker,
    preact(),
    crx({
      manifest: (mode === 'firefox' ? forFirefox() : manifest) as ManifestV3Export,
      browser: mode === 'firefox' ? 'firefox' : 'chrome',
    }),
    managedSchema(mode),
    noCopies(),
    packedSentences(),
    closedToPages(),
    nameless(),
  ],
  build: {
    outDir: `dist/${mode}`,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false }, // every browser that this is for has it
    rollupOptions: {
      input: {
        parked: 'src/parked/index.html',
        report: 'src/report/index.html',
        welcome: 'src/welcome/index.html',
      },
      // Nothing caches an extension's files by their names, and a hash would differ by the folder that it is built in.
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
        codeSplitting: { groups: chunks },
      },
    },
  },
}));
