import { styleText } from 'node:util';
import { InvalidArgumentError, type Command } from 'commander';
import type { SearchHit } from '#contract/views.ts';
import { parseQuery } from '#domain/search/parseQuery.ts';
import { foreignRepository, numberOf, referenceOf } from '../json/references.ts';
import { CommandFailure, valueOf } from '../output.ts';
import { describeProblem } from '../terminal/searchProblems.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

const mostHits = 200;
const longestText = 500;

export function addSearchCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('search')
      .description('full text over issues, comments and their history; Japanese needs no spaces')
      .argument('<text...>', 'words that must all occur, "phrases", -excluded words, and filters')
      .addHelpText('after', filterHelp)
      // `-label:bug` and `-word` belong to the text.
      .allowUnknownOption()
      .option('--limit <n>', `how many hits at most, up to ${mostHits}`, wholeNumber, 50),
  ).action(async (words: string[], options: WorkspaceOptions & { limit: number }) => {
    const text = words.join(' ');
    refuseWrongUse(words, text);
    await withEngine(options, 'reads', async (engine, output) => {
      const session = valueOf(await engine.handlers['session.read']({}));
      const home = session.repository ?? '';
      const { hits, problems } = valueOf(
        await engine.handlers['search.find']({ text, limit: options.limit }),
      );
      for (const problem of problems) output.say(`nami: ${describeProblem(problem)}`);
      output.answer({ hits: hits.map((hit) => hitJson(hit, home)), problems }, () =>
        describeHits(hits, home),
      );
    });
  });
}

const filterHelp = `
Filters:
  is:open|closed|critical, or a status: is:blocked, is:ready, is:running, …
  is:issue|comment|gone, in:title|body|comments|history
  worker:6  phase:2 (2.1 and so on too)  wave:3  label:bug  milestone:…
  author:LOGIN (by:)  assignee:LOGIN  repo:OWNER/NAME  has:decision|report|blocker|risk
  since:2026-03-01  until:2026-03-02T09:00  since:3d  since:2h  since:look
A comma means “or” (label:bug,docs), a minus “not” (-is:closed), quotes hold spaces (label:"to do").
Filters alone list the issues that they leave.`;

/** A mistyped option, a value that no filter has, and a text that is too long end the command before anything is read. */
function refuseWrongUse(words: readonly string[], text: string): void {
  const option = words.find((word) => word.startsWith('--'));
  const unknown = parseQuery(text).problems.find(({ kind }) => kind === 'unknown-value');
  const wrong =
    option !== undefined
      ? `There is no option “${option}”.`
      : unknown !== undefined
        ? describeProblem(unknown)
        : text.length > longestText
          ? `The text has ${text.length} characters; ${longestText} are the most.`
          : null;
  if (wrong === null) return;
  throw new CommandFailure({ kind: 'bad-input', message: wrong, hint: 'See nami search --help.' });
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
    ...(hit.more === undefined ? {} : { more: hit.more }),
    ...(hit.gone === undefined ? {} : { gone: hit.gone }),
  };
}

function describeHits(hits: readonly SearchHit[], home: string): string {
  if (hits.length === 0) return 'Nothing found.';
  return hits
    .map((hit) => {
      const line = hit.line === 0 ? 'title' : `line ${hit.line}`;
      const where = `${hit.commentId === null ? line : `comment of ${hit.at}, ${line}`}${goneWords(hit)}`;
      const reference = referenceOf(hit.issue, home);
      const name = typeof reference === 'number' ? `#${reference}` : reference;
      return `${styleText('bold', name)} ${hit.title} ${styleText('dim', `(${where})`)}\n    ${highlight(hit)}${hit.more === undefined ? '' : styleText('dim', ` (and ${hit.more} more)`)}`;
    })
    .join('\n');
}

function goneWords({ gone }: SearchHit): string {
  if (gone === undefined) return '';
  return `, ${gone.how === 'edited' ? 'replaced' : gone.how}${gone.at === null ? '' : ` ${gone.at}`}`;
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
