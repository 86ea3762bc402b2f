/** Calls `work` for every item, at most `limit` at once; after the first error for no more of them. */
export async function mapLimited<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const iterator = items.entries();
  let isFailed = false;
  const workers = Array.from({length: Math.min(limit, items.length)}, async () => {
    for (const [index, item] of iterator) {
      if (isFailed) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        isFailed = true;
        throw error;
      }
    }
  });
  const outcomes = await Promise.allSettled(workers);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return results;
}
