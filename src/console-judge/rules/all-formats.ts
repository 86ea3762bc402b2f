import {BUG_FORMATS, SANITIZER_FORMATS} from './bug-formats.ts';
import {INFO_FORMATS} from './info-formats.ts';
import {OOPS_FORMATS, PANIC_FORMATS} from './oops-formats.ts';
import {OTHER_FORMATS} from './other-formats.ts';
import type {ReportFormat} from './report-format.ts';
import {LOCKDEP_FORMATS, WARNING_FORMATS} from './warning-formats.ts';

/** Every shape of report that is known, the particular ones before the general. */
export const ALL_FORMATS: readonly ReportFormat[] = [
  ...SANITIZER_FORMATS,
  ...LOCKDEP_FORMATS,
  ...OTHER_FORMATS,
  ...PANIC_FORMATS,
  ...OOPS_FORMATS,
  ...BUG_FORMATS,
  ...WARNING_FORMATS,
  ...INFO_FORMATS,
];
