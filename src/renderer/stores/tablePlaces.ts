/** The places of the views that are tables: which rows they show, and which row is in hand. */

export const workersShown = ['all', 'stuck', 'free'] as const;
export type WorkersShown = (typeof workersShown)[number];
export const risksShown = ['all', 'live'] as const;
export type RisksShown = (typeof risksShown)[number];

export type TablePlace =
  | {
      readonly view: 'workers';
      readonly show: WorkersShown;
      /** The row in hand by its id; null for none. */
      readonly worker: string | null;
    }
  | { readonly view: 'gates'; readonly gate: string | null }
  | { readonly view: 'risks'; readonly show: RisksShown; readonly risk: string | null };

/** Each of the views as it is first opened. */
export const allWorkers: TablePlace = { view: 'workers', show: 'all', worker: null };
export const allGates: TablePlace = { view: 'gates', gate: null };
export const allRisks: TablePlace = { view: 'risks', show: 'all', risk: null };

/** `nami://workers?show=stuck&worker=6`; what is as it first was is left out. */
export function linkOfTablePlace(place: TablePlace): string {
  const query = new URLSearchParams();
  switch (place.view) {
    case 'workers':
      if (place.show !== 'all') query.set('show', place.show);
      if (place.worker !== null) query.set('worker', place.worker);
      break;
    case 'gates':
      if (place.gate !== null) query.set('gate', place.gate);
      break;
    case 'risks':
      if (place.show !== 'all') query.set('show', place.show);
      if (place.risk !== null) query.set('risk', place.risk);
      break;
  }
  return `nami://${place.view}${query.size === 0 ? '' : `?${query.toString()}`}`;
}

/** The place behind the path and the query of a link; null where the path is of another view. */
export function tablePlaceOfLink(path: string, query: URLSearchParams): TablePlace | null {
  const show = query.get('show');
  switch (path) {
    case 'workers':
      return {
        view: 'workers',
        show: workersShown.find((one) => one === show) ?? 'all',
        worker: query.get('worker'),
      };
    case 'gates':
      return { view: 'gates', gate: query.get('gate') };
    case 'risks':
      return {
        view: 'risks',
        show: risksShown.find((one) => one === show) ?? 'all',
        risk: query.get('risk'),
      };
    default:
      return null;
  }
}
