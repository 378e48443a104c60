/** A browser that a real gateway refuses: the right failure, no other one meanwhile, and the gateway's own request. */
import { atLeast } from '../gateway/version.ts';
import { expectAnswer, expectFailure, expectRequestOf } from './expect-failure.ts';
import { expect, test } from './gateway-fixtures.ts';

/** A part of a word that every refusing page shows in that language. */
const LANGUAGES = { 'en-US': 'connect', de: 'verbind' };

for (const [locale, word] of Object.entries(LANGUAGES)) {
  test.describe(`in a browser of locale ${locale}`, () => {
    test.use({ launch: { locale } });
    test.skip(({ where }) => locale !== 'en-US' && !atLeast(where, '2026.3.0'), 'this version knows no German');

    test('a browser that was never there is asked to pair', async ({ world, user, recorder }) => {
      const page = await user.newPage(world.agent.link());
      await expectFailure(user, page, 'pairing-required');
      await expectRequestOf(world, user, page);
      await expect(page.getByText(word).filter({ visible: true }).first()).toBeVisible();
      expect(recorder.kinds()).toEqual(['pairing-required']);
    });

    test('a link with a wrong token is told as such', async ({ world, user, recorder }) => {
      const page = await user.newPage(world.agent.staleLink());
      await expectFailure(user, page, 'token-mismatch');
      await expect(page.getByText(word).filter({ visible: true }).first()).toBeVisible();
      expect(recorder.kinds()).toEqual(['token-mismatch']);
    });
  });
}

test('an address without a token is told as such, and that its gateway runs', async ({
  world,
  user,
  recorder,
  where,
}) => {
  const page = await user.newPage(`https://${world.agent.host}/`);
  await expectFailure(user, page, 'token-missing');
  expect(recorder.kinds()).toEqual(['token-missing']);
  await expectAnswer(user, page, `own-gateway-${atLeast(where, '2026.3.0') ? 'alive' : 'page'}`);
});
