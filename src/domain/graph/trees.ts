import type { BodyLine } from '../text/markdown.ts';
import { findReferences } from '../text/references.ts';
import { isLeadIn } from './arrows.ts';
import { readTargets } from './targets.ts';
import type { Target } from './claims.ts';

/**
 * Drawn trees: `Phase 1.1` with `└─> Phase 1.2` below it. The parent blocks its children where the branches carry
 * arrowheads or the heading above speaks of dependencies; plain branches elsewhere only list what belongs together.
 */

export type TreeStep = {
  readonly from: readonly Target[];
  readonly to: readonly Target[];
  readonly line: BodyLine;
};

type OpenNode = { readonly column: number; readonly targets: readonly Target[] };

/** Words in the heading or line above a tree that make plain branches dependencies. */
export const dependencyHeading =
  /depend|block|critical path|order of|execution order|\bdag\b|依存|ブロック|前提|先行|クリティカルパス/i;

/** Steps of all trees in the lines; `meansOrder` tells whether the section at a line is about dependencies. */
export function readTrees(
  lines: readonly BodyLine[],
  meansOrder: (line: BodyLine) => boolean,
): readonly TreeStep[] {
  const steps: TreeStep[] = [];
  // Without a branch there is no tree, and its nodes need not be read.
  if (!lines.some((line) => line.prefix.branch !== null)) return steps;
  let open: OpenNode[] = [];
  for (const line of lines) {
    if (line.place === 'code' || line.place === 'table' || line.place === 'heading') {
      open = [];
      continue;
    }
    const text = line.visible;
    if (text.trim() === '') continue;
    const { prefix } = line;
    const targets = nodeTargets(text.slice(prefix.offset));
    if (prefix.branch === null) {
      // A trunk alone (`│`) keeps the tree open; any other line begins a new one.
      if (text.slice(prefix.offset).trim() === '') continue;
      open = [{ column: -1, targets }];
      continue;
    }
    const column = prefix.branch.column;
    while ((open.at(-1)?.column ?? -1) >= column) open.pop();
    const parent = open.at(-1);
    const counts = prefix.branch.arrow || meansOrder(line);
    if (counts && parent !== undefined && parent.targets.length > 0 && targets.length > 0) {
      steps.push({ from: parent.targets, to: targets, line });
    }
    open.push({ column, targets });
  }
  return steps;
}

/** A node is what its text begins with: `Phase 1.2 (Base Schema)`, `#973`. `Worker 6: #972` is no node of work. */
function nodeTargets(content: string): readonly Target[] {
  const first = findReferences(content.slice(0, 200))[0];
  if (first === undefined || first.kind === 'placeholder' || !isLeadIn(content.slice(0, first.start)))
    return [];
  const named = readTargets(content.slice(0, 200)).named;
  return named.filter((item) => item.start === first.start).map((item) => item.target);
}
