/** A browser that a real gateway refuses: the right failure, no other meanwhile, and the gateway's own request. */
import { expectFailure, expectRequestOf } from './expect.ts';
import { expect, test } from './gateway-test.ts';

for (const locale of ['en-US', 'de']) {
  test.describe(`in a browser of locale ${locale}`, () => {
    test.use({ launch: { locale } });

    test('a browser that was never there is asked to pair', async ({ world, user, witness }) => {
      const page = await user.newPage(world.agent.link());
      await expectFailure(user, page, 'pairing-required');
      await expectRequestOf(world, user, page);
      expect(witness.kinds()).toEqual(['pairing-required']);
    });

    test('a link with a wrong token is told as such', async ({ world, user, witness }) => {
      const page = await user.newPage(world.agent.staleLink());
      await expectFailure(user, page, 'token-mismatch');
      expect(witness.kinds()).toEqual(['token-mismatch']);
    });
  });
}

test('an address without a token is told as such', async ({ world, user, witness }) => {
  const page = await user.newPage(`https://${world.agent.host}/`);
  await expectFailure(user, page, 'token-missing');
  expect(witness.kinds()).toEqual(['token-missing']);
});
