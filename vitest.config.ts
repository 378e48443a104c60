/** Unit tests: beside the code, in node; a file that needs a page asks for happy-dom in its first comment. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
