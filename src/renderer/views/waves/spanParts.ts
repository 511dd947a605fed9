import { silentAfterMinutes } from '#domain/schedule/blocked.ts';
import type { ActualSpan } from '#domain/schedule/actual.ts';

/**
 * What of an issue's past is drawn, and how sure it is.
 * `worked`: between two words that both say so. `assumed`: after the last word, up to a day. `silent`: after that.
 * `inferred`: nobody reported the beginning. `claimed` and `review` wait for a person, `failed` for a second try.
 */
export type PartKind =
  'worked' | 'assumed' | 'silent' | 'inferred' | 'blocked' | 'failed' | 'review' | 'claimed';

/** Milliseconds; `span` is its place among the spans, `open` where it still lasts. */
export type Part = {
  readonly kind: PartKind;
  readonly from: number;
  readonly to: number;
  readonly span: number;
  readonly open: boolean;
};

/** A span with its times as numbers; `to` is Infinity while it lasts. `words` are the times of its evidence, oldest first. */
export type TimedSpan = {
  readonly from: number;
  readonly to: number;
  readonly words: readonly number[];
  readonly span: ActualSpan;
};

export function timedSpan(span: ActualSpan): TimedSpan {
  const words = span.evidence.flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]));
  return {
    from: Date.parse(span.from),
    to: span.to === null ? Infinity : Date.parse(span.to),
    words: [...words, Date.parse(span.lastWord)].filter((word) => !Number.isNaN(word)).sort((a, b) => a - b),
    span,
  };
}

/**
 * The spans as they were known at a moment: later ones were not written yet, and a beginning that was inferred from a
 * completion was known only once that completion was.
 */
export function knownAt(spans: readonly TimedSpan[], moment: number): readonly TimedSpan[] {
  return spans
    .filter(({ from, to, span }) => from <= moment && !(span.inferred && to > moment))
    .map((each) => (each.to > moment ? { ...each, to: Infinity } : each));
}

const silence = silentAfterMinutes * 60_000;

/** The parts of one span up to a moment; together they fill it without gaps, or it is not drawn at all. */
function partsOfSpan(
  { from, to, words, span: { status, inferred } }: TimedSpan,
  span: number,
  moment: number,
) {
  const open = to > moment;
  const end = Math.min(to, moment);
  const heard = Math.min(end, Math.max(from, ...words.filter((word) => word <= moment)));
  // A word at the end closes the gap to the one before it, if that is not too long ago.
  const sure = open || end - heard > silence ? heard : end;
  const known = Math.min(end, heard + silence);
  const parts: Part[] = [];
  const add = (kind: PartKind, start: number, stop: number, always = false) => {
    if (stop > start || always) parts.push({ kind, from: start, to: stop, span, open: open && stop === end });
  };
  switch (status) {
    case 'waiting':
    case 'done':
      break;
    case 'running':
      if (inferred) add('inferred', from, end);
      else {
        add('worked', from, sure, true);
        add('assumed', sure, Math.max(sure, known));
        add('silent', Math.max(sure, known), end);
      }
      break;
    case 'blocked':
      add('blocked', from, Math.max(sure, known), true);
      add('silent', Math.max(sure, known), end);
      break;
    case 'failed':
    case 'review':
    case 'claimed':
      add(status, from, end, true);
  }
  return parts;
}

/** What is drawn of an issue's spans at a moment, oldest first. */
export function partsOf(spans: readonly TimedSpan[], moment: number): readonly Part[] {
  return knownAt(spans, moment).flatMap((each) =>
    partsOfSpan(
      each,
      spans.findIndex(({ span }) => span === each.span),
      moment,
    ),
  );
}

/** The status at a moment by the words known then; null before the issue was opened. */
export function statusAt(spans: readonly TimedSpan[], moment: number): ActualSpan['status'] | null {
  return knownAt(spans, moment).at(-1)?.span.status ?? null;
}
