import { styleText } from 'node:util';
import { InvalidArgumentError, type Command } from 'commander';
import type { SearchHit } from '#contract/views.ts';
import { foreignRepository, numberOf, referenceOf } from '../json/references.ts';
import { valueOf } from '../output.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

const mostHits = 200;

export function addSearchCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('search')
      .description('full text over issues and comments; Japanese needs no spaces')
      .argument('<text...>', 'words that must all occur')
      .option('--limit <n>', `how many hits at most, up to ${mostHits}`, wholeNumber, 50),
  ).action(async (words: string[], options: WorkspaceOptions & { limit: number }) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const session = valueOf(await engine.handlers['session.read']({}));
      const home = session.repository ?? '';
      const hits = valueOf(
        await engine.handlers['search.find']({ text: words.join(' '), limit: options.limit }),
      );
      output.answer({ hits: hits.map((hit) => hitJson(hit, home)) }, () => describeHits(hits, home));
    });
  });
}

function hitJson(hit: SearchHit, home: string) {
  return {
    issue: numberOf(hit.issue),
    ...foreignRepository(hit.issue, home),
    title: hit.title,
    commentId: hit.commentId,
    author: hit.author,
    at: hit.at,
    line: hit.line,
    text: hit.text,
    spans: hit.spans,
  };
}

function describeHits(hits: readonly SearchHit[], home: string): string {
  if (hits.length === 0) return 'Nothing found.';
  return hits
    .map((hit) => {
      const where = hit.commentId === null ? `line ${hit.line}` : `comment of ${hit.at}, line ${hit.line}`;
      const reference = referenceOf(hit.issue, home);
      const name = typeof reference === 'number' ? `#${reference}` : reference;
      return `${styleText('bold', name)} ${hit.title} ${styleText('dim', `(${where})`)}\n    ${highlight(hit)}`;
    })
    .join('\n');
}

function highlight(hit: SearchHit): string {
  let text = '';
  let at = 0;
  for (const [start, end] of hit.spans) {
    text += hit.text.slice(at, start) + styleText('inverse', hit.text.slice(start, end));
    at = end;
  }
  return (text + hit.text.slice(at)).trim();
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > mostHits) {
    throw new InvalidArgumentError(`It takes a whole number from 1 to ${mostHits}.`);
  }
  return value;
}
