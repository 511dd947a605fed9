import { layered, layeredAgain } from './layered.ts';
import { swimlanes, swimlanesAgain } from './swimlanes.ts';
import type { Layout, LayoutInput } from './types.ts';

/**
 * Places a dependency graph, left to right. Pure, iterative and deterministic: the same input gives the same
 * result on every machine.
 *
 * Without `previous` everything is placed anew: 1,000 items in about 0.1 s, 10,000 in under a second in
 * `layered` mode, a tenth of that as `swimlanes`. With `previous` (a result of the same mode) items keep their
 * place as long as their layer or cell holds, and 10,000 take under 16 ms.
 */
export function layoutGraph(input: LayoutInput, previous?: Layout): Layout {
  const again = previous !== undefined && previous.mode === input.mode && previous.ids.length > 0;
  switch (input.mode) {
    case 'layered':
      return again ? layeredAgain(input, previous) : layered(input);
    case 'swimlanes':
      return again ? swimlanesAgain(input, previous) : swimlanes(input);
  }
}
