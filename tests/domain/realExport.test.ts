import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readProgramme } from '#domain/readProgramme.ts';
import { mendedLines } from '#domain/text/markdown.ts';
import type { IssueKey, Tracker, TrackerIssue } from '#domain/tracker.ts';

/** An optional extra: a real export and a real plan, read where they are at hand. The project stands without them. */
const shared = new URL('../../../shared/', import.meta.url);
const exportFile = new URL('real/reconstruction-issues.json', shared);
const planFile = new URL('plan/master-coordination-plan.md', shared);
const damagedPlanFile = new URL('plan/master-coordination-plan.mojibake.md', shared);
const repository = 'owner/name';
const keyOf = (number: number): IssueKey => `${repository}#${number}`;

type Exported = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly labels: readonly { readonly name: string; readonly color: string }[];
  readonly comments: readonly { readonly id: string; readonly createdAt: string; readonly body: string }[];
};

function issueOf(exported: Partial<Exported> & { readonly number: number }): TrackerIssue {
  return {
    key: keyOf(exported.number),
    title: exported.title ?? '',
    body: exported.body ?? '',
    state: exported.state === 'CLOSED' ? 'closed' : 'open',
    stateReason: null,
    author: null,
    createdAt: exported.createdAt ?? '2025-11-17T00:00:00Z',
    updatedAt: exported.updatedAt ?? '2025-11-17T00:00:00Z',
    closedAt: exported.closedAt ?? null,
    labels: exported.labels ?? [],
    milestone: null,
    assignees: [],
    parent: null,
    blockedBy: [],
    comments: (exported.comments ?? []).map((comment) => ({
      ...comment,
      author: null,
      updatedAt: comment.createdAt,
      minimizedReason: null,
    })),
  };
}

const trackerOf = (issues: readonly TrackerIssue[]): Tracker => ({
  repository,
  asOf: '2025-11-19T00:07:18Z',
  issues,
});

describe.runIf(existsSync(exportFile))('the real export', () => {
  const exported = existsSync(exportFile)
    ? (JSON.parse(readFileSync(exportFile, 'utf8')) as readonly Exported[])
    : [];
  const programme = readProgramme(trackerOf(exported.map(issueOf)));
  const edgeOf = (from: number, to: number) =>
    programme.edges.find((edge) => edge.from === keyOf(from) && edge.to === keyOf(to));

  it.each([
    [978, 979],
    [978, 980],
    [979, 980],
    [978, 981],
    [981, 982],
    [1019, 1020],
    [1020, 1021],
    [966, 967],
  ])('has #%i → #%i with issue, line and verbatim quote', (from, to) => {
    const edge = edgeOf(from, to);
    expect([edge?.kind, edge?.doubt]).toEqual(['blocks', null]);
    const stated = edge?.evidence.find(
      (evidence) => evidence.issue === keyOf(to) && evidence.source === 'body',
    );
    const body = exported.find((issue) => issue.number === to)?.body ?? '';
    expect(mendedLines(body)[(stated?.line ?? 0) - 1]?.trim()).toBe(stated?.quote);
  });

  it('takes no milestone, pull request or parent for a dependency', () => {
    const quotes = programme.edges.flatMap((edge) => edge.evidence.map((evidence) => evidence.quote));
    expect(quotes.filter((quote) => /Milestone #55|PR #994|Parent/.test(quote))).toEqual([]);
  });

  it('doubts #978 as the service layer, and finds #983', () => {
    expect([edgeOf(978, 984)?.doubt?.meant, edgeOf(978, 985)?.doubt?.meant]).toEqual([
      keyOf(983),
      keyOf(983),
    ]);
    expect([edgeOf(983, 984)?.strength, edgeOf(983, 985)?.strength]).toEqual(['stated', 'stated']);
    expect(programme.edges.filter((edge) => edge.doubt !== null)).toHaveLength(2);
    expect(programme.cycles).toEqual([]);
  });

  it('keeps the two programmes with the same phase ids apart', () => {
    const blockers = programme.edges.filter((edge) => edge.to === keyOf(988)).map((edge) => edge.from);
    expect(blockers.filter((key) => Number(key.split('#')[1]) >= 996)).toEqual([]);
    expect(blockers).toEqual(expect.arrayContaining([978, 979, 980, 981, 982].map(keyOf)));
  });

  it('shows #972 as claimed, not done', () => {
    expect(programme.nodes.find((node) => node.key === keyOf(972))?.status).toBe('claimed');
    expect(programme.attention.filter((item) => item.issue === keyOf(972)).map((item) => item.kind)).toEqual([
      'blocked',
      'claimed-done-open',
    ]);
  });
});

describe.runIf(existsSync(planFile))('the real plan', () => {
  const plan = existsSync(planFile) ? readFileSync(planFile, 'utf8') : '';
  const arrowsOf = (body: string, stubs: readonly TrackerIssue[] = []) =>
    readProgramme(trackerOf([issueOf({ number: 977, title: 'Plan', body }), ...stubs])).edges.map((edge) =>
      `${edge.from}→${edge.to}`.replaceAll(repository, ''),
    );

  it.each([
    ['alone', []],
    [
      'with stub issues',
      [972, 973, 974, 975, 976].map((number) => issueOf({ number, title: `Stub ${number}` })),
    ],
  ])('orders its first phase %s', (_, stubs) => {
    expect(arrowsOf(plan, stubs)).toEqual(
      expect.arrayContaining(['#972→#973', '#973→#974', '#973→#975', '#975→#976']),
    );
  });

  it('reads the same damaged as mended', () => {
    const read = (body: string) => readProgramme(trackerOf([issueOf({ number: 977, title: 'Plan', body })]));
    expect(read(readFileSync(damagedPlanFile, 'utf8'))).toEqual(read(plan));
  });
});
