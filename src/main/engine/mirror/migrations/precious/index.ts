import type { Migration } from '../../migrate.ts';
import { keepsakes } from './0001-keepsakes.ts';

/** In order, forward only: this file is never thrown away. */
export const preciousMigrations: readonly Migration[] = [keepsakes];
