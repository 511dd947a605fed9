import { resolve } from 'node:path';
import { fail, succeed, type Result } from '#contract/result.ts';
import type { ImportSummary } from '#contract/views.ts';
import type { Storage } from '../mirror/open.ts';
import { aTurn } from '../turn.ts';
import { checkExportedIssue, type ExportedIssue } from './exportGuard.ts';
import { readExportFile } from './exportFile.ts';
import {
  counted,
  importedIssue,
  isRoundLimit,
  listNumbers,
  longestBody,
  repositoryIn,
  type ImportedIssue,
} from './exportShape.ts';
import { writeImport } from './writeImport.ts';

export type ImportOptions = {
  /** Whose issues these are, where the export does not say: `owner/name`. */
  readonly repository?: string;
  readonly onProgress?: (done: number, total: number) => void;
  /** The mirror was lost and is made anew: what the last import had changed stays known. */
  readonly rebuilding?: boolean;
};

/** An export of a repository nobody named. */
export const unnamedRepository = 'local/export';

/** How many issues are checked between two turns of the event loop: about 5 ms of work. */
const checkedAtOnce = 100;

/**
 * Mirrors the JSON of `gh issue list`. Every file is checked whole before anything is written, and all of
 * them are written in one transaction: an import happens, or it does not. Several files of one repository
 * count as one export.
 *
 * A later export of the same repository changes what is newer in it. An issue that it lacks counts as
 * removed only where the export plainly speaks of every issue; see `writeImport`.
 */
export async function importExports(
  storage: Storage,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<Result<ImportSummary>> {
  const warnings: string[] = [];
  const byRepository = new Map<string, ExportedIssue[]>();
  let atLimit = false;
  for (const path of paths) {
    const issues = await checkFile(path);
    if (!issues.ok) return issues;
    if (isRoundLimit(issues.value.length)) {
      atLimit = true;
      warnings.push(
        `${path} holds ${counted(issues.value.length, 'issue')} and so sits exactly at its limit: there may be more. Export again with a higher --limit.`,
      );
    }
    const repository = nameRepository(path, issues.value, options.repository, warnings);
    byRepository.set(repository, [...(byRepository.get(repository) ?? []), ...issues.value]);
  }

  const exports = [...byRepository].map(([repository, issues]) => ({
    repository,
    issues: newestOfEach(repository, issues, warnings),
    atLimit,
  }));
  for (const { issues } of exports) noteOddities(issues, warnings);
  const [first] = exports;
  if (first === undefined || exports.every(({ issues }) => issues.length === 0)) {
    return succeed({
      repository: first?.repository ?? unnamedRepository,
      issues: 0,
      comments: 0,
      added: 0,
      updated: 0,
      removed: 0,
      warnings: ['There is no issue in it; nothing was changed.'],
    });
  }
  return writeImport(storage, exports, {
    files: paths.map((path) => resolve(path)),
    warnings,
    onProgress: options.onProgress ?? (() => undefined),
    rebuilding: options.rebuilding ?? false,
  });
}

async function checkFile(path: string): Promise<Result<readonly ExportedIssue[]>> {
  const values = await readExportFile(path);
  if (!values.ok) return values;
  const issues: ExportedIssue[] = [];
  for (const [index, value] of values.value.entries()) {
    const checked = checkExportedIssue(value);
    if (!('issue' in checked)) {
      return fail(
        'broken-export',
        `The export ${path} is broken at [${index}]${checked.path}: expected ${checked.expected}, found ${checked.found}; nothing was imported.`,
        'Export it again, or mend that place.',
      );
    }
    issues.push(checked.issue);
    if (index % checkedAtOnce === checkedAtOnce - 1) await aTurn();
  }
  return succeed(issues);
}

function nameRepository(
  path: string,
  issues: readonly ExportedIssue[],
  given: string | undefined,
  warnings: string[],
): string {
  const found = repositoryIn(issues);
  if (found !== null) {
    if (found.others.length > 0) {
      warnings.push(
        `${path} names several repositories; all its issues were taken for ${found.repository}, not ${found.others.join(', ')}.`,
      );
    }
    if (given !== undefined && given.toLowerCase() !== found.repository.toLowerCase()) {
      warnings.push(
        `${path} says by its addresses that it is of ${found.repository}, so ${given} was not used.`,
      );
    }
    return found.repository;
  }
  if (given !== undefined) return given;
  warnings.push(
    `${path} does not say which repository it is of (it has no addresses); it was imported as ${unnamedRepository}.`,
  );
  return unnamedRepository;
}

/** One record a number: the latest where a number occurs twice. */
function newestOfEach(
  repository: string,
  issues: readonly ExportedIssue[],
  warnings: string[],
): readonly ImportedIssue[] {
  const newest = new Map<number, ExportedIssue>();
  const twice = new Set<number>();
  for (const issue of issues) {
    const other = newest.get(issue.number);
    if (other !== undefined) twice.add(issue.number);
    if (other === undefined || issue.updatedAt >= other.updatedAt) newest.set(issue.number, issue);
  }
  if (twice.size > 0) {
    warnings.push(
      `${repository}: ${listNumbers([...twice])} occur more than once; the version updated last was taken.`,
    );
  }
  return [...newest.values()].sort((a, b) => a.number - b.number).map(importedIssue);
}

function noteOddities(issues: readonly ImportedIssue[], warnings: string[]): void {
  const long: number[] = [];
  const without = { comments: 0, labels: 0, assignees: 0, milestone: 0, closedAt: 0 };
  for (const { issue, comments } of issues) {
    const bodies = [issue.body, ...(comments ?? []).map((comment) => comment.body)];
    if (bodies.some((body) => body.length > longestBody / 3 && Buffer.byteLength(body) > longestBody)) {
      long.push(issue.number);
    }
    if (comments === null) without.comments += 1;
    for (const key of ['labels', 'assignees', 'milestone', 'closedAt'] as const) {
      if (issue[key] === undefined) without[key] += 1;
    }
  }
  if (long.length > 0) {
    warnings.push(
      `${listNumbers(long)}: a text is longer than GitHub allows (${longestBody.toLocaleString('en-US')} bytes); it was kept whole.`,
    );
  }
  for (const [key, count] of Object.entries(without)) {
    if (count === 0) continue;
    const whose = count === issues.length ? 'The export' : counted(count, 'issue');
    warnings.push(
      `${whose} came without ${key}: it was not asked for with --json, and what was known of it before is kept.`,
    );
  }
}
