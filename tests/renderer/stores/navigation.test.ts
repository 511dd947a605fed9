import { beforeEach, describe, expect, test } from 'vitest';
import {
  back,
  forward,
  go,
  linkOfPlace,
  navigationStore,
  openEvidence,
  openIssue,
  placeOfLink,
} from '#renderer/stores/navigation.ts';
import type { Place } from '#renderer/stores/navigation.ts';
import { selectionStore } from '#renderer/stores/selection.ts';
import { bodyLine, keyOf } from '../../support/renderer/fixtureIssues.ts';

const place = () => navigationStore.getState().place;

describe('going about', () => {
  beforeEach(() => navigationStore.setState({ place: { view: 'now' }, visit: 0, past: [], future: [] }));

  test('back and forward walk the way that was gone', () => {
    go({ view: 'graph' });
    openIssue(keyOf(12));
    back();
    expect(place()).toEqual({ view: 'graph' });
    back();
    expect(place()).toEqual({ view: 'now' });
    back();
    expect(place()).toEqual({ view: 'now' });
    forward();
    forward();
    expect(place()).toMatchObject({ view: 'issue', issue: keyOf(12) });
  });

  test('a new way forgets what lay ahead', () => {
    go({ view: 'graph' });
    back();
    go({ view: 'search', text: '' });
    forward();
    expect(place()).toEqual({ view: 'search', text: '' });
  });

  test('the same line twice is one step, but two visits', () => {
    openEvidence(bodyLine(12, 4, 'a line'));
    const { visit, past } = navigationStore.getState();
    openEvidence(bodyLine(12, 4, 'a line'));
    expect(navigationStore.getState()).toMatchObject({ visit: visit + 1, past });
  });

  test('opening an issue selects it in every view', () => {
    openIssue(keyOf(16));
    expect(selectionStore.getState().selected).toBe(keyOf(16));
  });
});

describe('links', () => {
  const places: readonly Place[] = [
    { view: 'now' },
    { view: 'graph' },
    { view: 'search', text: '潮位 & berth' },
    { view: 'issue', issue: keyOf(12), commentId: null, line: null },
    { view: 'issue', issue: keyOf(12), commentId: 'IC_kw=/+', line: 5 },
  ];
  test.each(places)('lead back to $view', (there) => {
    expect(placeOfLink(linkOfPlace(there), null)).toEqual(there);
  });

  test('with a bare number mean the repository that is open', () => {
    expect(placeOfLink('nami://issue/972', 'tidewater/harbour')).toEqual({
      view: 'issue',
      issue: 'tidewater/harbour#972',
      commentId: null,
      line: null,
    });
    expect(placeOfLink('nami://issue/972', null)).toBeNull();
  });

  test.each(['https://github.com', 'nami://nowhere', 'nami://issue/zero', 'nami://issue/-1', ''])(
    'do not lead anywhere from %j',
    (text) => {
      expect(placeOfLink(text, 'tidewater/harbour')).toBeNull();
    },
  );
});
