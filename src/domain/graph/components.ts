/**
 * Strongly connected components by Tarjan's algorithm (1972), with its stack written out: chains of 100,000 issues
 * must not end the process. Nodes are 0…n−1; components come out in reverse topological order.
 */
export function stronglyConnected(
  successors: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const count = successors.length;
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const nextChild = new Int32Array(count);
  const stack: number[] = [];
  const path: number[] = [];
  const components: number[][] = [];
  let time = 0;
  for (let root = 0; root < count; root += 1) {
    if (order[root] !== -1) continue;
    path.push(root);
    while (path.length > 0) {
      const node = path[path.length - 1] ?? 0;
      if (order[node] === -1) {
        order[node] = time;
        low[node] = time;
        time += 1;
        stack.push(node);
        onStack[node] = 1;
      }
      const children = successors[node] ?? [];
      const at = nextChild[node] ?? 0;
      const child = children[at];
      if (child !== undefined) {
        nextChild[node] = at + 1;
        if (order[child] === -1) path.push(child);
        else if (onStack[child] === 1) low[node] = Math.min(low[node] ?? 0, order[child] ?? 0);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] !== order[node]) continue;
      const component: number[] = [];
      for (;;) {
        const member = stack.pop();
        if (member === undefined) break;
        onStack[member] = 0;
        component.push(member);
        if (member === node) break;
      }
      components.push(component);
    }
  }
  return components;
}
