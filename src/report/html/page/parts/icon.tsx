const PATHS = {
  copy: 'M5.5 5.5h7v8h-7zM3.5 10.5v-8h7',
  check: 'M3.5 8.5l3 3 6-7',
  back: 'M9.5 3.5L5 8l4.5 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  link: 'M6.5 9.5l3-3M7.5 4.8l1.3-1.3a2.6 2.6 0 0 1 3.7 3.7L11.2 8.5M8.5 11.2l-1.3 1.3a2.6 2.6 0 0 1-3.7-3.7l1.3-1.3',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6M8 1.6v1.2M8 13.2v1.2M1.6 8h1.2M13.2 8h1.2M3.5 3.5l.8.8M11.7 11.7l.8.8M12.5 3.5l-.8.8M4.3 11.7l-.8.8',
  moon: 'M13 9.7A5.6 5.6 0 0 1 6.3 3a5.4 5.4 0 1 0 6.7 6.7z',
  keys: 'M6 6.2a2 2 0 1 1 2.8 1.9c-.6.3-.8.7-.8 1.4M8 12v.1',
  file: 'M4.5 2.5h4.2l2.8 2.8v8.2h-7zM8.5 2.5v3h3',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  minus: 'M4 8h8',
  plus: 'M4 8h8M8 4v8',
  fit: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
} as const;

/** A drawing beside words, or in a button that has a name. */
export function Icon({name}: {name: keyof typeof PATHS}) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
