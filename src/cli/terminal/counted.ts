/** `1 issue`, `2 issues`. English only: the terminal speaks one language. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
