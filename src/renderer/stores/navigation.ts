import { create } from 'zustand';
import type { Evidence } from '#domain/evidence.ts';
import { issueKey, splitIssueKey } from '#domain/tracker.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { select } from './selection.ts';
import { linkOfTablePlace, tablePlaceOfLink, type TablePlace } from './tablePlaces.ts';

/** Where the user can be. `line` counts from 1 in the body, or in the comment where one is named. */
export type Place =
  | { readonly view: 'now' }
  | { readonly view: 'graph' }
  | { readonly view: 'waves' }
  | TablePlace
  | {
      readonly view: 'issue';
      readonly issue: IssueKey;
      readonly commentId: string | null;
      readonly line: number | null;
    }
  | { readonly view: 'search'; readonly text: string };
export type ViewName = Place['view'];

/** `visit` grows with every move, so that going to the same line twice jumps twice. */
export type Navigation = {
  readonly place: Place;
  readonly visit: number;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
};

/** As deep as a day's reading; older places fall off. */
const longestPast = 200;

export const navigationStore = create<Navigation>()(() => ({
  place: { view: 'now' },
  visit: 0,
  past: [],
  future: [],
}));

function samePlace(one: Place, other: Place): boolean {
  return linkOfPlace(one) === linkOfPlace(other);
}

/** Goes somewhere, and keeps the way back. An issue that is opened is selected too. */
export function go(place: Place): void {
  if (place.view === 'issue') select(place.issue);
  navigationStore.setState((state) =>
    samePlace(state.place, place)
      ? { visit: state.visit + 1 }
      : {
          place,
          visit: state.visit + 1,
          past: [...state.past, state.place].slice(-longestPast),
          future: [],
        },
  );
}

/** Changes the present place without a step in the history, as typing in a search field does. */
export function replacePlace(place: Place): void {
  navigationStore.setState({ place });
}

export function back(): void {
  navigationStore.setState((state) => {
    const place = state.past.at(-1);
    if (place === undefined) return state;
    return {
      place,
      visit: state.visit + 1,
      past: state.past.slice(0, -1),
      future: [state.place, ...state.future],
    };
  });
}

export function forward(): void {
  navigationStore.setState((state) => {
    const [place, ...future] = state.future;
    if (place === undefined) return state;
    return { place, visit: state.visit + 1, past: [...state.past, state.place], future };
  });
}

export function openIssue(issue: IssueKey): void {
  go({ view: 'issue', issue, commentId: null, line: null });
}

/** Opens the issue at the line the evidence quotes; a title or a native link opens at its top. */
export function openEvidence(evidence: Evidence): void {
  go({
    view: 'issue',
    issue: evidence.issue,
    commentId: evidence.commentId,
    line: evidence.line > 0 ? evidence.line : null,
  });
}

export function usePlace(): Place {
  return navigationStore((state) => state.place);
}

/** The address of a place: `nami://now`, `nami://issue/owner/name/972?comment=…&line=5`. */
export function linkOfPlace(place: Place): string {
  switch (place.view) {
    case 'now':
    case 'graph':
    case 'waves':
      return `nami://${place.view}`;
    case 'workers':
    case 'gates':
    case 'risks':
      return linkOfTablePlace(place);
    case 'search':
      return place.text === '' ? 'nami://search' : `nami://search?text=${encodeURIComponent(place.text)}`;
    case 'issue': {
      const { repository, number } = splitIssueKey(place.issue);
      const query = new URLSearchParams();
      if (place.commentId !== null) query.set('comment', place.commentId);
      if (place.line !== null) query.set('line', String(place.line));
      const suffix = query.size === 0 ? '' : `?${query.toString()}`;
      return `nami://issue/${repository}/${number}${suffix}`;
    }
  }
}

const link = /^nami:\/\/(?<path>[^?#]*)(?:\?(?<query>[^#]*))?$/;
const issuePath = /^issue\/(?:(?<repository>[^/\s]+\/[^/\s]+)\/)?(?<number>[1-9]\d{0,9})$/;

/**
 * The place behind a link; null for what is no link of Nami. `nami://issue/972` means the issue of
 * `repository`, which is null while nothing is open.
 */
export function placeOfLink(text: string, repository: string | null): Place | null {
  const groups = link.exec(text)?.groups;
  if (groups === undefined) return null;
  const path = (groups['path'] ?? '').replace(/\/+$/, '');
  const query = new URLSearchParams(groups['query'] ?? '');
  if (path === 'now' || path === 'graph' || path === 'waves') return { view: path };
  if (path === 'search') return { view: 'search', text: query.get('text') ?? '' };
  const table = tablePlaceOfLink(path, query);
  if (table !== null) return table;
  const named = issuePath.exec(path)?.groups;
  const home = named?.['repository'] ?? repository;
  if (named === undefined || home === null) return null;
  const line = Number(query.get('line'));
  return {
    view: 'issue',
    issue: issueKey(home, Number(named['number'])),
    commentId: query.get('comment'),
    line: Number.isInteger(line) && line > 0 ? line : null,
  };
}
