/** An approval is missing: what to send to whom, before and during the wait for it. */
import type { ShownFailure } from '../../core/view/view';
import type { Command } from '../../platform/requests';
import { say } from '../../platform/say';
import { Action, Primary } from '../parts/action';
import { Command as CommandLine } from '../parts/command';
import { AgainCosts } from '../parts/costs';
import { Frame } from '../parts/frame';
import { grantWords, Letter, messageOf } from '../parts/handoff';
import { Left, usePassed } from '../parts/remaining';
import { Skip } from '../parts/side-actions';
import { againLabel, clearingBeforeAsking, runLabel, type StepProps } from '../parts/step-words';
import { useCopy } from '../parts/use-copy';

/** `asked`: the user has said that they sent the message. */
export function Approval(props: StepProps & { failure: ShownFailure; asked: boolean }) {
  const { incident, failure, asked, step, ask } = props;
  const { plan } = incident;
  const { request } = failure;
  const own = plan.situation === 'own';
  const lapsed = usePassed(request?.lapsesAt ?? null);
  const again = asked ? againLabel(props, lapsed) : null;
  const [copied, copy] = useCopy('handoff_copied');
  const lastResult = copied ? { words: copied, worked: true } : clearingBeforeAsking(incident);
  const watched = request && (lastResult === null || request.lapsesAt !== null);
  return (
    <Frame
      shown={props}
      picture="approval"
      bare={own}
      title={say('handoff_title')}
      lastResult={lastResult}
      lead={say(lapsed ? 'handoff_lapsed' : own ? 'step_await_approval_what_own' : 'step_await_approval_what')}
      pre={
        lapsed ? (
          <AgainCosts plan={plan} />
        ) : (
          watched && <Watching request={request} retriesItself={failure.retriesItself} />
        )
      }
      primary={
        lapsed ? (
          <Renew {...props} />
        ) : own ? (
          !asked && (
            <Primary name="run" onClick={() => ask({ type: 'run', step })}>
              {runLabel(props)}
            </Primary>
          )
        ) : (
          <Primary name="copy-handoff" onClick={() => copy(messageOf(incident, failure))}>
            {say('handoff_copy')}
          </Primary>
        )
      }
      others={
        <>
          {!asked && !own && !lapsed && (
            <Action name="run" variant="second" onClick={() => ask({ type: 'run', step })}>
              {runLabel(props)}
            </Action>
          )}
          {again && !lapsed && (
            <Action name="confirm" variant="second" onClick={() => ask({ type: 'confirm', step })}>
              {again}
            </Action>
          )}
          <Skip {...props} />
        </>
      }
    >
      {!lapsed && request && (own ? <Commands {...props} /> : <Letter host={incident.host} request={request} />)}
    </Frame>
  );
}

/** Loading the page again makes a new request. Before the step runs, that is this tab's page if it is the agent's. */
function Renew({ asked, step, ask, view, incident }: StepProps & { asked: boolean }) {
  const here = view.tab.host === incident.host;
  const [name, what]: ['confirm' | 'reload' | 'run', Command] = asked
    ? ['confirm', { type: 'confirm', step }]
    : here
      ? ['reload', { type: 'reload' }]
      : ['run', { type: 'run', step }];
  return (
    <Primary name={name} onClick={() => ask(what)}>
      {say('handoff_new_request')}
    </Primary>
  );
}

function Commands({ failure }: { failure: ShownFailure }) {
  const requestId = failure.request?.requestId;
  return (
    <div class="letter">
      <p>{say('handoff_own_list')}</p>
      <CommandLine text="openclaw devices list" />
      <p>{say(requestId ? 'handoff_own_approve' : 'handoff_own_approve_listed')}</p>
      {requestId && <CommandLine text={`openclaw devices approve ${requestId}`} />}
      <p class="soft small">{grantWords(failure)}</p>
    </div>
  );
}

/** How long the request can still be approved. */
function Watching({
  request: { lapsesAt },
  retriesItself,
}: {
  request: NonNullable<ShownFailure['request']>;
  retriesItself: boolean;
}) {
  return (
    <p class="watching">
      <span class="pulse" />
      <span>
        {lapsesAt === null ? (
          say(retriesItself ? 'handoff_keep_open' : 'handoff_life')
        ) : (
          <Left until={lapsesAt} words="handoff_lapses" />
        )}
      </span>
    </p>
  );
}
