import { readFile } from 'node:fs/promises';
import { fail, succeed, type Result } from '#contract/result.ts';

const howToExport =
  'Make one with: gh issue list --state all --limit 1000 --json number,title,state,body,labels,assignees,milestone,createdAt,updatedAt,closedAt,comments > export.json';

/**
 * Reads a file that should hold a JSON array. UTF-8, with or without a byte order mark, or UTF-16 with one
 * (what PowerShell's `>` writes). Fails as `not-found`, `not-an-export`, or `broken-export` for JSON that
 * begins as an export does and breaks off.
 */
export async function readExportFile(file: string): Promise<Result<readonly unknown[]>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return unreadable(file, error);
  }
  const text = decode(bytes);
  if (text === null) {
    return fail(
      'not-an-export',
      `The file ${file} is not text, so it is no export; nothing was imported.`,
      howToExport,
    );
  }
  if (text.trim() === '') {
    return fail('not-an-export', `The file ${file} is empty; nothing was imported.`, howToExport);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 160) : '';
    return /^\s*\[/.test(text)
      ? fail(
          'broken-export',
          `The export ${file} is not valid JSON (${reason}); nothing was imported.`,
          'It may have been cut off while it was written: export it again.',
        )
      : fail('not-an-export', `The file ${file} is not JSON; nothing was imported.`, howToExport);
  }
  if (!Array.isArray(value) || (value.length > 0 && !value.some(looksLikeIssue))) {
    return fail(
      'not-an-export',
      `The file ${file} is JSON, but not a list of issues; nothing was imported.`,
      howToExport,
    );
  }
  return succeed(value);
}

function looksLikeIssue(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('number' in value || 'title' in value);
}

function decode(bytes: Buffer): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes);
  } catch {
    return null;
  }
}

function unreadable(file: string, error: unknown): Result<never> {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fail(
        'not-found',
        `There is no file ${file}; nothing was imported.`,
        'Check the name of the file.',
      );
    case 'EISDIR':
      return fail(
        'not-an-export',
        `${file} is a folder; nothing was imported.`,
        'Name the export inside it.',
      );
    case 'EACCES':
    case 'EPERM':
      return fail(
        'no-access',
        `The file ${file} may not be read; nothing was imported.`,
        'Give yourself the right to read it.',
      );
    case 'ERR_FS_FILE_TOO_LARGE':
    case 'ERR_STRING_TOO_LONG':
      return fail(
        'broken-export',
        `The export ${file} is too large to be read in one piece; nothing was imported.`,
        'Export it in parts and import the parts together.',
      );
    default:
      throw error;
  }
}
