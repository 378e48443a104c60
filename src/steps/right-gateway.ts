/** Is this the right page, does it talk to its own gateway, and who answers there? Changes nothing. */
import { placeOfGateway } from '../core/address/gateway-address';
import type { StepEnd } from '../core/catalogue/steps';
import type { IncidentState } from '../core/incident/reduce';
import { isOwnGateway, type Where } from '../core/plan/plan';
import { needsHttps } from '../core/sighting/needs-https';
import { type Answer, probe } from './probe';

/** Looks, and says what was found in one word. Never throws. */
export async function lookAtGateway(where: Where, { failure }: Pick<IncidentState, 'failure'>): Promise<StepEnd> {
  const { origin, gateway } = where;
  if (failure && needsHttps(failure, origin)) return found('insecure-page');
  if (!isOwnGateway(where)) return found(`other-gateway-${placeOfGateway(gateway) ?? 'public'}`);
  return found(`own-gateway-${await whoAnswers(origin, failure)}`);
}

function found(finding: string): StepEnd {
  return { result: 'done', by: 'observed', finding };
}

/** Another make of front end gives no known answer: then a gateway that has just spoken to the page is better proof. */
async function whoAnswers(origin: string, failure: IncidentState['failure']): Promise<Answer> {
  const answer = await probe(origin, failure?.tab ?? -1);
  return answer === 'other' && failure?.sighting.spoke === true ? 'alive' : answer;
}
