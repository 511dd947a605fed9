import type { Migration } from '../../migrate.ts';
import { keepsakes } from './0001-keepsakes.ts';
import { imports } from './0002-imports.ts';
import { history } from './0003-history.ts';
import { workspaces } from './0004-workspaces.ts';

/** In order, forward only: this file is never thrown away. */
export const preciousMigrations: readonly Migration[] = [keepsakes, imports, history, workspaces];
