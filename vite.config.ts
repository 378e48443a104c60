/** Builds the extension: `--mode chromium` or `--mode firefox`, each into its own folder under dist/. */

import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import source from './manifest.json' with { type: 'json' };
import { version } from './package.json' with { type: 'json' };

const manifest = { ...source, version };

/**
 * What Firefox wants said differently: an event page instead of a service worker, an id, and that no data is collected.
 * 142 is the first version that knows `data_collection_permissions` on every platform.
 */
function forFirefox() {
  const { minimum_chrome_version: _, background, ...rest } = manifest;
  return {
    ...rest,
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
      const { content_scripts }: typeof manifest = JSON.parse(
        await readFile(`${outDir}/manifest.json`, 'utf8'),
      );
      for (const { js, world } of content_scripts)
        if (world === 'MAIN')
          for (const file of js) await appendFile(`${outDir}/${file}`, '\n//# sourceURL=<anonymous>\n');
    },
  };
}

/** The build also leaves a copy of what is injected on demand among the modules, where nothing names it. */
function noCopies(): Plugin {
  return {
    name: 'no-copies',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const name of Object.keys(bundle)) if (/\.iife\.ts\d*\.js$/.test(name)) delete bundle[name];
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [
    preact(),
    crx({
      manifest: (mode === 'firefox' ? forFirefox() : manifest) as ManifestV3Export,
      browser: mode === 'firefox' ? 'firefox' : 'chrome',
    }),
    noCopies(),
    closedToPages(),
    nameless(),
  ],
  build: {
    outDir: `dist/${mode}`,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false }, // every browser that this is for has it
    rollupOptions: {
      input: { parked: 'src/parked/index.html', report: 'src/report/index.html' },
      // Nothing caches an extension's files by their names, and a hash would differ by the folder that it is built in.
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
}));
