import { splitIssueKey, type TrackerIssue } from '#domain/tracker.ts';
import { prepared } from '#engine/mirror/database.ts';
import { issuesAsOf } from '#engine/mirror/history.ts';
import { listTombstones, type Tombstone } from '#engine/mirror/keepsakes.ts';
import { findRepository, type RepositoryRow } from '#engine/mirror/repositories.ts';
import { listHidden } from '#engine/mirror/sentinels.ts';
import { readSyncState } from '#engine/mirror/syncState.ts';
import { readTrackerIssues } from '#engine/mirror/tracker.ts';
import { canonicalLines, hashedIssue, hashIssues, type HashedIssue } from '#simulator/state/hash.ts';
import type { World } from './world.ts';

/** Looks at the mirror again and again while a trial runs, and holds it against the server. */
export type Watch = {
  /** What must be true at every moment; keeps the moment in mind now and then. */
  look(mayRemember: boolean): void;
  /** What must be true once everybody has come to rest: the mirror is the server, and the past is known. */
  atRest(): void;
  /** Moments that `atRest` asked the history for. */
  moments(): number;
};

type Moment = { readonly asOf: string; readonly issues: readonly TrackerIssue[] };

/** Milliseconds between the first sign that an issue is gone and its tombstone, at least. */
const secondLookAfter = 60_000;

/** As many moments of one seed are asked for again. */
const mostMoments = 6;

export function watchMirror(world: World): Watch {
  const { simulator, violations, cameBack } = world;
  const { tracker } = simulator.state;
  const mirroredIssues = new Set<number>();
  const mirroredComments = new Map<string, number>();
  let moments: readonly Moment[] = [];
  const lateDeeds: { readonly from: number; readonly until: number }[] = [];
  /** Something that was done later bears an earlier time. */
  const isBlurred = (asOf: string) => {
    const at = Date.parse(asOf) / 1_000;
    return lateDeeds.some(({ from, until }) => from <= at && at <= until);
  };
  /** Since when, at the earliest, an issue is gone from the server; milliseconds since 1970. */
  const goneSince = new Map<number, number>();
  let lookedAt = 0;
  const latest = new Map<number, string>();
  const told = new Set<string>();
  const say = (violation: string) => {
    if (!told.has(violation)) violations.push(violation);
    told.add(violation);
  };

  const repositoryRow = (): RepositoryRow | null =>
    findRepository(world.storage().mirror, simulator.repository);
  const lookAtRows = (repository: RepositoryRow) => {
    const { mirror } = world.storage();
    const rows = prepared<[number], { number: number; updatedAt: string }>(
      mirror,
      'SELECT number, updated_at AS updatedAt FROM issues WHERE repository = ?',
    ).all(repository.id);
    const numbers = new Set(rows.map(({ number }) => number));
    for (const { number, updatedAt } of rows) {
      if (updatedAt < (latest.get(number) ?? '')) say(`#${number} went back to an earlier version`);
      latest.set(number, updatedAt);
    }
    for (const number of mirroredIssues) {
      if (numbers.has(number)) continue;
      // Gone there and here: should it come back, it is a new one.
      if (!tracker.byNumber.has(number)) mirroredIssues.delete(number);
      else if (!cameBack.has(number)) say(`#${number} is on the server and went from the mirror`);
    }
    for (const number of numbers) mirroredIssues.add(number);
    const comments = new Map(
      prepared<[number], { id: string; number: number }>(
        mirror,
        `SELECT comments.node_id AS id, issues.number
         FROM issues JOIN comments ON comments.issue = issues.id
         WHERE issues.repository = ?`,
      )
        .all(repository.id)
        .map(({ id, number }) => [id, number]),
    );
    for (const [id, number] of mirroredComments) {
      if (comments.has(id) || !tracker.nodes.has(id)) continue;
      if (tracker.byNumber.has(number))
        say(`a comment of #${number} is on the server and went from the mirror`);
    }
    for (const [id, number] of comments) mirroredComments.set(id, number);
  };

  const lookAtTombstones = (tombstones: readonly Tombstone[]) => {
    for (const { number, comment, noticedAsOf } of tombstones) {
      const since = goneSince.get(number);
      if (comment === '' && since !== undefined && !cameBack.has(number)) {
        const waited = Date.parse(noticedAsOf) - since;
        if (waited < secondLookAfter) say(`#${number} got its tombstone without a second look`);
      }
      if (comment !== '' && tracker.nodes.has(comment))
        say(`a comment of #${number} is there and has a tombstone`);
      if (comment === '' && tracker.byNumber.has(number) && !cameBack.has(number)) {
        say(`#${number} is there and has a tombstone`);
      }
    }
  };

  const remember = (repository: RepositoryRow) => {
    const { mirror } = world.storage();
    const { asOf } = readSyncState(mirror, repository.id);
    // A moment within which somebody did something, or a poll broke off, is none.
    if (asOf === null || isBlurred(asOf) || Date.parse(asOf) / 1_000 < world.uncleanAt() + 60) return;
    if (moments.length >= mostMoments || moments.at(-1)?.asOf === asOf) return;
    moments = [...moments, { asOf, issues: readTrackerIssues(mirror, repository) }];
  };

  const noteDepartures = () => {
    for (const number of tracker.departures.keys()) {
      if (!goneSince.has(number)) goneSince.set(number, lookedAt);
    }
    lookedAt = simulator.state.clock.now();
  };

  world.onLateDeed = (from, until) => {
    lateDeeds.push({ from, until });
    moments = moments.filter((moment) => !isBlurred(moment.asOf));
  };

  return {
    look(mayRemember) {
      noteDepartures();
      const repository = repositoryRow();
      if (repository === null) return;
      lookAtRows(repository);
      lookAtTombstones(listTombstones(world.storage().precious, repository.name));
      if (mayRemember) remember(repository);
    },
    atRest() {
      const repository = repositoryRow();
      if (repository === null) {
        say('nothing is mirrored');
        return;
      }
      const { mirror, precious } = world.storage();
      const present = readTrackerIssues(mirror, repository);
      const hidden = new Set(
        listHidden(mirror, repository.id, repository.name).map((key) => splitIssueKey(key).number),
      );
      for (const number of hidden)
        if (tracker.byNumber.has(number)) say(`#${number} is there and said to be hidden`);
      const mine = hashedMirror(world, present, repository).filter(({ number }) => !hidden.has(number));
      if (hashIssues(mine) !== simulator.state.hash()) for (const line of differences(world, mine)) say(line);
      const tombstones = listTombstones(precious, repository.name);
      const kept = new Set<string | number>(
        tombstones.map(({ number, comment }) => (comment === '' ? number : comment)),
      );
      for (const number of hidden) kept.add(number);
      for (const number of mirroredIssues) {
        if (!tracker.byNumber.has(number) && !kept.has(number)) say(`#${number} went without a tombstone`);
      }
      for (const [id, number] of mirroredComments) {
        if (tracker.nodes.has(id) || kept.has(id) || kept.has(number) || cameBack.has(number)) continue;
        say(`a comment of #${number} went without a tombstone`);
      }
      for (const moment of moments) {
        const then = issuesAsOf(precious, repository.name, present, moment.asOf);
        const now = known(then, cameBack, repository.name);
        const remembered = known(moment.issues, cameBack, repository.name);
        for (const key of new Set([...now.keys(), ...remembered.keys()])) {
          const field = differingField(now.get(key), remembered.get(key));
          if (field !== null) say(`the history does not lead back to ${moment.asOf}: ${key} in ${field}`);
        }
      }
    },
    moments: () => moments.length,
  };
}

type Known = Readonly<Record<string, unknown>>;

function differingField(now: Known | undefined, then: Known | undefined): string | null {
  if (now === undefined || then === undefined) return 'being there';
  const field = Object.keys(then).find((name) => JSON.stringify(now[name]) !== JSON.stringify(then[name]));
  if (field === undefined) return null;
  return `${field} (${JSON.stringify(now[field]).slice(0, 120)}, not ${JSON.stringify(then[field]).slice(0, 120)})`;
}

/**
 * What a moment knows of its issues, by number: when they were last touched is not kept, nor is a repository's earlier
 * name. Of an issue that went and came back the ids changed: its past is not compared.
 */
function known(
  issues: readonly TrackerIssue[],
  cameBack: ReadonlySet<number>,
  name: string,
): ReadonlyMap<string, Known> {
  const bare = (key: string) => (key.startsWith('neighbour/') ? key : key.replace(/^.*#/, `${name}#`));
  return new Map(
    issues
      .filter(({ key }) => !cameBack.has(splitIssueKey(key).number))
      .map((issue) => [
        bare(issue.key),
        {
          ...issue,
          key: '',
          updatedAt: '',
          parent: issue.parent === null ? null : bare(issue.parent),
          blockedBy: issue.blockedBy.map(bare).sort(),
          comments: issue.comments
            .map((comment) => ({ ...comment, updatedAt: '' }))
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
        },
      ]),
  );
}

function hashedMirror(
  world: World,
  present: readonly TrackerIssue[],
  repository: RepositoryRow,
): readonly HashedIssue[] {
  const idOf = prepared<[number, number], string>(
    world.storage().mirror,
    'SELECT node_id FROM issues WHERE repository = ? AND number = ?',
  ).pluck();
  const reference = (key: TrackerIssue['key']) => {
    const { repository: name, number } = splitIssueKey(key);
    return `${name.toLowerCase() === repository.name.toLowerCase() ? '' : name}#${number}`;
  };
  return present.map((issue) => {
    const { number } = splitIssueKey(issue.key);
    return {
      ...issue,
      number,
      id: idOf.get(repository.id, number) ?? '',
      labels: issue.labels.map(({ name }) => name),
      milestone: issue.milestone?.number ?? null,
      parent: issue.parent === null ? null : reference(issue.parent),
      blockedBy: issue.blockedBy.map(reference),
    };
  });
}

/** Where the mirror and the server part, by record and field. */
function differences({ simulator }: World, mine: readonly HashedIssue[]): readonly string[] {
  const recordsOf = (issues: readonly HashedIssue[]) =>
    new Map(
      issues.flatMap((issue) =>
        canonicalLines(issue).map((line, at) => {
          const values = JSON.parse(line) as readonly unknown[];
          return [at === 0 ? `#${issue.number}` : `#${issue.number} comment ${String(values[1])}`, values];
        }),
      ),
    );
  const here = recordsOf(mine);
  const there = recordsOf(simulator.state.tracker.issues.map(hashedIssue));
  const said: string[] = [];
  for (const [record, values] of there) {
    const mirrored = here.get(record);
    if (mirrored === undefined) said.push(`at rest the mirror lacks ${record}`);
    values.forEach((value, at) => {
      const own = JSON.stringify(mirrored?.[at] ?? null);
      if (mirrored !== undefined && own !== JSON.stringify(value)) {
        said.push(
          `at rest ${record} differs in value ${at}: ${own.slice(0, 90)}, not ${JSON.stringify(value).slice(0, 90)}`,
        );
      }
    });
  }
  for (const record of here.keys())
    if (!there.has(record)) said.push(`at rest the mirror still has ${record}`);
  return said.slice(0, 6);
}
