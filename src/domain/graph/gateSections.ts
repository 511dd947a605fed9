import type { LinePrefix } from '../text/linePrefix.ts';

const gateHeading = /^[^\p{L}\p{N}]*(?:phase|フェーズ)\s?\d[\d.]*\s*(?:quality\s)?(?:gate\b|ゲート)/iu;
const gateKeys =
  /^[*_\s]*(?:gate )?(?:status|approvers?|approval|verification|ステータス|状態|承認者|検証)\b/iu;

/** `### Phase 1 Gate: …`: what stands below speaks of the gate, which is no phase. */
export function isGateHeading(content: string): boolean {
  return gateHeading.test(content.slice(0, 200));
}

/** A gate's criteria and its status say what the gate waits for; the issues of its phase wait for none of it. */
export function speaksOfGate(prefix: LinePrefix, content: string): boolean {
  return prefix.checkbox !== null || gateKeys.test(content.trim());
}
