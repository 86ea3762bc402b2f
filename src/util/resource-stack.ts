/**
 * Releases what was acquired, in reverse order, whatever happens in between.
 *
 * Stands in for `AsyncDisposableStack`, which Node 22 does not have (Node 24 does); the method
 * names are the same so that it can be swapped out.
 */
export class ResourceStack implements AsyncDisposable {
  #releases: Array<() => Promise<void>> = [];
  #disposed: Promise<void> | undefined;

  /** Takes ownership of `resource` and returns it. */
  use<T extends AsyncDisposable>(resource: T): T {
    this.defer(() => Promise.resolve(resource[Symbol.asyncDispose]()));
    return resource;
  }

  defer(release: () => Promise<void>): void {
    this.#releases.push(release);
  }

  /** Hands every resource over to a new stack; this one becomes empty. */
  move(): ResourceStack {
    const next = new ResourceStack();
    next.#releases = this.#releases;
    this.#releases = [];
    return next;
  }

  /**
   * Idempotent. Runs every release even if one fails.
   *
   * @throws {AggregateError} with every error, after all releases ran.
   */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#releaseAll();
    return this.#disposed;
  }

  async #releaseAll(): Promise<void> {
    const errors: unknown[] = [];
    for (const release of this.#releases.reverse()) {
      await release().catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw new AggregateError(errors, 'cannot release all resources');
  }
}
