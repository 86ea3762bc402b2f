import fc from 'fast-check';
import {expect, it} from 'vitest';
import {
  GROUPINGS,
  parseRoute,
  type Route,
  routeHash,
  SORTS,
  START,
  VIEWS,
} from '../../../../../src/report/html/page/state/route.ts';
import {PAGE_VERDICTS} from '../../../../../src/report/html/page-data.ts';

const text = fc.string({unit: 'grapheme', maxLength: 20});

const route: fc.Arbitrary<Route> = fc.record({
  view: fc.constantFrom(...VIEWS),
  case: fc.option(text, {nil: undefined}),
  query: text,
  verdicts: fc.subarray([...PAGE_VERDICTS]),
  environment: fc.option(text, {nil: undefined}),
  tag: fc.option(text, {nil: undefined}),
  sort: fc.constantFrom(...SORTS),
  grouping: fc.constantFrom(...GROUPINGS),
  theme: fc.constantFrom(undefined, 'light', 'dark'),
});

it('what is shown stands in the address, and comes back from it, for any', () => {
  fc.assert(
    fc.property(route, (shown) => {
      const hash = routeHash(shown);
      expect(parseRoute(hash)).toEqual(shown);
      expect(hash).toMatch(/^#[\w?=&%.*+-]*$/);
    }),
    {numRuns: 300},
  );
});

it('an address that says nothing, or nonsense, shows the overview; one with a case that case', () => {
  expect(parseRoute('')).toEqual(START);
  expect(parseRoute('#nowhere?sort=up&verdict=good&theme=pink')).toEqual(START);
  expect(parseRoute('#?case=a@b')).toEqual({...START, view: 'cases', case: 'a@b'});
});
