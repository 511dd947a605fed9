import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Repair } from '#contract/session.ts';
import { connect } from './database.ts';
import { applicationIds } from './parts.ts';
import { asideName, moveAsideAs } from './recoveryAside.ts';
import { rescueRows } from './recoveryRows.ts';
import { noteRepair, readRepairs } from './repairs.ts';

/**
 * Puts every row that can be read of a damaged precious file into a new one, keeps the original aside, and puts the new
 * one in its place. A kill at any point leaves either the original where it was, or the whole new file under a
 * name that `finishRescue` completes at the next start.
 */
export function rescuePrecious(file: string, now: number): Repair {
  const underWay = `${file}.rescue`;
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${underWay}${ending}`, { force: true });
  const keptAs = asideName(file, now);
  const target = connect(underWay);
  let repair: Repair;
  try {
    target.pragma('synchronous = FULL');
    target.pragma('fullfsync = ON');
    const { saved, lost } = rescueRows(file, target);
    repair = { part: 'precious', at: new Date(now).toISOString(), keptAs, saved, lost };
    noteRepair(target, repair);
    target.pragma(`application_id = ${applicationIds.precious}`);
  } finally {
    target.close();
  }
  renameSync(underWay, rescuedName(file));
  finishRescue(file);
  return repair;
}

/** Completes a rescue that a kill interrupted after its rows were saved. */
export function finishRescue(file: string): void {
  const rescued = rescuedName(file);
  if (!existsSync(rescued)) return;
  const source = connect(rescued, { readonly: true });
  const keptAs = readRepairs(source).at(-1)?.keptAs;
  source.close();
  if (keptAs !== undefined) moveAsideAs(file, keptAs);
  renameSync(rescued, file);
}

function rescuedName(file: string): string {
  return `${file}.rescued`;
}
