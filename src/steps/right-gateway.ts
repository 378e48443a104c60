/** Is this the right page, does it talk to its own gateway, and who answers there? Nothing is changed. */

import { gatewayAddressOf, placeOfGateway } from '../core/address/gateway-address';
import { FAILURES } from '../core/catalogue/failures';
import { type Answer, probe } from './probe';
import type { Step } from './step';

export const rightGateway: Step = {
  id: 'right-gateway',
  async run({ gateway, host, origin, state: { failure } }) {
    if (failure && FAILURES[failure.kind].needsHttps && origin.startsWith('http:'))
      return { end: { result: 'done', by: 'observed', finding: 'insecure-page' } };
    const address = gatewayAddressOf(gateway);
    const belongs = address !== null && new URL(address).host === host;
    const finding = belongs
      ? (`own-gateway-${await whoAnswers(host, failure?.sighting.spoke === true)}` as const)
      : (`other-gateway-${placeOfGateway(gateway) ?? 'public'}` as const);
    return { end: { result: 'done', by: 'observed', finding } };
  },
};

/** A front end of another make answers nothing that we know: where a gateway has just spoken to the page, that is the better proof. */
async function whoAnswers(host: string, spoke: boolean): Promise<Answer> {
  const answer = await probe(host);
  return answer === 'other' && spoke ? 'alive' : answer;
}
