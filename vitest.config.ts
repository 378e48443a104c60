/** Unit tests: beside the code, in node; a file that needs a page asks for happy-dom in its first comment. */
import { defineConfig } from 'vitest/config';

/** In the build, `?script` gives the name of a content script's file; that name is all that the code uses. */
const scriptNames = {
  name: 'script-names',
  enforce: 'pre' as const,
  load: (id: string) => (id.endsWith('?script') ? `export default ${JSON.stringify(id)}` : null),
};

export default defineConfig({
  plugins: [scriptNames],
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
