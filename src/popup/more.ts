/** The views behind the first one. They are loaded once that stands, so that it does not wait for them. */
export { StepCommands } from './parts/step-commands';
export { Awake, Checked, foundWords, linesIn } from './views/checked';
export { Details } from './views/details';
export { Help } from './views/help';
export { KeepData } from './views/keep-data';
export { Leftover } from './views/leftover';
export { LetInView } from './views/let-in';
export { OwnOffer } from './views/own-offer';
export { Read } from './views/read';
export { Solved } from './views/solved';
export { Ways } from './ways';
