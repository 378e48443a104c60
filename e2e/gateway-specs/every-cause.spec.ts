/**
 * Every failure that a real gateway, or what stands in front of it, can be made to show: its kind, who mends it, the
 * first step, and that nothing harmful is proposed. One gateway a configuration, with its causes one after another.
 */
import { FAILURES } from '../../src/core/catalogue/failures.ts';
import { PLANS, type PlanRow } from '../../src/core/catalogue/plans.ts';
import { reduce } from '../../src/core/incident/reduce.ts';
import { planFor } from '../../src/core/plan/plan.ts';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { expectPrompt } from '../browser/prompt.ts';
import { atLeast } from '../gateway/version.ts';
import { incidentsIn, readKept } from '../worlds/extension-storage.ts';
import type { Cause, Stage } from './cause.ts';
import { CONFIGURATIONS } from './configurations.ts';
import { expect, test } from './gateway-fixtures.ts';

for (const { name, real, causes } of CONFIGURATIONS)
  test.describe(`a gateway ${name}`, () => {
    test.use({ real });
    test.skip(({ where }) => !atLeast(where, '2026.8.0'), 'older versions know fewer causes, and word them otherwise');

    test(`every cause of a gateway ${name} has its name, its mender, and no harmful step`, async ({ world, user }) => {
      for (const cause of causes)
        await test.step(cause.what, async () => {
          const page = await cause.bringAbout({ world, user });
          await expectPrompt(page, cause.kind);
          await expectAdvice(user, cause);
          await page.close();
          await likeNew({ world, user });
        });
    });
  });

/** What the extension's own records imply. */
async function expectAdvice(user: Browser, { what, kind, mender, first }: Cause): Promise<void> {
  const written = async () =>
    incidentsIn(await user.inBackground(readKept))
      .map(incident => ({ incident, state: reduce(incident.events) }))
      .filter(({ state }) => state.failure?.kind === kind && !state.fixed)
      .at(-1);
  await eventually(async () => (await written())?.state.failure?.kind, what).toBe(kind);
  const known = await written();
  if (!known) throw new Error(`nothing was written down of ${what}`);
  const plan = planFor(known.state, known.incident);
  const row: PlanRow | null = plan.name && PLANS[plan.name];
  const steps = plan.steps.map(({ step }) => step);
  expect({ mender: FAILURES[kind].mender, first: plan.current }, what).toEqual({ mender, first });
  expect(
    steps.filter(step => row?.harmful.includes(step)),
    what,
  ).toEqual([]);
  if (FAILURES[kind].clearing.levels === null) expect(steps, what).not.toContain('clear-site-data');
}

/** The next cause starts with a new browser, and with gateway and edge in their first state. */
async function likeNew({ world, user }: Stage): Promise<void> {
  Object.assign(world.site, { refusePages: null, refuseUpgrades: null, block: null });
  for (const header of Object.keys(world.site.headers)) delete world.site.headers[header];
  world.site.clientIp = `203.0.113.${8 + Math.floor(Number(world.site.clientIp.split('.')[3]) % 200)}`;
  await world.agent.start();
  const page = await user.newPage(`https://${world.agent.host}/healthz`);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.close();
}
