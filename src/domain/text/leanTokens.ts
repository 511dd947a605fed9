import type MarkdownIt from 'markdown-it';

type Parser = InstanceType<typeof MarkdownIt>;
type BlockToken = ReturnType<Parser['parse']>[number];

/**
 * Makes a parser keep the tokens of the given types alone, with the text of table cells. The others are made for the
 * rules that fill them in, and dropped: a list of 40,000 items has 160,000 tokens that nobody reads (a third of the
 * time of the whole reading, most of it collecting garbage). Plain objects, for the parser's own class defines each of
 * its thirteen fields by `Object.defineProperty`; block rules set fields only.
 */
export function keepOnly(parser: Parser, types: readonly string[]): void {
  const wanted = new Set(types);
  parser.block.State = class extends parser.block.State {
    #inCell = false;

    override push(type: string, tag: string, nesting: -1 | 0 | 1): BlockToken {
      if (nesting < 0) this.level -= 1;
      const token = {
        type,
        tag,
        nesting,
        level: this.level,
        map: null,
        content: '',
        markup: '',
        info: '',
        attrs: null,
        children: null,
        meta: null,
        block: true,
        hidden: false,
      };
      if (nesting > 0) this.level += 1;
      if (wanted.has(type) || (type === 'inline' && this.#inCell))
        this.tokens.push(token as unknown as BlockToken);
      this.#inCell = type === 'th_open' || type === 'td_open';
      return token as unknown as BlockToken;
    }
  };
}
