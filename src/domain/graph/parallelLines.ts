import { findReferences, type Reference } from '../text/references.ts';
import { isListGap } from './arrows.ts';
import type { Target } from './claims.ts';
import { targetsOf } from './targets.ts';

/**
 * Lists of issues or phases that a line calls parallel: `#13 + #14 (parallel)`, `#13 and #14 can run in parallel`,
 * `#13と#14は並行実行可`. What is denied (`cannot run in parallel`) says nothing.
 */

const mayBeParallel = /parallel|concurrent|simultaneous|並列|並行|同時/i;

/** Directly behind the list: at most a few words that change nothing. */
const calledParallel =
  /^[\s*_]*(?:[(（]\s*)?(?:(?:can|may|could|should|will|must|are|to)\s)?(?:(?:all|both|then|now)\s)?(?:(?:be|run|go|proceed|start|work|happen|done|executed?)\s){0,2}(?:(?:in|fully)\s)?(?:parallel(?!\s(?:after|with))|concurrent|simultaneous)|^[\s*_]*[(（]?\s*(?:は|を|も|が)?\s*(?:すべて|全て|いずれも)?(?:並列|並行|同時)/i;

/** No honest line lists more. */
const mostLists = 20;

export function parallelLists(content: string): readonly (readonly Target[])[] {
  if (!mayBeParallel.test(content)) return [];
  const lists: Target[][] = [];
  let list: Reference[] = [];
  const references = findReferences(content);
  references.forEach((reference, at) => {
    if (lists.length >= mostLists || reference.kind === 'placeholder') return;
    const before = list.at(-1);
    if (before !== undefined && !isListGap(content.slice(before.end, reference.start))) list = [];
    list.push(reference);
    const next = references[at + 1];
    if (next !== undefined && isListGap(content.slice(reference.end, next.start))) return;
    if (list.length < 2 || !calledParallel.test(content.slice(reference.end, reference.end + 80))) return;
    lists.push(list.flatMap((item) => targetsOf(item, null)));
  });
  return lists;
}
