import type { Evidence } from '../evidence.ts';
import type { IndexedIssue } from '../graph/issueIndex.ts';
import type { TextReading } from '../reading.ts';
import type { Answer } from '../reports/calls.ts';
import { kept } from '../compose/sameValue.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import {
  labelWord,
  latestOf,
  type LatestWords,
  type TextWords,
  type Word,
  type WorkerWord,
} from './latestWords.ts';

/** What the texts of one issue say, of whomever. */
type Speaker = {
  readonly rank: number;
  readonly entry: IndexedIssue;
  readonly texts: ReadonlyMap<TextReading, TextWords>;
  readonly subjects: ReadonlyMap<IssueKey, readonly Word[]>;
  readonly workers: ReadonlyMap<string, WorkerWord>;
  readonly answers: readonly Answer[];
};

/** A turn for others after so many issues. */
const issuesOfOneStep = 500;

/**
 * The latest words of a tracker, kept while issues change: only the subjects and workers that a changed issue speaks
 * of, or spoke of before, are looked at again.
 */
export class WordBook implements LatestWords {
  readonly #read: (text: TextReading, entry: IndexedIssue) => TextWords;
  readonly #speakers = new Map<IssueKey, Speaker>();
  /** Who speaks of an issue, and in whose texts a worker speaks. */
  readonly #about = new Map<IssueKey, Set<Speaker>>();
  readonly #heard = new Map<string, Map<Speaker, WorkerWord>>();
  readonly #dirty = new Set<IssueKey>();
  readonly #dirtyWorkers = new Set<string>();
  readonly #ofIssue = new Map<IssueKey, Word>();
  readonly #done = new Map<IssueKey, readonly Evidence[]>();
  readonly #ofWorker = new Map<string, WorkerWord>();

  /** `read` is `wordsOfText` with everything that stays as it is. */
  constructor(read: (text: TextReading, entry: IndexedIssue) => TextWords) {
    this.#read = read;
  }

  get ofIssue(): ReadonlyMap<IssueKey, Word> {
    return this.#ofIssue;
  }

  get doneClaims(): ReadonlyMap<IssueKey, readonly Evidence[]> {
    return this.#done;
  }

  get ofWorker(): ReadonlyMap<string, WorkerWord> {
    return this.#ofWorker;
  }

  /** Takes in what an issue says now; `rank` is its place among all issues. */
  change(entry: IndexedIssue, rank: number): void {
    const before = this.#speakers.get(entry.key);
    this.#dirty.add(entry.key);
    // Whether a name in a text is that of a worker depends on the title above.
    const sameTitle = before?.entry.title === entry.title;
    if (before !== undefined && sameTitle && sameTexts(before.entry, entry)) {
      this.#speakers.set(entry.key, this.#moved(before, { ...before, entry }));
      return;
    }
    const after = this.#speak(entry, rank, sameTitle ? before : undefined);
    this.#speakers.set(entry.key, after);
    if (before !== undefined) this.#forget(before);
    this.#note(after);
  }

  /** Works out what changed since the last time; the issues about which another word counts now. */
  *settle(): Generator<undefined, ReadonlySet<IssueKey>> {
    const changed = new Set<IssueKey>();
    let step = 0;
    for (const subject of this.#dirty) {
      if (this.#settleIssue(subject)) changed.add(subject);
      if ((step += 1) % issuesOfOneStep === 0) yield;
    }
    for (const worker of this.#dirtyWorkers) this.#settleWorker(worker);
    this.#dirty.clear();
    this.#dirtyWorkers.clear();
    return changed;
  }

  #speak(entry: IndexedIssue, rank: number, before: Speaker | undefined): Speaker {
    const texts = new Map<TextReading, TextWords>();
    const subjects = new Map<IssueKey, Word[]>();
    const workers = new Map<string, WorkerWord>();
    const answers: Answer[] = [];
    for (const text of entry.reading?.reporting ?? []) {
      if (text.answer !== null) answers.push(text.answer);
      if (text.reports.length === 0) continue;
      const words = before?.texts.get(text) ?? this.#read(text, entry);
      texts.set(text, words);
      for (const { subject, word } of words.ofIssues) {
        const known = subjects.get(subject);
        if (known === undefined) subjects.set(subject, [word]);
        else known.push(word);
      }
      for (const said of words.ofWorkers) {
        const last = workers.get(said.worker);
        if (last === undefined || compareTimes(last.word.at, said.word.at) <= 0)
          workers.set(said.worker, said);
      }
    }
    return { rank, entry, texts, subjects, workers, answers };
  }

  #note(speaker: Speaker): void {
    for (const subject of speaker.subjects.keys()) {
      this.#dirty.add(subject);
      const known = this.#about.get(subject);
      if (known === undefined) this.#about.set(subject, new Set([speaker]));
      else known.add(speaker);
    }
    for (const [worker, said] of speaker.workers) {
      this.#dirtyWorkers.add(worker);
      const known = this.#heard.get(worker);
      if (known === undefined) this.#heard.set(worker, new Map([[speaker, said]]));
      else known.set(speaker, said);
    }
  }

  #forget(speaker: Speaker): void {
    for (const subject of speaker.subjects.keys()) {
      this.#dirty.add(subject);
      this.#about.get(subject)?.delete(speaker);
    }
    for (const worker of speaker.workers.keys()) {
      this.#dirtyWorkers.add(worker);
      this.#heard.get(worker)?.delete(speaker);
    }
  }

  /** The same words under another entry: labels and state changed, texts did not. */
  #moved(before: Speaker, after: Speaker): Speaker {
    for (const subject of after.subjects.keys()) {
      const known = this.#about.get(subject);
      known?.delete(before);
      known?.add(after);
    }
    for (const [worker, said] of after.workers) {
      const known = this.#heard.get(worker);
      known?.delete(before);
      known?.set(after, said);
    }
    return after;
  }

  #settleIssue(subject: IssueKey): boolean {
    const speakers = [...(this.#about.get(subject) ?? [])].sort((a, b) => a.rank - b.rank);
    const words = speakers.flatMap((speaker) => speaker.subjects.get(subject) ?? []);
    const own = this.#speakers.get(subject);
    const { word, done } = latestOf(words, own?.answers ?? []);
    const counts = word ?? (own === undefined ? null : labelWord(own.entry));
    const before = this.#ofIssue.get(subject);
    const doneBefore = this.#done.get(subject);
    const after = counts === null ? undefined : kept(before, counts);
    const doneAfter = done.length === 0 ? undefined : kept(doneBefore, done);
    if (after === undefined) this.#ofIssue.delete(subject);
    else this.#ofIssue.set(subject, after);
    if (doneAfter === undefined) this.#done.delete(subject);
    else this.#done.set(subject, doneAfter);
    return after !== before || doneAfter !== doneBefore;
  }

  #settleWorker(worker: string): void {
    let rank = -1;
    let latest: WorkerWord | undefined;
    for (const [speaker, said] of this.#heard.get(worker) ?? []) {
      const order = latest === undefined ? -1 : compareTimes(latest.word.at, said.word.at);
      if (order < 0 || (order === 0 && speaker.rank > rank)) [rank, latest] = [speaker.rank, said];
    }
    if (latest === undefined) this.#ofWorker.delete(worker);
    else this.#ofWorker.set(worker, kept(this.#ofWorker.get(worker), latest));
  }
}

function sameTexts(a: IndexedIssue, b: IndexedIssue): boolean {
  const [before, after] = [a.reading?.reporting ?? [], b.reading?.reporting ?? []];
  return before.length === after.length && before.every((text, at) => text === after[at]);
}
