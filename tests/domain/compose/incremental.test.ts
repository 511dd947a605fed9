import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listParts } from '#domain/compose/changedLists.ts';
import { createComposer, type Composer, type IssueChanges } from '#domain/compose/composer.ts';
import type { Programme } from '#domain/programme.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import { readIssue, rereadIssue, type IssueReading } from '#domain/reading.ts';
import type { IssueKey, TrackerIssue } from '#domain/tracker.ts';
import { asOf, home, issue, key } from '../trackers.ts';
import { after as trackerAfter, soup, stepsOf, texts, trackerOf, type Step } from './edits.ts';

/** Follows a tracker as the engine does: changed issues are read again beside what was read before. */
function follow(steps: readonly Step[]): { readonly composer: Composer; readonly programme: Programme } {
  const composer = createComposer(home);
  let issues: ReadonlyMap<IssueKey, TrackerIssue> = new Map();
  const readings = new Map<IssueKey, IssueReading>();
  let programme = composer.update(new Map(), asOf);
  for (const step of steps) {
    const next = trackerAfter(issues, step);
    const changes = new Map<IssueKey, { issue: TrackerIssue; reading: IssueReading } | null>();
    for (const [at, one] of next) {
      const before = issues.get(at);
      if (before === one) continue;
      const known = readings.get(at);
      const reading =
        before === undefined || known === undefined
          ? readIssue(one, home)
          : rereadIssue(one, home, before, known);
      expect(reading).toEqual(readIssue(one, home));
      readings.set(at, reading);
      changes.set(at, { issue: one, reading });
    }
    for (const gone of issues.keys()) {
      if (next.has(gone)) continue;
      readings.delete(gone);
      changes.set(gone, null);
    }
    issues = next;
    programme = composer.update(changes satisfies IssueChanges, step.at);
    expect(programme).toEqual(readProgramme(trackerOf(issues, step.at)));
  }
  return { composer, programme };
}

describe('a programme kept while its tracker changes', () => {
  it('is what reading everything anew gives, after any edits of plans and reports', () => {
    fc.assert(
      fc.property(stepsOf(texts), (steps) => void follow(steps)),
      { numRuns: 250 },
    );
  });

  it('is what reading everything anew gives, after any edits of nonsense', () => {
    fc.assert(
      fc.property(stepsOf(soup, soup), (steps) => void follow(steps)),
      { numRuns: 250 },
    );
  });

  it('stays the same object in every part while only time passes', () => {
    fc.assert(
      fc.property(stepsOf(texts), (steps) => {
        const { composer, programme } = follow(steps);
        const later = composer.update(new Map(), '2027-01-01T00:00:00Z');
        for (const part of listParts) expect(later[part]).toBe(programme[part]);
        expect(later.nodes).toBe(programme.nodes);
        expect(later.edges).toBe(programme.edges);
        expect(later.reports).toBe(programme.reports);
        expect(later.asOf).toBe('2027-01-01T00:00:00Z');
      }),
      { numRuns: 100 },
    );
  });

  it('hears no worker any more whom a new title makes what the issue is about', () => {
    const composer = createComposer(home);
    const before = issue(1, 'Tide gauge', '', { comments: ['**Worker**: Kaede\n**Status**: In progress'] });
    const known = readIssue(before, home);
    const { workers } = composer.update(new Map([[before.key, { issue: before, reading: known }]]), asOf);
    expect(workers.map(({ worker }) => worker)).toEqual(['Kaede']);
    // Read again beside what was read before, as the engine does: the text's reading stays the same object.
    const renamed = { ...before, title: 'Kaede reads the gauge' };
    const reading = rereadIssue(renamed, home, before, known);
    expect(reading.comments[0]).toBe(known.comments[0]);
    expect(composer.update(new Map([[renamed.key, { issue: renamed, reading }]]), asOf).workers).toEqual([]);
  });

  it('makes new objects only of what one more word changes', () => {
    const all = Array.from({ length: 40 }, (_, at) =>
      issue(at + 1, `Task ${at + 1}`, at === 0 ? '' : `Depends on: #${at}`, {
        comments: [`**Worker**: Worker ${at + 1}\n**Status**: In progress`],
      }),
    );
    const composer = createComposer(home);
    const readOf = (one: TrackerIssue) => ({ issue: one, reading: readIssue(one, home) });
    const before = composer.update(new Map(all.map((one) => [one.key, readOf(one)])), asOf);
    const said = issue(20, 'Task 20', 'Depends on: #19', {
      comments: [
        '**Worker**: Worker 20\n**Status**: In progress',
        '**Worker**: Worker 20\n**Status**: BLOCKED, no crane',
      ],
    });
    const after = composer.update(new Map([[said.key, readOf(said)]]), asOf);
    expect(after.nodes.filter((node, at) => node !== before.nodes[at]).map((node) => node.key)).toEqual([
      key(20),
    ]);
    expect(after.edges).toBe(before.edges);
    expect(after.links).toBe(before.links);
    expect(after.workers.filter((pulse, at) => pulse !== before.workers[at])).toHaveLength(1);
    expect(after.attention.map((item) => [item.issue, item.kind])).toEqual([[key(20), 'blocked']]);
  });
});
