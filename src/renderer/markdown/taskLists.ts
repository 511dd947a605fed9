import type { StateCore } from 'markdown-it';

const box = /^\[(?<mark>[ xX])\]\s/;

/** A core rule: `[ ]` and `[x]` at the start of a list item become boxes that cannot be clicked. */
export function drawTaskBoxes(state: StateCore): void {
  state.tokens.forEach((item, index) => {
    if (item.type !== 'list_item_open') return;
    const inline = state.tokens[index + 2];
    const first = inline?.children?.[0];
    if (state.tokens[index + 1]?.type !== 'paragraph_open' || inline?.type !== 'inline') return;
    if (first?.type !== 'text') return;
    const mark = box.exec(first.content)?.groups?.['mark'];
    if (mark === undefined) return;
    first.content = first.content.slice(4);
    const drawn = new state.Token('task_box', 'input', 0);
    drawn.attrs = [
      ['type', 'checkbox'],
      ['disabled', ''],
      ...(mark === ' ' ? [] : [['checked', ''] as [string, string]]),
    ];
    inline.children = [drawn, ...(inline.children ?? [])];
    item.attrJoin('class', 'task-item');
  });
}
