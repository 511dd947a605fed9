/** Single characters of a line, as references see them. All of these take a place outside the line for a gap. */

export function digitsAt(line: string, at: number): string {
  let end = at;
  while (isDigit(line[end]) && end - at < 12) end += 1;
  return line.slice(at, end);
}

export function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9' && character.length === 1;
}

export function isAsciiWord(character: string): boolean {
  const unit = character.charCodeAt(0);
  return (
    (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95
  );
}

/** A letter or digit that would make the word longer; kana and kanji need no space around a reference. */
export function isWordCharacter(line: string, at: number): boolean {
  return isAsciiWord(line[at] ?? ' ');
}
