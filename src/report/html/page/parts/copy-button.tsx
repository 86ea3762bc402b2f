import {useEffect, useState} from 'preact/hooks';
import {Icon} from './icon.tsx';

interface CopyButtonProps {
  /** Taken when it is pressed. */
  readonly text: () => string;
  /** What is copied, as `output`. */
  readonly what: string;
}

/** How long it says that it has copied. */
const THANKS_MS = 1_600;

/** Puts a text on the clipboard. */
export function CopyButton({text, what}: CopyButtonProps) {
  const [state, setState] = useState<'' | 'copied' | 'not copied'>('');
  useEffect(() => {
    if (state === '') return;
    const timer = setTimeout(() => setState(''), THANKS_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const press = async () => setState((await copied(text())) ? 'copied' : 'not copied');
  return (
    <button type="button" class="button icon-button" title={`Copy ${what}`} onClick={press}>
      <Icon name={state === 'copied' ? 'check' : 'copy'} />
      <span class="unseen">Copy {what}</span>
      <span class={state === '' ? 'unseen' : 'thanks'} role="status">
        {state}
      </span>
    </button>
  );
}

/** Whether `text` is on the clipboard now; in files the modern way is not always allowed. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('aria-hidden', 'true');
    area.className = 'unseen';
    document.body.append(area);
    const focused = document.activeElement as HTMLElement | null;
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    focused?.focus();
    return isCopied;
  }
}
