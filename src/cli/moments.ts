import { InvalidArgumentError } from 'commander';

/** A moment as the user names it: an absolute one, or so long before the mirror's as-of. */
export type Moment =
  { readonly kind: 'at'; readonly at: string } | { readonly kind: 'ago'; readonly minutes: number };

const minutesIn: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1_440, w: 10_080 };

/** ISO 8601 (UTC where it names no zone; a date alone is its midnight), or `45m`, `2h`, `3d`, `1w` ago. */
export function momentOf(text: string): Moment {
  const ago =
    /^(\d{1,5})\s*(?:(m)(?:in(?:utes?)?)?|(h)(?:ours?)?|(d)(?:ays?)?|(w)(?:eeks?)?)(?:\s+ago)?$/i.exec(
      text.trim(),
    );
  if (ago !== null) {
    const unit = (ago[2] ?? ago[3] ?? ago[4] ?? ago[5] ?? '').toLowerCase();
    return { kind: 'ago', minutes: Number(ago[1]) * (minutesIn[unit] ?? 0) };
  }
  const absolute =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text.trim(),
    );
  const milliseconds =
    absolute === null
      ? Number.NaN
      : Date.parse(`${absolute[1]}T${absolute[2] ?? '00:00'}${absolute[3]?.toUpperCase() ?? 'Z'}`);
  if (Number.isNaN(milliseconds)) {
    throw new InvalidArgumentError(
      'It takes a time such as 2026-03-02T09:00Z, a date such as 2026-03-02, or 2h, 3d, 1w ago.',
    );
  }
  return { kind: 'at', at: iso(milliseconds) };
}

/** The moment as ISO 8601 UTC to the second; `asOf` is the mirror's. */
export function timeOf(moment: Moment, asOf: string): string {
  return moment.kind === 'at' ? moment.at : iso(Date.parse(asOf) - moment.minutes * 60_000);
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
