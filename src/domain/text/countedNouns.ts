/** What a number behind `#` counts: pull requests, milestones, workers and colours are no issues. */

/** Words after which `#12` counts something else than issues. */
const otherNouns = new Set([
  ...[
    'pr',
    'prs',
    'mr',
    'mrs',
    'pull',
    'pulls',
    'merge',
    'milestone',
    'milestones',
    'adr',
    'adrs',
    'rfc',
    'rank',
  ],
  ...[
    'worker',
    'workers',
    'agent',
    'agents',
    'build',
    'builds',
    'run',
    'runs',
    'job',
    'sprint',
    'version',
    'option',
  ],
  ...[
    'wave',
    'level',
    'layer',
    'tier',
    'attempt',
    'risk',
    'slide',
    'page',
    'chapter',
    'section',
    'line',
    'row',
  ],
  ...[
    'step',
    'point',
    'top',
    'place',
    'release',
    'revision',
    'iteration',
    'round',
    'discussion',
    'channel',
    'phase',
  ],
  ...['マイルストーン', 'プルリク', 'ワーカー', 'ランク', '順位'],
]);
/** Words that may stand between such a noun and the number: `PR created: #12`, `Pull Request #12`, `merged via PR`. */
const betweenWords = new Set([
  ...[
    'request',
    'requests',
    'created',
    'opened',
    'merged',
    'raised',
    'submitted',
    'number',
    'no',
    'open',
    'closed',
  ],
]);
export const pluralNouns = new Set([
  'prs',
  'mrs',
  'pulls',
  'requests',
  'milestones',
  'adrs',
  'workers',
  'agents',
  'runs',
]);

/** The noun that says what the number counts, where that is not an issue; null for an issue. */
export function nounBefore(line: string, at: number): string | null {
  let end = at;
  for (let words = 0; words < 3; words += 1) {
    let gap = 0;
    while (end > 0 && gap < 8 && ' \t*_:：([【"“'.includes(line[end - 1] ?? '')) {
      end -= 1;
      gap += 1;
    }
    let start = end;
    while (start > 0 && end - start < 20 && /\p{L}/u.test(line[start - 1] ?? '')) start -= 1;
    const word = line.slice(start, end).toLowerCase();
    if (word === '') return null;
    if (otherNouns.has(word)) return word;
    if (word === 'requests') return word;
    if (!betweenWords.has(word)) return japaneseNoun(word);
    end = start;
  }
  return null;
}

/** Japanese runs words together: `プルリク#12`, `担当ワーカー#3`. */
function japaneseNoun(word: string): string | null {
  for (const noun of otherNouns) {
    if (noun.charCodeAt(0) > 0x7f && word.endsWith(noun)) return noun;
  }
  return null;
}

/** Six or eight digits are also a colour, where the words before them speak of one. */
const colourWords =
  /(?:colou?r|\bhex\b|\brgb|background|foreground|\bfill|stroke|border|shadow|palette|theme|paint|\btint|shade|css|gradient|accent|色|カラー|背景)(?:[^#]|#[0-9a-f]{3,8}){0,40}$/i;

/** `background: #336699`, `the colour #123456`; several in a row are colours together. */
export function isColour(line: string, at: number, digits: string): boolean {
  if (digits.length !== 6 && digits.length !== 8) return false;
  const before = line.slice(Math.max(0, at - 60), at);
  return colourWords.test(before) || /^\s{0,2}[;}]/.test(line.slice(at + 1 + digits.length, at + 12));
}
