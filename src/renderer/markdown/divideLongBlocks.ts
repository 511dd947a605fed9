import type { StateCore, Token } from 'markdown-it';

/** Items of a list, and rows of a table, that stay in one piece; a piece is drawn between two frames. */
const mostItems = 60;
const mostRows = 120;

type Divisible = {
  readonly open: string;
  readonly close: string;
  readonly part: string;
  readonly most: number;
};

const kinds: readonly Divisible[] = [
  { open: 'bullet_list_open', close: 'bullet_list_close', part: 'list_item_close', most: mostItems },
  { open: 'ordered_list_open', close: 'ordered_list_close', part: 'list_item_close', most: mostItems },
];

function copyOf(state: StateCore, token: Token): Token {
  const copy = new state.Token(token.type, token.tag, token.nesting);
  return Object.assign(copy, token, { attrs: token.attrs?.map(([name, value]) => [name, value]) ?? null });
}

/**
 * A core rule: outermost lists of very many items become several lists that follow each other and go on
 * counting, so that none of them has to be drawn in one go. Tables are cut between rows in the same way.
 */
export function divideLongBlocks(state: StateCore): void {
  const divided: Token[] = [];
  let open: { readonly kind: Divisible; readonly token: Token; parts: number; all: number } | null = null;
  let body: { readonly token: Token; readonly table: Token; rows: number } | null = null;
  let table: Token | null = null;
  state.tokens.forEach((token, index) => {
    divided.push(token);
    if (token.type === 'table_open' && token.level === 0) table = token;
    if (token.type === 'tbody_open' && token.level === 1 && table !== null) body = { token, table, rows: 0 };
    if (body !== null && token.type === 'tr_close' && token.level === 2) {
      body.rows += 1;
      if (body.rows >= mostRows && state.tokens[index + 1]?.type === 'tr_open') {
        body.rows = 0;
        divided.push(
          new state.Token('tbody_close', 'tbody', -1),
          new state.Token('table_close', 'table', -1),
        );
        divided.push(copyOf(state, body.table), copyOf(state, body.token));
      }
    }
    if (token.type === 'table_close' && token.level === 0) body = table = null;

    const kind = kinds.find((candidate) => candidate.open === token.type);
    if (kind !== undefined && token.level === 0) open = { kind, token, parts: 0, all: 0 };
    if (open === null) return;
    if (token.type === open.kind.close && token.level === 0) open = null;
    else if (token.type === open.kind.part && token.level === 1) {
      open.parts += 1;
      open.all += 1;
      if (open.parts < open.kind.most || state.tokens[index + 1]?.type !== 'list_item_open') return;
      open.parts = 0;
      const next = copyOf(state, open.token);
      if (next.tag === 'ol')
        next.attrSet('start', String(Number(open.token.attrGet('start') ?? 1) + open.all));
      divided.push(new state.Token(open.kind.close, next.tag, -1), next);
    }
  });
  state.tokens = divided;
}
