import type {ArtifactStore} from '../store/artifact-store.ts';
import type {StoredObject} from '../store/object-store.ts';

/** What was found. */
export interface StoreCheck {
  readonly objects: number;
  readonly damaged: readonly {
    readonly object: StoredObject;
    readonly path: string;
    /** Why it cannot be used, in a sentence. */
    readonly why: string;
  }[];
}

/** Reads all contents of the store, and finds those that are not as they were written. */
export async function verifyStore(
  store: ArtifactStore,
  options: {readonly signal: AbortSignal},
): Promise<StoreCheck> {
  const {signal} = options;
  const damaged: StoreCheck['damaged'][number][] = [];
  let objects = 0;
  for await (const object of store.objects.list()) {
    objects++;
    try {
      for await (const _ of store.objects.open(object, {signal})) signal.throwIfAborted();
    } catch (error) {
      signal.throwIfAborted();
      const path = store.objects.pathOf(object);
      damaged.push({object, path, why: (error as Error).message});
    }
  }
  return {objects, damaged};
}
