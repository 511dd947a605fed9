/** `#12` for the workspace's own issues, `owner/name#12` for others, nothing for null. */
export function issueName(reference: number | string | null): string {
  if (reference === null) return '';
  return typeof reference === 'number' ? `#${reference}` : reference;
}

/** The same for a row that carries its number and, where foreign, its repository. */
export function rowName({ issue, repo }: { readonly issue: number; readonly repo?: string }): string {
  return `${repo ?? ''}#${issue}`;
}

/** `#12-#14 #20`: runs of three and more numbers as one range, so that a row stays a row. */
export function issueRanges(references: readonly (number | string)[]): string {
  const numbers = references.filter((each) => typeof each === 'number').toSorted((a, b) => a - b);
  const ranges: string[] = [];
  for (let start = 0; start < numbers.length;) {
    let end = start;
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1;
    if (end - start < 2) end = start;
    ranges.push(end === start ? `#${numbers[start]}` : `#${numbers[start]}-#${numbers[end]}`);
    start = end + 1;
  }
  return [...ranges, ...references.filter((each) => typeof each === 'string')].join(' ');
}
