type Listener = (...args: never[]) => unknown;

/** An event of the extension API, which tests can fire. */
export class FakeEvent {
  private readonly listeners = new Set<Listener>();

  addListener(listener: Listener): void {
    this.listeners.add(listener);
  }

  removeListener(listener: Listener): void {
    this.listeners.delete(listener);
  }

  /** Removes all listeners: the worker is dead. */
  forget(): void {
    this.listeners.clear();
  }

  /** Calls every listener and returns their results. */
  happen(...args: unknown[]): unknown[] {
    return [...this.listeners].map(listener => listener(...(args as never[])));
  }
}
