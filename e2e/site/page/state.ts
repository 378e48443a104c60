/** What a front end knows about its connection, and what its views may ask for. */
import type { Message } from '../wire.ts';

export interface Failure {
  /** The text that this generation shows as the raw error. */
  raw: string;
  closeCode: number;
  closeReason: string;
  /** `error.details.code` of the refusal, '' when there was none. */
  code: string;
  requestId: string | null;
}

export interface PageState {
  phase: 'connecting' | 'connected' | 'failed';
  /** Whether this document was connected before. */
  wasConnected: boolean;
  /** Whether the page retries on its own. */
  retrying: boolean;
  failure: Failure | null;
  /** The gateway token the page holds, '' when it has none. */
  token: string;
}

export interface Actions {
  /** Tries again now, with this token if one is given. */
  connect(token?: string): void;
  send(text: string): void;
}

export interface View {
  update(state: PageState): void;
  /** After every connect; a transcript on screen stays as it is. */
  showHistory(messages: Message[], draft: string): void;
  addMessage(message: Message): void;
}
