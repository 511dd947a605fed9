import { kept } from '../compose/sameValue.ts';
import { SortedList } from '../compose/sortedList.ts';
import type { IndexedIssue } from '../graph/issueIndex.ts';
import { compareReports, type Programme, type ProgrammeReport } from '../programme.ts';
import type { TextReading } from '../reading.ts';
import type { IssueKey } from '../tracker.ts';
import { withDuplicates, type SingleReport } from './composeReports.ts';

type OfText = ReadonlyMap<TextReading, readonly SingleReport[]>;

/** A turn for others after so many groups of reports that may be the same. */
const sequencesOfOneStep = 500;

/** All reports, oldest first, kept while issues change: only what may repeat a changed report is compared again. */
export class ReportBook {
  readonly #read: (text: TextReading, entry: IndexedIssue) => readonly SingleReport[];
  readonly #texts = new Map<IssueKey, OfText>();
  /** What may be the same thing, oldest first. */
  readonly #sequences = new Map<string, SortedList<ProgrammeReport>>();
  readonly #list = new SortedList(compareReports);
  /** A report as it was read → as it stands in the list, where it repeats another. */
  readonly #shown = new Map<ProgrammeReport, ProgrammeReport>();
  /** The reports of the structure before, until each was looked at once. */
  readonly #former = new Map<string, ProgrammeReport>();
  #gone: SingleReport[] = [];
  #come: SingleReport[] = [];

  /** `read` is `reportsOfText` with everything that stays as it is. */
  constructor(
    read: (text: TextReading, entry: IndexedIssue) => readonly SingleReport[],
    former: Pick<Programme, 'reports'>,
  ) {
    this.#read = (text, entry) =>
      read(text, entry).map((single) => {
        const report = kept(this.#former.get(single.report.key), single.report);
        return report === single.report ? single : { ...single, report };
      });
    for (const report of former.reports) this.#former.set(report.key, report);
  }

  get reports(): readonly ProgrammeReport[] {
    return this.#list.items;
  }

  change(entry: IndexedIssue): void {
    const before = this.#texts.get(entry.key);
    const after = new Map<TextReading, readonly SingleReport[]>();
    for (const text of entry.reading?.reporting ?? []) {
      if (text === entry.reading?.body) continue;
      const known = before?.get(text);
      const reports = known ?? this.#read(text, entry);
      after.set(text, reports);
      if (known === undefined) this.#come.push(...reports);
    }
    for (const [text, reports] of before ?? []) if (!after.has(text)) this.#gone.push(...reports);
    this.#texts.set(entry.key, after);
  }

  *settle(): Generator<undefined, undefined> {
    const [gone, come] = [this.#gone, this.#come];
    if (gone.length === 0 && come.length === 0) return;
    this.#gone = [];
    this.#come = [];
    const leave = new Set(gone.map(({ report }) => this.#shown.get(report) ?? report));
    const enter = new Set(come.map(({ report }) => report));
    for (const { report } of gone) this.#shown.delete(report);
    let step = 0;
    for (const [name, { removed, added }] of bySequence(gone, come)) {
      const sequence = this.#sequences.get(name) ?? new SortedList(compareReports);
      this.#sequences.set(name, sequence);
      sequence.change(removed, added);
      if ((step += 1) % sequencesOfOneStep === 0) yield;
      const after = withDuplicates(sequence.items);
      sequence.items.forEach((report, at) => {
        const wasShown = this.#shown.get(report) ?? report;
        const now = after[at] ?? report;
        const shown = kept(this.#former.get(report.key), kept(wasShown, now));
        if (shown === wasShown) return;
        if (!enter.delete(wasShown)) leave.add(wasShown);
        enter.add(shown);
        if (shown === report) this.#shown.delete(report);
        else this.#shown.set(report, shown);
      });
      if (sequence.items.length === 0) this.#sequences.delete(name);
    }
    this.#former.clear();
    this.#list.change([...leave], [...enter]);
  }
}

function bySequence(gone: readonly SingleReport[], come: readonly SingleReport[]) {
  const names = new Map<string, { removed: ProgrammeReport[]; added: ProgrammeReport[] }>();
  const of = (name: string) => {
    let known = names.get(name);
    if (known === undefined) {
      known = { removed: [], added: [] };
      names.set(name, known);
    }
    return known;
  };
  for (const { report, sameAs } of gone) if (sameAs !== null) of(sameAs).removed.push(report);
  for (const { report, sameAs } of come) if (sameAs !== null) of(sameAs).added.push(report);
  return names;
}
