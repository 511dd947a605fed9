const longest = 200;

/** The first line that says something, without Markdown's heading marks; cut at 200 characters. */
export function firstLine(text: string): string {
  const line = /^[ \t>#*_-]*(\S.*)$/m.exec(text.slice(0, 4_000))?.[1]?.trim() ?? '';
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
