/** Every step by its id. */
import type { StepId } from '../core/catalogue/steps';
import { awaitApproval } from './await-approval';
import { clearSiteData } from './clear-site-data';
import { escalate } from './escalate';
import { freshLink } from './fresh-link';
import { freshPairing } from './fresh-pairing';
import { hardRefresh } from './hard-refresh';
import { privateWindow } from './private-window';
import { restartGateway } from './restart-gateway';
import { rightGateway } from './right-gateway';
import { signOutIn } from './sign-out-in';
import type { Step } from './step';
import { wait } from './wait';

export const STEPS: Readonly<Record<StepId, Step>> = {
  'right-gateway': rightGateway,
  'hard-refresh': hardRefresh,
  'sign-out-in': signOutIn,
  'private-window': privateWindow,
  'fresh-link': freshLink,
  wait,
  'await-approval': awaitApproval,
  'clear-site-data': clearSiteData,
  'fresh-pairing': freshPairing,
  'restart-gateway': restartGateway,
  escalate,
};
