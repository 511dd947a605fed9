import type { Migration } from '../../migrate.ts';
import { tracker } from './0001-tracker.ts';
import { search } from './0002-search.ts';
import { sweeps } from './0003-sweeps.ts';
import { outsideIssues } from './0004-outside-issues.ts';
import { wordIndex } from './0005-words.ts';
import { linksByTarget } from './0006-links-by-target.ts';

/** In order; a mirror may also be thrown away and fetched again. */
export const mirrorMigrations: readonly Migration[] = [
  tracker,
  search,
  sweeps,
  outsideIssues,
  wordIndex,
  linksByTarget,
];
