import { styleText } from 'node:util';
import { Option, type Command } from 'commander';
import { plainText } from '#domain/reports/tellingWords.ts';
import {
  findingSeverities,
  isIssueSubject,
  nameOf,
  type Finding,
  type FindingSeverity,
} from '#domain/verdicts/lint/finding.ts';
import { exitCodes } from '../exitCodes.ts';
import { findingJson } from '../json/findings.ts';
import { valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { cutToWidth } from '../terminal/table.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

type LintOptions = WorkspaceOptions & { readonly failOn?: 'error' | 'warning' };

const colours: Readonly<Record<FindingSeverity, Parameters<typeof styleText>[0]>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
};
/** A quote of more terminal cells is read in the issue itself; --json has all of it. */
const widestQuote = 100;
/** So many claims make a finding plain on a terminal; --json has all of them. */
const mostClaimsShown = 5;

export function addLintCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('lint')
      .description('where the tracker contradicts itself: both sides with their lines, and one suggestion')
      .addOption(
        new Option(
          '--fail-on <severity>',
          'end with exit code 1 when a finding is this grave or graver',
        ).choices(['error', 'warning']),
      ),
  ).action(async (options: LintOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const { repository } = valueOf(await engine.handlers['session.read']({}));
      const home = repository ?? '';
      const findings = valueOf(await engine.handlers['findings.read']({}));
      output.answer(
        findings.map((finding) => findingJson(finding, home)),
        () => describeFindings(findings, home),
      );
      const { failOn } = options;
      if (failOn !== undefined && findings.some((finding) => reaches(finding.severity, failOn))) {
        process.exitCode = exitCodes.finding;
      }
    });
  });
}

function reaches(severity: FindingSeverity, limit: FindingSeverity): boolean {
  return findingSeverities.indexOf(severity) <= findingSeverities.indexOf(limit);
}

function describeFindings(findings: readonly Finding[], home: string): string {
  if (findings.length === 0) return 'No contradictions found.';
  const groups = findingSeverities.flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    if (own.length === 0) return [];
    const head = styleText(colours[severity], counted(own.length, severity));
    return [head, ...own.map((finding) => describeFinding(finding, home)), ''];
  });
  return [...groups, `${counted(findings.length, 'finding')}.`].join('\n');
}

function describeFinding(finding: Finding, home: string): string {
  const { subject, claims } = finding;
  const name = isIssueSubject(subject) ? nameOf(subject, home) : subject;
  const shown = claims.slice(0, mostClaimsShown).map(({ text, evidence }) => {
    const place = evidence.line === 0 ? evidence.source : `line ${evidence.line}`;
    const where = `${nameOf(evidence.issue, home)}, ${evidence.commentId === null ? place : `comment of ${evidence.at}, ${place}`}`;
    return `    ${text} ${styleText('dim', `(${where})`)}\n      “${cutToWidth(plainText(evidence.quote), widestQuote)}”`;
  });
  const more = claims.length - shown.length;
  return [
    `  ${styleText('bold', name)} ${styleText(colours[finding.severity], finding.code)}`,
    ...shown,
    ...(more > 0 ? [styleText('dim', `    and ${more} more (--json has all)`)] : []),
    `    ⇒ ${finding.suggestion}`,
  ].join('\n');
}
