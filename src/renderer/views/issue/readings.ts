import type { TFunction } from 'i18next';
import type { IssueView, ReadingMeaning } from '#contract/views.ts';
import { splitIssueKey, type IssueKey } from '#domain/tracker.ts';
import { durationInWords } from './estimates.ts';

export type Readings = IssueView['readings'];
type ByLine = ReadonlyMap<number, string>;

/** What a line was taken to say, in the user's language. */
export type MeaningWords = (meaning: ReadingMeaning) => string;

const nothing: ByLine = new Map();

/** `home` is the repository whose issues go by their number alone. */
export function meaningWords(t: TFunction<['issue', 'shell']>, language: string, home: string): MeaningWords {
  const name = (key: IssueKey) => {
    const { repository, number } = splitIssueKey(key);
    return repository === home ? `#${number}` : key;
  };
  return (meaning) => {
    switch (meaning.kind) {
      case 'status':
        return t('issue:meaning.status', {
          issue: name(meaning.issue),
          status: t(`shell:status.${meaning.status}`),
        });
      case 'duration':
        return t('issue:meaning.duration', {
          issue: name(meaning.issue),
          duration: durationInWords(meaning.duration, language),
        });
      case 'blocks':
      case 'soft':
      case 'parent':
      case 'related':
      case 'order':
      case 'parallel':
        return t(`issue:meaning.${meaning.kind}`, { from: name(meaning.from), to: name(meaning.to) });
      case 'doubt':
        return t('issue:meaning.doubt', { issue: name(meaning.meant) });
      case 'phase':
      case 'wave':
        return t(`issue:meaning.${meaning.kind}`, { id: meaning.id, title: meaning.title });
      case 'phase-claimed':
      case 'checkpoint':
        return t(`issue:meaning.${meaning.kind}`, { id: meaning.id });
      case 'gate':
        return t('issue:meaning.gate', { id: meaning.id, status: t(`issue:gate.${meaning.status}`) });
      case 'criterion':
        return t(`issue:meaning.${meaning.ticked ? 'criterion-ticked' : 'criterion-open'}`, {
          id: meaning.id,
        });
      case 'risk':
        return t('issue:meaning.risk', { impact: t(`issue:impact.${meaning.impact}`) });
      case 'report': {
        const said = { issue: name(meaning.issue), status: t(`shell:status.${meaning.status}`) };
        const what = meaning.planning ? 'planning' : 'report';
        return meaning.worker === null
          ? t(`issue:meaning.${what}`, said)
          : t(`issue:meaning.${what}-by`, { ...said, worker: meaning.worker });
      }
      case 'unresolved':
        return t('issue:meaning.unresolved', { text: meaning.text });
      case 'attention':
        return t(`issue:attention.${meaning.attention}`, { issue: name(meaning.issue) });
      case 'worker':
        return t('issue:meaning.worker', {
          worker: meaning.worker,
          status: t(`shell:status.${meaning.status}`),
        });
    }
  };
}

/** What was read where: for the body (`null`) and each comment, the meanings of each line in words. */
export function readingsByPlace(
  readings: Readings,
  words: MeaningWords,
): (commentId: string | null) => ByLine {
  const places = new Map<string | null, Map<number, string>>();
  for (const reading of readings) {
    const { evidence } = reading;
    if (evidence.line < 1) continue;
    const meaning = words(reading.meaning);
    const lines = places.get(evidence.commentId) ?? new Map<number, string>();
    const before = lines.get(evidence.line);
    if (before === undefined) lines.set(evidence.line, meaning);
    else if (!before.split('\n').includes(meaning)) lines.set(evidence.line, `${before}\n${meaning}`);
    places.set(evidence.commentId, lines);
  }
  return (commentId) => places.get(commentId) ?? nothing;
}

export type ReadingRow = { readonly words: string; readonly evidence: Readings[number]['evidence'] };

/** One row a line, in the order of the thread: the same line read twice is one row. */
export function readingRows(readings: Readings, words: MeaningWords): readonly ReadingRow[] {
  const rows = new Map<string, ReadingRow>();
  for (const { meaning, evidence } of readings) {
    const row = { words: words(meaning), evidence };
    rows.set(`${evidence.commentId ?? ''} ${evidence.line} ${row.words}`, row);
  }
  return [...rows.values()];
}
