import type { Programme } from '#domain/programme.ts';
import { readIssue, type TextReading } from '#domain/reading.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import { readMarkdown } from '#domain/text/markdown.ts';
import { findReferences, type Reference } from '#domain/text/references.ts';
import { issueKey, splitIssueKey, type IssueKey, type Tracker, type TrackerIssue } from '#domain/tracker.ts';
import type { PlacedCase } from './allFamilies.ts';
import { contexts } from './contexts.ts';
import type { ContextName } from './corpusCase.ts';
import { planStatements } from './planStatements.ts';
import { combineSaid, subjectNames, type Said } from './said.ts';

/** What the domain makes of one case, in the notation of corpusCase.ts. */
export type CaseReading = {
  readonly edges: readonly string[];
  readonly links: readonly string[];
  readonly unresolved: readonly string[];
  readonly reports: readonly string[];
  readonly said: string | null;
  readonly workers: readonly string[];
  readonly calls: readonly string[];
  readonly references: readonly string[];
  readonly plan: readonly string[];
  readonly statusOf: (number: number) => string;
  readonly workerOf: (number: number) => string;
  readonly durationOf: (number: number) => string;
};

const createdAt = '2026-02-01T08:00:00Z';
const saidAt = '2026-02-02T08:00:00Z';
const asOf = '2026-02-03T08:00:00Z';

/** The context's issues, with the text under test on its issue; null leaves the context as it is. */
function trackerOf(name: ContextName, item: PlacedCase | null): Tracker {
  const { repository, issues, speaker } = contexts[name];
  const on = item?.on ?? speaker;
  return {
    repository,
    asOf,
    issues: issues.map(({ number, title, body = '', closed = false }): TrackerIssue => {
      const speaks = item !== null && number === on;
      const comment = speaks && item.place === 'comment';
      return {
        key: issueKey(repository, number),
        title,
        body: speaks && !comment ? [item.text, body].filter((text) => text !== '').join('\n\n') : body,
        state: closed ? 'closed' : 'open',
        stateReason: closed ? 'completed' : null,
        author: 'author',
        createdAt,
        updatedAt: createdAt,
        closedAt: closed ? createdAt : null,
        labels: [],
        milestone: null,
        assignees: [],
        parent: null,
        blockedBy: [],
        comments: comment
          ? [
              {
                id: `comment-${number}`,
                author: 'author',
                createdAt: saidAt,
                updatedAt: saidAt,
                body: item.text,
                minimizedReason: null,
              },
            ]
          : [],
      };
    }),
  };
}

export function readCase(item: PlacedCase): CaseReading {
  const context = contexts[item.context];
  const tracker = trackerOf(item.context, item);
  const programme = readProgramme(tracker);
  const on = item.on ?? context.speaker;
  const speaking = tracker.issues.find((issue) => splitIssueKey(issue.key).number === on);
  if (speaking === undefined) throw new Error(`${item.id} stands on #${on}, which its context lacks`);
  const reading = readIssue(speaking, tracker.repository);
  const text = item.place === 'comment' ? reading.comments[0] : reading.body;
  if (text === undefined) throw new Error(`${item.id} was not read`);
  const said = saidIn(text, item, on);
  const node = (number: number) =>
    programme.nodes.find((candidate) => candidate.key === issueKey(tracker.repository, number));
  return {
    edges: edgesOf(programme),
    links: linksOf(programme),
    unresolved: [...new Set(programme.unresolved.map((gap) => bare(gap.text)))],
    reports: said.map(({ subject, worker, status }) => `${subject}|${worker ?? '-'}|${status}`),
    said: said.find(({ subject }) => subject === String(on))?.status ?? null,
    workers: workersOf(said, text),
    calls: [...new Set(text.calls.map((call) => call.kind))],
    references: referencesOf(item.text),
    plan: planStatements(programme, reading),
    statusOf: (number) => node(number)?.status ?? 'absent',
    workerOf: (number) => node(number)?.worker ?? 'none',
    durationOf: (number) => {
      const duration = node(number)?.duration ?? null;
      if (duration === null) return 'none';
      return duration.low === duration.high ? `${duration.low}` : `${duration.low}-${duration.high}`;
    },
  };
}

const baselines = new Map<ContextName, CaseReading>();

/** The edges and links that the context has without the case's text. */
export function baselineOf(name: ContextName): Pick<CaseReading, 'edges' | 'links'> {
  const known = baselines.get(name);
  if (known !== undefined) return known;
  const read = readCase({
    text: '',
    context: name,
    place: 'body',
    id: `${name}/baseline`,
    family: 'baseline',
    derived: false,
  });
  baselines.set(name, read);
  return read;
}

function edgesOf(programme: Programme): readonly string[] {
  return programme.edges.map(({ from, to, kind, doubt }) => {
    const arrow = doubt !== null ? '?' : kind === 'soft' ? '~' : '→';
    const nameOf = (key: IssueKey) =>
      splitIssueKey(key).repository === programme.repository ? String(numberOf(key)) : key;
    return `${nameOf(from)}${arrow}${nameOf(to)}`;
  });
}

function linksOf(programme: Programme): readonly string[] {
  const links = programme.links.map(({ from, to, kind }) => {
    const [a, b] = [numberOf(from), numberOf(to)];
    return kind === 'parent' || kind === 'order'
      ? `${kind} ${a}>${b}`
      : `${kind} ${Math.min(a, b)}+${Math.max(a, b)}`;
  });
  return [...new Set(links)];
}

/** Reports of one text, one for each subject and worker. */
function saidIn(text: TextReading, item: PlacedCase, on: number): readonly Said[] {
  return combineSaid(
    text.reports.flatMap((report) =>
      subjectNames(report.subject, on, contexts[item.context]).map((subject) => ({
        subject,
        worker: report.worker ?? text.worker,
        report,
      })),
    ),
  );
}

function workersOf(said: readonly Said[], text: TextReading): readonly string[] {
  const named = said.map(({ worker }) => worker).filter((worker) => worker !== null);
  if (named.length === 0 && text.worker !== null) named.push(text.worker);
  return [...new Set(named)];
}

function referencesOf(text: string): readonly string[] {
  return readMarkdown(text).lines.flatMap((line) =>
    line.place === 'code' ? [] : findReferences(line.visible).map(describeReference),
  );
}

function describeReference(reference: Reference): string {
  switch (reference.kind) {
    case 'issue': {
      const numbers =
        reference.first === reference.last ? reference.first : `${reference.first}-${reference.last}`;
      return `${reference.repository ?? ''}#${numbers}`;
    }
    case 'phase':
      return reference.first === reference.last
        ? `phase ${reference.first}`
        : `phase ${reference.first}-${reference.last}`;
    case 'local':
      return `local ${reference.id}`;
    case 'placeholder':
      return `gap ${bare(reference.text)}`;
  }
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();
}

function numberOf(key: IssueKey): number {
  return splitIssueKey(key).number;
}
