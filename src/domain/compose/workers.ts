import type { WorkerPulse } from '../programme.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import type { LatestWords, Word, WorkerWord } from '../verdicts/latestWords.ts';
import { statusOfWord } from '../verdicts/nodeStatus.ts';
import { kept, keptList } from './sameValue.ts';
import type { Structure } from './structure.ts';

/** One collator for all comparisons: `localeCompare` makes one for each. */
const names = new Intl.Collator('en', { numeric: true });

/** Who has spoken, and whom the plans name and nobody has heard of yet; numbers first. */
export function readWorkers(
  words: LatestWords,
  { plans, plannedWork, index }: Structure,
  before: readonly WorkerPulse[],
): readonly WorkerPulse[] {
  const isClosed = (key: IssueKey): boolean => index.byKey.get(key)?.issue?.state === 'closed';
  const former = new Map(before.map((pulse) => [pulse.worker, pulse]));
  const pulses: WorkerPulse[] = [];
  for (const last of words.ofWorker.values()) {
    const issue = last.issue === null ? undefined : words.ofIssue.get(last.issue);
    const planned = last.issue === null ? last.worker : (plans.workerOf.get(last.issue) ?? last.worker);
    const word = planned === last.worker ? laterWord(last.word, issue) : last.word;
    pulses.push(kept(former.get(last.worker), pulseOf({ ...last, word }, isClosed)));
  }
  for (const worker of plans.workers) {
    if (words.ofWorker.has(worker)) continue;
    const own = plannedWork.get(worker) ?? [];
    const issue = own.find((key) => !isClosed(key)) ?? own[0] ?? null;
    pulses.push(kept(former.get(worker), { worker, issue, status: 'waiting', lastReport: null }));
  }
  return keptList(before, inOrder(pulses, before));
}

/**
 * What is said of a worker's issue later, and signed by nobody, is the worker's own word: most comments bear no name. A
 * label is no word.
 */
function laterWord(word: Word, ofIssue: Word | undefined): Word {
  const isUnsigned = ofIssue !== undefined && ofIssue.worker === null && ofIssue.at !== null;
  return isUnsigned && compareTimes(ofIssue.at, word.at) > 0 ? ofIssue : word;
}

function pulseOf({ worker, issue, word }: WorkerWord, isClosed: (key: IssueKey) => boolean): WorkerPulse {
  const closed = issue !== null && isClosed(issue);
  const status = closed && word.status === 'done' ? 'done' : (statusOfWord(word) ?? 'waiting');
  return { worker, issue, status, lastReport: word.evidence.at(-1) ?? null };
}

/** The order rests on names alone: while the same workers speak it stays. */
function inOrder(pulses: readonly WorkerPulse[], before: readonly WorkerPulse[]): readonly WorkerPulse[] {
  const byName = new Map(pulses.map((pulse) => [pulse.worker, pulse]));
  if (before.length === pulses.length && before.every(({ worker }) => byName.has(worker))) {
    return before.map((pulse) => byName.get(pulse.worker) ?? pulse);
  }
  const isName = ({ worker }: WorkerPulse): number => (/^\d+$/.test(worker) ? 0 : 1);
  return pulses.toSorted(
    (a, b) =>
      isName(a) - isName(b) ||
      names.compare(a.worker, b.worker) ||
      // `7` and `07` compare as equal.
      (a.worker < b.worker ? -1 : a.worker > b.worker ? 1 : 0),
  );
}
