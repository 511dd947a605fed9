import { textKinds, type Place } from '#domain/search/filters.ts';
import { foldText } from '#domain/search/foldText.ts';
import { timeOfMoment, type Reckoning } from '#domain/search/moments.ts';
import type { SearchFilter, SearchProblem } from '#domain/search/query.ts';
import { asksOfProgramme, programmeIssues, type ProgrammeFacts } from '#domain/search/programmeFilters.ts';
import { splitIssueKey, type IssueKey } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase } from './database.ts';
import type { RepositoryRow } from './repositories.ts';

/** What a filter may ask of a text itself. */
export type TextFacts = {
  readonly kind: 'issue' | 'comment' | 'gone';
  /** Row id of its issue; null for an issue that is gone. */
  readonly issue: number | null;
  readonly author: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** The filters of a query, looked up: sets of issues by row id, and what is asked of each text. */
export type Filtering = {
  /** Row ids that must hold; null where every issue of the repositories may. */
  readonly fewest: ReadonlySet<number> | null;
  readonly allows: (issue: number) => boolean;
  readonly allowsText: (text: TextFacts) => boolean;
  /** False where `is:issue` and its like leave texts of this kind out. */
  readonly allowsKind: (kind: TextFacts['kind']) => boolean;
  readonly searches: (place: Place) => boolean;
  readonly problems: readonly SearchProblem[];
};

export type FilterSources = {
  readonly database: ReadableDatabase;
  readonly repositories: readonly RepositoryRow[];
  readonly reckoning: Reckoning;
  /** Null where nothing is asked of the programme. */
  readonly facts: ProgrammeFacts | null;
};

type IssueSet = { readonly issues: ReadonlySet<number>; readonly excluded: boolean };
type TextTest = (text: TextFacts) => boolean;

/** Looks the filters up; a value that nothing in the tracker bears is told, with what there is. */
export function lookUpFilters(filters: readonly SearchFilter[], sources: FilterSources): Filtering {
  const sets: IssueSet[] = [];
  const tests: TextTest[] = [];
  const problems: SearchProblem[] = [];
  let wantedPlaces: ReadonlySet<string> | null = null;
  const leftOut = new Set<string>();

  for (const filter of filters) {
    if (filter.name === 'in') {
      if (filter.excluded) for (const value of filter.values) leftOut.add(value);
      else wantedPlaces = new Set([...(wantedPlaces ?? []), ...filter.values]);
      continue;
    }
    if (filter.name === 'is' && !filter.excluded && filter.values.includes('gone')) {
      wantedPlaces = new Set([...(wantedPlaces ?? []), 'history']);
    }
    const test = textTest(filter, sources.reckoning);
    if (filter.name === 'since' && !filter.excluded)
      sets.push({ issues: touchedSince(filter, sources), excluded: false });
    const ofIssues = issueValues(filter);
    if (ofIssues !== null) {
      const { issues, unknown } = issueSet(ofIssues, sources);
      problems.push(...unknown);
      if (test === null) sets.push({ issues, excluded: filter.excluded });
      else {
        // `is:comment,blocked`: either the text or its issue may fit.
        const either: TextTest = (text) => test(text) || (text.issue !== null && issues.has(text.issue));
        tests.push(filter.excluded ? (text) => !either(text) : either);
      }
    } else if (test !== null) tests.push(filter.excluded ? (text) => !test(text) : test);
  }

  const required = sets.filter(({ excluded }) => !excluded).map(({ issues }) => issues);
  const fewest = required.reduce<ReadonlySet<number> | null>(
    (least, issues) => (least === null || issues.size < least.size ? issues : least),
    null,
  );
  const kinds = filters
    .filter(({ name, excluded, values }) => name === 'is' && !excluded && values.every(isTextKind))
    .map(({ values }) => values);
  return {
    fewest,
    allows: (issue) => sets.every(({ issues, excluded }) => issues.has(issue) !== excluded),
    allowsText: (text) => tests.every((test) => test(text)),
    allowsKind: (kind) => kinds.every((wanted) => wanted.includes(kind)),
    searches: (place) =>
      !leftOut.has(place) && (wantedPlaces === null ? place !== 'history' : wantedPlaces.has(place)),
    problems,
  };
}

function isTextKind(value: string): boolean {
  return (textKinds as readonly string[]).includes(value);
}

/** The part of a filter that is asked of the issue; null where all of it is asked of the text. */
function issueValues(filter: SearchFilter): SearchFilter | null {
  switch (filter.name) {
    case 'author':
    case 'since':
    case 'until':
    case 'in':
      return null;
    case 'is': {
      const values = filter.values.filter((value) => !isTextKind(value));
      return values.length === 0 ? null : { ...filter, values };
    }
    case 'worker':
    case 'phase':
    case 'wave':
    case 'label':
    case 'assignee':
    case 'milestone':
    case 'has':
    case 'repo':
      return filter;
  }
}

/** A test of the text itself; null for a filter that is asked of its issue. */
function textTest({ name, values }: SearchFilter, reckoning: Reckoning): TextTest | null {
  switch (name) {
    case 'author': {
      const wanted = new Set(values.map(foldText));
      const fits = new Map<string, boolean>();
      return ({ author }) => {
        if (author === null) return false;
        const known = fits.get(author) ?? wanted.has(foldText(author));
        fits.set(author, known);
        return known;
      };
    }
    case 'since': {
      const times = values.map((value) => timeOfMoment(value, reckoning));
      return ({ updatedAt }) => times.some((time) => time !== null && updatedAt >= time);
    }
    case 'until': {
      const times = values.map((value) => timeOfMoment(value, reckoning, true));
      return ({ createdAt }) => times.some((time) => time !== null && createdAt <= time);
    }
    case 'is': {
      const kinds = textKinds.filter((kind) => values.includes(kind));
      return kinds.length === 0 ? null : ({ kind }) => kinds.includes(kind);
    }
    case 'worker':
    case 'phase':
    case 'wave':
    case 'label':
    case 'assignee':
    case 'milestone':
    case 'in':
    case 'has':
    case 'repo':
      return null;
  }
}

type LookedUp = { readonly issues: ReadonlySet<number>; readonly unknown: readonly SearchProblem[] };

function issueSet(filter: SearchFilter, sources: FilterSources): LookedUp {
  const { database, repositories, facts } = sources;
  const issues = new Set<number>();
  const unknown: SearchProblem[] = [];
  const add = (rows: readonly number[]) => {
    for (const row of rows) issues.add(row);
  };
  const ids = JSON.stringify(repositories.map(({ id }) => id));
  const rowsOf = (sql: string, ...parameters: readonly string[]) =>
    prepared<string[], number>(database, sql)
      .pluck()
      .all(...parameters, ids);
  const fromNames = (
    sql: string,
    names: readonly string[],
    fits: (name: string, value: string) => boolean,
  ) => {
    const found = new Set<string>();
    for (const value of filter.values) {
      const fitting = names.filter((name) => fits(foldText(name), foldText(value)));
      for (const name of fitting) found.add(name);
      if (fitting.length === 0)
        unknown.push({ kind: 'unknown-value', filter: filter.name, text: value, known: names });
    }
    if (found.size > 0) add(rowsOf(sql, JSON.stringify([...found])));
  };

  if (asksOfProgramme(filter)) {
    const { keys, unknown: missing } = programmeIssues(filter, facts);
    add(rowIds(database, repositories, keys));
    unknown.push(...missing);
    return { issues, unknown };
  }
  switch (filter.name) {
    case 'is':
      for (const state of filter.values.filter((value) => value === 'open' || value === 'closed')) {
        add(rowsOf(`SELECT id FROM issues WHERE state = ? AND ${ofRepositories}`, state));
      }
      break;
    case 'label':
      fromNames(
        `SELECT issue FROM issue_labels CROSS JOIN issues ON issues.id = issue_labels.issue
         WHERE issue_labels.name IN (SELECT value FROM json_each(?)) AND ${ofRepositories}`,
        namesOf(database, `SELECT DISTINCT name FROM labels WHERE ${ofRepositories}`, ids),
        labelFits,
      );
      break;
    case 'assignee':
      fromNames(
        `SELECT issue FROM assignees CROSS JOIN issues ON issues.id = assignees.issue
         WHERE assignees.login IN (SELECT value FROM json_each(?)) AND ${ofRepositories}`,
        namesOf(
          database,
          `SELECT DISTINCT login FROM assignees CROSS JOIN issues ON issues.id = assignees.issue
           WHERE ${ofRepositories}`,
          ids,
        ),
        (name, value) => name === value,
      );
      break;
    case 'milestone':
      fromNames(
        `SELECT issues.id FROM issues CROSS JOIN milestones
         ON milestones.repository = issues.repository AND milestones.number = issues.milestone
         WHERE milestones.title IN (SELECT value FROM json_each(?)) AND issues.${ofRepositories}`,
        namesOf(database, `SELECT DISTINCT title FROM milestones WHERE ${ofRepositories}`, ids),
        (name, value) => name.startsWith(value),
      );
      break;
    case 'repo': {
      const fits = repositories.filter(({ name }) =>
        filter.values.some((value) => repositoryFits(foldText(name), foldText(value))),
      );
      if (fits.length === 0) {
        const known = repositories.map(({ name }) => name);
        unknown.push({ kind: 'unknown-value', filter: 'repo', text: filter.values.join(','), known });
      }
      for (const { id } of fits) {
        add(
          prepared<[number], number>(database, 'SELECT id FROM issues WHERE repository = ?').pluck().all(id),
        );
      }
      break;
    }
    // Asked of the programme, or of the text itself.
    case 'worker':
    case 'phase':
    case 'wave':
    case 'has':
    case 'author':
    case 'in':
    case 'since':
    case 'until':
      break;
  }
  return { issues, unknown };
}

/** Issues that anything happened to since: a text that was written or edited moves its issue's time. */
function touchedSince({ values }: SearchFilter, { database, repositories, reckoning }: FilterSources) {
  const times = values.flatMap((value) => timeOfMoment(value, reckoning) ?? []);
  const earliest = times.sort()[0] ?? '\uffff';
  const statement = prepared<[number, string], number>(
    database,
    'SELECT id FROM issues WHERE repository = ? AND updated_at >= ?',
  ).pluck();
  return new Set(repositories.flatMap(({ id }) => statement.all(id, earliest)));
}

const ofRepositories = 'repository IN (SELECT value FROM json_each(?))';

function namesOf(database: ReadableDatabase, sql: string, ids: string): readonly string[] {
  return prepared<[string], string>(database, `${sql} ORDER BY 1`).pluck().all(ids);
}

/** `🐛 type:bug` is found by its start, by `type:bug`, and by `bug`. */
function labelFits(name: string, value: string): boolean {
  const plain = name.replace(/^[^\p{L}\p{N}]+/u, '');
  return (
    name.startsWith(value) || plain.startsWith(value) || plain.slice(plain.indexOf(':') + 1).startsWith(value)
  );
}

/** `owner/name`, or the name alone. */
function repositoryFits(name: string, value: string): boolean {
  return name === value || name.slice(name.indexOf('/') + 1) === value;
}

function rowIds(
  database: ReadableDatabase,
  repositories: readonly RepositoryRow[],
  keys: ReadonlySet<IssueKey>,
): readonly number[] {
  const numbers = new Map<string, number[]>();
  for (const key of keys) {
    const { repository, number } = splitIssueKey(key);
    const known = numbers.get(repository);
    if (known === undefined) numbers.set(repository, [number]);
    else known.push(number);
  }
  return repositories.flatMap(({ id, name }) =>
    prepared<[number, string], number>(
      database,
      'SELECT id FROM issues WHERE repository = ? AND number IN (SELECT value FROM json_each(?))',
    )
      .pluck()
      .all(id, JSON.stringify(numbers.get(name) ?? [])),
  );
}
