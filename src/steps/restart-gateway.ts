/** Who runs the gateway has restarted it there: the page is loaded again to see. Offered for gateways of one's own alone. */
import { reloadAgent } from './agent-tab';
import type { Step } from './step';

export const restartGateway: Step = {
  id: 'restart-gateway',
  async run(context) {
    await reloadAgent(context);
    return { watch: true };
  },
};
