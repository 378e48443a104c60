/** The page that is opened once, after Re-Pair was installed. */
import { render } from 'preact';
import { direction, say } from '../platform/say';
import { Welcome } from './welcome';

document.documentElement.lang = say('language_code');
document.documentElement.dir = direction();
document.title = say('extension_name');
const root = document.getElementById('app');
if (root) render(<Welcome />, root);
