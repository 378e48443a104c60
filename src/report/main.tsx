/** The page "Open a report": the trouble of the tab that it was opened from, or any report's file. */
import { render } from 'preact';
import { say } from '../platform/say';
import { ReportPage } from './report-page';

document.documentElement.lang = say('language_code');
document.title = say('report_title');
const tab = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
const root = document.getElementById('app');
if (root) render(<ReportPage tab={Number.isInteger(tab) ? tab : null} />, root);
