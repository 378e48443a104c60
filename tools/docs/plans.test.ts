import { expect, test } from 'vitest';
import { PLANS } from '../../src/core/catalogue/plans.ts';
import { plansDocument } from './plans.ts';

test('docs/plans.md says what the table says', async () => {
  await expect(plansDocument(PLANS)).toMatchFileSnapshot('../../docs/plans.md');
});
