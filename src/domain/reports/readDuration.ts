import type { Evidence } from '../evidence.ts';
import type { DurationRange } from '../programme.ts';
import { readDuration } from '../text/durations.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import { readKeyLine } from './keyLine.ts';

const durationKeys = new Set([
  ...[
    'duration',
    'estimated duration',
    'estimate',
    'estimated time',
    'time estimate',
    'estimated effort',
    'effort',
    'estimated',
    'estimation',
    'estimated hours',
    'expected duration',
    'expected time',
    'planned duration',
    'time required',
    'time needed',
  ],
  ...[
    'total estimated time',
    'total effort',
    'est',
    '推定時間',
    '見積',
    '見積り',
    '見積もり',
    '見積時間',
    '工数',
    '所要時間',
    '作業時間',
    '予定工数',
    '想定時間',
    '目安',
  ],
]);

/** The first `**Duration**: 8-12 hours` of a body; tasks further down have estimates of their own. */
export function readDurationClaim(
  body: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
): { readonly duration: DurationRange; readonly evidence: Evidence } | null {
  const firstSection = body.headings.find((heading) => heading.depth > 1)?.line ?? Infinity;
  for (const line of body.lines) {
    if (line.place === 'code' || line.place === 'heading') continue;
    // In a list further down an estimate belongs to the task that the list describes.
    if (line.prefix.bullet && line.number > firstSection) continue;
    const content = line.content;
    // A row may stand alone, without the line that makes it a table.
    const isRow = line.place === 'table' || /^[^:：|]{1,40}\|/.test(content);
    const key = readKeyLine(isRow ? content.replace('|', ':') : content);
    if (key === null || !durationKeys.has(key.key)) continue;
    const duration = readDuration(key.value);
    if (duration !== null) return { duration, evidence: evidenceAt(line) };
  }
  return null;
}
