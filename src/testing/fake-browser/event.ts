type Listener = (...args: never[]) => unknown;

/** An event of the extension API, which tests make happen. */
export class FakeEvent {
  private readonly listeners = new Set<Listener>();

  addListener(listener: Listener): void {
    this.listeners.add(listener);
  }

  removeListener(listener: Listener): void {
    this.listeners.delete(listener);
  }

  /** Nobody listens any more: the worker is dead. */
  forget(): void {
    this.listeners.clear();
  }

  /** Tells every listener, and returns what they returned. */
  happen(...args: unknown[]): unknown[] {
    return [...this.listeners].map(listener => listener(...(args as never[])));
  }
}
