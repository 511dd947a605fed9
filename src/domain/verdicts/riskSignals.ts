import type { Evidence } from '../evidence.ts';
import type { AttentionKind, Programme, ProgrammeRisk } from '../programme.ts';
import { compareTimes } from '../text/time.ts';
import { significantWords } from '../text/words.ts';
import type { IssueKey } from '../tracker.ts';
import type { Finding, FindingCode } from './lint/finding.ts';
import { nameOf } from './lint/finding.ts';

/** Something that is happening now and is what a risk of the plan warned of. */
export type RiskSignal = {
  /** A contradiction's code, or what an issue's latest word says. */
  readonly kind: FindingCode | Trouble['kind'];
  readonly text: string;
  readonly since: string | null;
  readonly evidence: readonly Evidence[];
};

/** An open issue whose latest word is that it failed, is blocked, or burns. */
export type Trouble = {
  readonly kind: Extract<AttentionKind, 'blocked' | 'failed' | 'urgent'>;
  readonly issue: IssueKey;
  readonly title: string;
  readonly text: string;
  readonly since: string | null;
  readonly evidence: readonly Evidence[];
};

/**
 * The rule table: a risk that is `about` something is signalled by contradictions with these codes, and by trouble on
 * issues whose title or words are about the same.
 */
type Rule = { readonly about: RegExp; readonly findings?: readonly FindingCode[]; readonly trouble?: RegExp };

const rules: readonly Rule[] = [
  {
    about:
      /dead-?lock|circular|cyclic|\bcycles?\b|\bwait(?:s|ing)? (?:for|on) (?:each |one an)other|デッドロック|循環|互いに待/i,
    findings: ['cycle', 'self-dependency'],
  },
  {
    about:
      /context[- ]loss|los(?:s|t|e|es|ing) (?:of )?(?:(?:the|its|their) )?context|silent|コンテキスト(?:の)?(?:消失|喪失|ロス)/i,
    findings: ['silent-worker'],
  },
  {
    about: /collision|duplicat|overlap|same (?:issue|task|work)|重複|衝突/i,
    findings: ['worker-collision', 'duplicate-work'],
  },
  {
    about: /migrat|data (?:loss|corruption)|移行|マイグレーション|データ(?:の)?(?:消失|損失|破損)/i,
    trouble:
      /migrat|schema|data (?:loss|corruption)|backup|移行|マイグレーション|データ(?:の)?(?:消失|損失|破損)/i,
  },
  {
    about: /downtime|outage|deploy|rollback|\blaunch|停止|障害|デプロイ/i,
    trouble: /downtime|outage|deploy|rollback|\blaunch|\brelease\b|go-live|停止|障害|デプロイ|本番/i,
  },
  {
    about: /performance|latency|\bslow|regression|throughput|性能|パフォーマンス|遅延時間/i,
    trouble: /performance|latency|\bslow|benchmark|load test|throughput|性能|パフォーマンス/i,
  },
  {
    about: /security|breach|leak|vulnerab|脆弱|漏洩/i,
    trouble: /security|breach|leak|vulnerab|脆弱|漏洩/i,
  },
];

/** Words that say what kind of risk it is, and not what it is about. */
const riskWords = new Set([
  'delay',
  'delays',
  'delayed',
  'setup',
  'failure',
  'failures',
  'loss',
  'between',
  'issues',
]);
/** `Crane rail delivery delays` and an issue about crane rails: so many words in common are one matter. */
const wordsInCommon = 2;

/**
 * What is happening of what each risk warns of, latest first; the answer follows the order of `programme.risks`.
 * `findings` are the contradictions of the same programme.
 */
export function riskSignals(
  programme: Programme,
  findings: readonly Finding[],
): readonly (readonly RiskSignal[])[] {
  const troubles = troublesOf(programme);
  return programme.risks.map((risk) => {
    const own = rules.filter(({ about }) => about.test(risk.risk.slice(0, 300)));
    const codes = new Set(own.flatMap((rule) => rule.findings ?? []));
    const signals = [
      ...findings
        // An issue that is its own neighbour in an order holds nothing up; one that blocks itself is an error.
        .filter(
          ({ code, severity }) => codes.has(code) && (code !== 'self-dependency' || severity === 'error'),
        )
        .map((finding) => signalOf(finding, programme)),
      ...troubles
        .filter((trouble) => concerns(trouble, risk, own))
        .map((trouble) => troubleSignal(trouble, programme)),
    ];
    return signals.toSorted((a, b) => compareTimes(b.since, a.since));
  });
}

function concerns(trouble: Trouble, risk: ProgrammeRisk, own: readonly Rule[]): boolean {
  const said = `${trouble.title}\n${trouble.text}`.slice(0, 600);
  if (own.some((rule) => rule.trouble?.test(said) === true)) return true;
  const words = new Set(significantWords(said));
  const shared = significantWords(risk.risk).filter((word) => !riskWords.has(word) && words.has(word));
  return new Set(shared).size >= wordsInCommon;
}

function signalOf({ code, subject, claims }: Finding, programme: Programme): RiskSignal {
  const evidence = claims.map((claim) => claim.evidence);
  const name = subject.replace(`${programme.repository}#`, '#');
  const first = claims[0]?.text ?? code;
  return {
    kind: code,
    text: first.includes(name) ? first : `${name}: ${first}`,
    since: latest(evidence),
    evidence,
  };
}

function troubleSignal(trouble: Trouble, programme: Programme): RiskSignal {
  const { kind, issue, text, since, evidence } = trouble;
  return { kind, text: `${nameOf(issue, programme.repository)}: ${text}`, since, evidence };
}

/**
 * Calls for a person that speak of trouble, and issues that hold work (a plan, an epic) whose latest report does: no call
 * is read from these.
 */
function troublesOf(programme: Programme): readonly Trouble[] {
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const troubles = programme.attention.flatMap((item): readonly Trouble[] => {
    const { kind, issue, text, since, evidence } = item;
    if (kind !== 'blocked' && kind !== 'failed' && kind !== 'urgent') return [];
    return [{ kind, issue, title: nodeOf.get(issue)?.title ?? '', text, since, evidence }];
  });
  const known = new Set(troubles.map(({ issue }) => issue));
  const lastReports = new Map(
    programme.reports.filter(({ planning }) => !planning).map((report) => [report.issue, report]),
  );
  for (const [issue, { status, at, evidence }] of lastReports) {
    const node = nodeOf.get(issue);
    if (known.has(issue) || node?.state !== 'open' || (status !== 'blocked' && status !== 'failed')) continue;
    const text = evidence[0]?.quote.replace(/^[#>*\s-]+/, '').replaceAll('*', '') ?? '';
    // The title of a plan is about everything.
    troubles.push({
      kind: status,
      issue,
      title: node.container ? '' : node.title,
      text,
      since: at,
      evidence,
    });
  }
  return troubles;
}

function latest(evidence: readonly Evidence[]): string | null {
  return evidence.reduce<string | null>((found, { at }) => (compareTimes(at, found) > 0 ? at : found), null);
}
