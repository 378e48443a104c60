/** Is this the right page, does it talk to its own gateway, and who answers there? Nothing is changed. */
import { FAILURES } from '../core/failure';
import { gatewayAddressOf, placeOfGateway } from '../core/gateway-address';
import { probe } from './probe';
import type { Step } from './step';

export const rightGateway: Step = {
  id: 'right-gateway',
  async run({ gateway, host, origin, state: { failure } }) {
    if (failure && FAILURES[failure.kind].needsHttps && origin.startsWith('http:'))
      return { end: { result: 'done', by: 'observed', finding: 'insecure-page' } };
    const address = gatewayAddressOf(gateway);
    const belongs = address !== null && new URL(address).host === host;
    const finding = belongs
      ? (`own-gateway-${await probe(host)}` as const)
      : (`other-gateway-${placeOfGateway(gateway) ?? 'public'}` as const);
    return { end: { result: 'done', by: 'observed', finding } };
  },
};
