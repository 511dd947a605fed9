import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkOfPlace, placeOfLink } from '#renderer/stores/navigation.ts';
import { risksShown, workersShown, type TablePlace } from '#renderer/stores/tablePlaces.ts';

const name = fc.option(fc.string({ minLength: 1, maxLength: 20 }), { nil: null });
const places: fc.Arbitrary<TablePlace> = fc.oneof(
  fc.record({ view: fc.constant('workers' as const), show: fc.constantFrom(...workersShown), worker: name }),
  fc.record({ view: fc.constant('gates' as const), gate: name }),
  fc.record({ view: fc.constant('risks' as const), show: fc.constantFrom(...risksShown), risk: name }),
);

test('every place of a table has a link that leads back to it', () => {
  fc.assert(
    fc.property(places, (place) => {
      expect(placeOfLink(linkOfPlace(place), null)).toEqual(place);
    }),
  );
});

test('what is as it first was is left out of the link, and what is unknown in one is passed over', () => {
  expect(linkOfPlace({ view: 'workers', show: 'all', worker: null })).toBe('nami://workers');
  expect(linkOfPlace({ view: 'workers', show: 'stuck', worker: '6@977' })).toBe(
    'nami://workers?show=stuck&worker=6%40977',
  );
  expect(placeOfLink('nami://workers?show=asleep', null)).toEqual({
    view: 'workers',
    show: 'all',
    worker: null,
  });
});
