/** Builds the extension: `--mode chromium` or `--mode firefox`, each into its own folder under dist/. */
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

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
        id: 're-pair@re-pair.invalid',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
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
  ],
  build: {
    outDir: `dist/${mode}`,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    rollupOptions: { input: { parked: 'src/parked/index.html' } },
  },
}));
