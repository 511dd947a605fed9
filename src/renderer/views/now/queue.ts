import type { Evidence } from '#domain/evidence.ts';
import type { AttentionItem, AttentionKind, NodeStatus } from '#domain/programme.ts';

/** What waits for a person's word comes first, then what hurts, then what only needs a check. */
const urgency = {
  approval: 0,
  decision: 0,
  urgent: 1,
  failed: 2,
  blocked: 3,
  'claimed-done-open': 4,
} satisfies Record<AttentionKind, number>;

/** The glyph that stands before an item. */
export const attentionStatus = {
  approval: 'review',
  decision: 'review',
  urgent: 'failed',
  failed: 'failed',
  blocked: 'blocked',
  'claimed-done-open': 'claimed',
} satisfies Record<AttentionKind, NodeStatus>;

/** The queue in its order: most urgent kind first, oldest first within a kind, undated last. */
export function queueOf(attention: readonly AttentionItem[]): readonly AttentionItem[] {
  return attention
    .map((item, index) => ({ item, index }))
    .sort((one, other) => {
      const byKind = urgency[one.item.kind] - urgency[other.item.kind];
      if (byKind !== 0) return byKind;
      const [left, right] = [one.item.since ?? '9999', other.item.since ?? '9999'];
      return left < right ? -1 : left > right ? 1 : one.index - other.index;
    })
    .map(({ item }) => item);
}

/** An item's identity: there is one for each issue and kind. The row in hand stays in hand by it. */
export function queueKey(item: AttentionItem): string {
  return `${item.kind} ${item.issue}`;
}

/** The lines behind an item, the one that its text and its age were read from first. */
export function latestFirst(item: AttentionItem): readonly Evidence[] {
  return item.evidence
    .map((evidence, index) => ({ evidence, index }))
    .sort((one, other) => {
      const [left, right] = [one.evidence.at ?? '', other.evidence.at ?? ''];
      return left < right ? 1 : left > right ? -1 : other.index - one.index;
    })
    .map(({ evidence }) => evidence);
}
