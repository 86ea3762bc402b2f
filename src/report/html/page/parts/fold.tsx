import type {ComponentChildren} from 'preact';
import {useId, useState} from 'preact/hooks';

interface FoldProps {
  readonly head: ComponentChildren;
  readonly children: () => ComponentChildren;
  readonly isOpenAtFirst?: boolean;
  readonly class?: string;
}

/** Something that opens below its head; what is in it is drawn only while it is open. */
export function Fold({head, children, isOpenAtFirst = false, class: name = ''}: FoldProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const id = useId();
  return (
    <div class={`fold ${name}`}>
      <button
        type="button"
        class="fold-head"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span class="chevron" aria-hidden="true" />
        {head}
      </button>
      {isOpen && (
        <div id={id} class="fold-body">
          {children()}
        </div>
      )}
    </div>
  );
}
