/** The ways to be let in, each in a view of its own. Loaded after the first view, which must not wait for them. */
import type { AskedWay } from '../../core/catalogue/ways';
import { AskAgent } from './ask-agent';
import { Commands } from './commands';
import { List } from './list';
import { OtherBrowser } from './other-browser';
import { Support } from './support';
import type { WayProps } from './way-page';

const VIEWS: Readonly<Record<AskedWay, (props: WayProps) => preact.JSX.Element>> = {
  'other-browser': OtherBrowser,
  'ask-agent': AskAgent,
  support: Support,
  commands: Commands,
};

export function Ways({ open, ...props }: WayProps & { open: AskedWay | null }) {
  const View = open === null ? List : VIEWS[open];
  return <View {...props} />;
}
