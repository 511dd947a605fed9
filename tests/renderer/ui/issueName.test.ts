import { expect, test } from 'vitest';
import { nameAmong } from '../../../src/renderer/ui/issueName.ts';

test('an issue is named by its number at home, with its repository beside it, and whole elsewhere', () => {
  const home = 'quay/crane';
  expect(nameAmong(home, 'quay/crane#12')).toBe('#12');
  expect(nameAmong(home, 'quay/lamps#12')).toBe('lamps#12');
  expect(nameAmong(home, 'dock/gate#12')).toBe('dock/gate#12');
  expect(nameAmong(null, 'dock/gate#12')).toBe('#12');
});
