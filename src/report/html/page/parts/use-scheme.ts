import {useEffect, useState} from 'preact/hooks';
import {useWay} from '../state/page-state.ts';

/** Whether the page is light or dark: for what is drawn, and so does not follow by itself. */
export function useScheme(): 'light' | 'dark' {
  const {route} = useWay();
  const [isDark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return route.theme ?? (isDark ? 'dark' : 'light');
}

/** The colour that a variable of the style sheet stands for now, as canvas takes it. */
export function colorOf(variable: string, within: Element): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${variable})`;
  within.append(probe);
  const {color} = getComputedStyle(probe);
  probe.remove();
  return color;
}
