import { significantWords } from '../../text/words.ts';
import { parseTime } from '../../text/time.ts';
import type { Evidence } from '../../evidence.ts';
import type { ProgrammeNode } from '../../programme.ts';
import type { IssueKey } from '../../tracker.ts';
import type { Facts } from './facts.ts';
import { claimsOnce, type Finding, type FindingSubject } from './finding.ts';

/** One worker on two issues, two workers on one, two issues for one task, and workers who fell silent. */
export function workers(facts: Facts): readonly Finding[] {
  return [...collisions(facts), ...reportedTwice(facts), ...sameTasks(facts), ...silent(facts)];
}

function workerSubject(worker: string): FindingSubject {
  return `Worker ${worker}`;
}

/** Running at once, in one wave of one plan, by a worker's own word. */
function collisions(facts: Facts): readonly Finding[] {
  const running = new Map<string, ProgrammeNode[]>();
  for (const node of facts.programme.nodes) {
    const spoken = node.statusEvidence.some((evidence) => evidence.source !== 'native');
    if (node.status !== 'running' || node.worker === null || node.container || !spoken) continue;
    if (node.worker === 'orchestrator') continue;
    const key = `${node.scope} ${node.wave} ${node.worker}`;
    running.set(key, [...(running.get(key) ?? []), node]);
  }
  return [...running.values()].flatMap((nodes): readonly Finding[] => {
    const worker = nodes[0]?.worker ?? null;
    if (nodes.length < 2 || worker === null) return [];
    return [
      {
        code: 'worker-collision',
        severity: 'warning',
        subject: workerSubject(worker),
        claims: claimsOnce(
          nodes.flatMap((node) =>
            node.statusEvidence.slice(0, 1).map((evidence) => ({
              text: `${facts.name(node.key)} is running with worker ${worker}`,
              evidence,
            })),
          ),
        ),
        suggestion: `Let worker ${worker} finish one of ${nodes.map((node) => facts.name(node.key)).join(', ')}, and give the other away.`,
      },
    ];
  });
}

/** Two numbered workers who each report the same issue complete. */
function reportedTwice(facts: Facts): readonly Finding[] {
  const done = new Map<IssueKey, Map<string, Evidence>>();
  for (const text of facts.texts) {
    for (const report of text.reading.reports) {
      const worker = report.worker ?? text.reading.worker;
      const subject = facts.subjectOf(report, text.entry.key);
      if (
        report.status !== 'done' ||
        report.planning ||
        report.aside ||
        worker === null ||
        !/^\d+$/.test(worker)
      )
        continue;
      if (subject === null || !facts.index.byKey.has(subject as IssueKey)) continue;
      const known = done.get(subject as IssueKey) ?? new Map<string, Evidence>();
      if (!known.has(worker)) known.set(worker, report.evidence);
      done.set(subject as IssueKey, known);
    }
  }
  return [...done].flatMap(([issue, by]): readonly Finding[] =>
    // `Workers 1 and 2: #41 done`, in one line, is work done together.
    new Set([...by.values()].map(({ commentId, line }) => `${commentId} ${line}`)).size < 2
      ? []
      : [
          {
            code: 'duplicate-work',
            severity: 'warning',
            subject: issue,
            claims: [...by].map(([worker, evidence]) => ({
              text: `worker ${worker} reports ${facts.name(issue)} complete`,
              evidence,
            })),
            suggestion: `Ask workers ${[...by.keys()].join(' and ')} who did ${facts.name(issue)}, and keep one result.`,
          },
        ],
  );
}

/** Fewer words fit too many titles. */
const fewestWords = 3;
/** In letters; shorter titles are general. */
const shortestTitle = 10;

/** Open issues whose titles hold the same words in whatever order, in one phase or in none. */
function sameTasks(facts: Facts): readonly Finding[] {
  const byWords = new Map<string, ProgrammeNode[]>();
  for (const node of facts.programme.nodes) {
    const entry = facts.index.byKey.get(node.key);
    if (node.state === 'closed' || node.container || entry?.reading == null) continue;
    const words = significantWords(entry.titleWords).toSorted();
    const own = entry.reading.phase;
    // Of short titles only the very same, in one part of a plan, say the same.
    const same = entry.titleWords.toLowerCase().replace(/\s+/g, ' ').trim();
    if (words.length < fewestWords && same.length < shortestTitle) continue;
    // Numbers are no words, and tell `Part 1` from `Part 2`.
    const numbers = entry.titleWords.match(/\d+/g) ?? [];
    // A phase that only a plan's row gives makes equal titles no different.
    const key =
      words.length < fewestWords
        ? `${own?.split('.')[0] ?? ''} ${same}`
        : [own ?? '', ...words, ...numbers].join(' ');
    byWords.set(key, [...(byWords.get(key) ?? []), node]);
  }
  return [...byWords.values()].flatMap((nodes): readonly Finding[] => {
    const [first] = nodes;
    if (nodes.length < 2 || first === undefined) return [];
    return [
      {
        code: 'duplicate-work',
        severity: 'warning',
        subject: first.key,
        claims: claimsOnce(
          nodes.flatMap((node) => {
            const evidence = facts.titleEvidence(node.key);
            return evidence === null ? [] : [{ text: `${facts.name(node.key)} is titled so`, evidence }];
          }),
        ),
        suggestion: `Keep one of ${nodes.map((node) => facts.name(node.key)).join(', ')} and close the others as duplicates.`,
      },
    ];
  });
}

/** Where an issue states no duration, a day without a word is silence. */
const silentAfterMinutes = 24 * 60;

/** Under way by a worker's own word, and quiet for longer than the work was said to take, a day at the least. */
function silent(facts: Facts): readonly Finding[] {
  const now = parseTime(facts.asOf);
  if (now === null) return [];
  return facts.programme.workers.flatMap((pulse): readonly Finding[] => {
    const { worker, issue, status, lastReport } = pulse;
    const node = issue === null ? undefined : facts.nodeOf.get(issue);
    const at = lastReport?.at == null ? null : parseTime(lastReport.at);
    if (status !== 'running' || lastReport === null || at === null || node?.status !== 'running') return [];
    if (worker === 'orchestrator' || node.container) return [];
    const allowed = Math.max(silentAfterMinutes, node.duration?.high ?? 0);
    const quiet = Math.floor((now - at) / 60_000);
    if (quiet <= allowed) return [];
    const stated = node.durationEvidence;
    return [
      {
        code: 'silent-worker',
        severity: 'warning',
        subject: workerSubject(worker),
        claims: [
          {
            text: `the last word of worker ${worker}, ${Math.floor(quiet / 60)} hours before the mirror's as-of`,
            evidence: lastReport,
          },
          ...(stated === null
            ? []
            : [{ text: `${facts.name(node.key)} was said to take so long`, evidence: stated }]),
        ],
        suggestion: `Ask worker ${worker} about ${facts.name(node.key)}, or give it to another.`,
      },
    ];
  });
}
