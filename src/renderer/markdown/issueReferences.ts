import type { Env, StateCore, Token } from 'markdown-it';
import type { IssueKey } from '#domain/tracker.ts';
import { issueKey } from '#domain/tracker.ts';

/** `#12` or `owner/name#12`, not inside a word, a path or an entity. */
const reference = /(?<![\w/&#.-])(?:(?<repository>[\w.-]+\/[\w.-]+))?#(?<number>[1-9]\d{0,9})(?![\w])/g;

/** The attribute that carries an issue's key on a link into the window itself. */
export const issueAttribute = 'data-issue';

function linked(state: StateCore, token: Token, repository: string): Token[] {
  const pieces: Token[] = [];
  let end = 0;
  const push = (type: string, tag: string, nesting: -1 | 0 | 1, content = '') => {
    const piece = new state.Token(type, tag, nesting);
    piece.content = content;
    piece.level = token.level;
    pieces.push(piece);
    return piece;
  };
  for (const match of token.content.matchAll(reference)) {
    const key: IssueKey = issueKey(
      match.groups?.['repository'] ?? repository,
      Number(match.groups?.['number']),
    );
    if (match.index > end) push('text', '', 0, token.content.slice(end, match.index));
    push('link_open', 'a', 1).attrSet(issueAttribute, key);
    push('text', '', 0, match[0]);
    push('link_close', 'a', -1);
    end = match.index + match[0].length;
  }
  if (pieces.length === 0) return [token];
  if (end < token.content.length) push('text', '', 0, token.content.slice(end));
  return pieces;
}

/** A core rule: references to issues become links, except inside links and code. */
export function linkIssueReferences(repositoryOf: (env: Env) => string) {
  return (state: StateCore): void => {
    for (const block of state.tokens) {
      if (block.type !== 'inline' || block.children === null || !block.content.includes('#')) continue;
      let insideLink = 0;
      block.children = block.children.flatMap((child) => {
        if (child.type === 'link_open') insideLink += 1;
        if (child.type === 'link_close') insideLink -= 1;
        return child.type === 'text' && insideLink === 0
          ? linked(state, child, repositoryOf(state.env))
          : [child];
      });
    }
  };
}
