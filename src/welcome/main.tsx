/** The page that opens once, after the installation. */
import { render } from 'preact';
import { say } from '../platform/say';
import { beginPage } from '../platform/set-up-page';
import { Welcome } from './welcome';

const root = beginPage(say('extension_name'));
if (root) render(<Welcome />, root);
