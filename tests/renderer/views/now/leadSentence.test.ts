import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AttentionItem } from '#domain/programme.ts';
import { startTexts } from '#renderer/i18n/index.ts';
import { neighbours, stateOfView } from '#renderer/stores/programme.ts';
import { ageInWords } from '#renderer/ui/Age.tsx';
import { heldUpByItem } from '#renderer/views/now/heldUp.ts';
import { leadSentence } from '#renderer/views/now/leadSentence.ts';
import { queueOf } from '#renderer/views/now/queue.ts';
import { asOf, bodyLine, keyOf } from '../../../support/renderer/fixtureIssues.ts';
import { fixtureAttention, fixtureProgramme } from '../../../support/renderer/fixtureProgramme.ts';

const state = stateOfView({ revision: 0, programme: fixtureProgramme });

beforeAll(() => {
  startTexts('en');
});

/** Both clauses as the view says them. */
function said(queue: readonly AttentionItem[], language: 'en' | 'ja' = 'en'): string {
  const [item] = queue;
  const lead = leadSentence({
    queue,
    node: item === undefined ? undefined : state.nodes.get(item.issue),
    heldUp:
      item === undefined ? [] : heldUpByItem(item, state.phases, state.nodes, neighbours(state.edges).outOf),
    phases: state.phases,
    running: 2,
    ready: 3,
    asOf,
  });
  const t = i18next.getFixedT(language, 'now');
  const shell = i18next.getFixedT(language, 'shell');
  return [lead.first, lead.second]
    .filter((clause) => clause !== null)
    .map(({ key, milliseconds, values }) =>
      t(key, { ...values, age: milliseconds === null ? '' : ageInWords(milliseconds, shell, 'full') }),
    )
    .join(' ');
}

const only = (kind: AttentionItem['kind']) => fixtureAttention.filter((item) => item.kind === kind);

describe('the lead sentence', () => {
  test('says what is stuck, since when, and what hangs on it', () => {
    expect(said(queueOf(fixtureAttention))).toBe(
      'Gate 0 has waited 39 hours for you. Until it opens, 12 issues stay behind it.',
    );
    expect(said(queueOf(fixtureAttention), 'ja')).toBe(
      'ゲート 0 があなたの承認を 39 時間待っています。 開くまで 12 件の Issue が後ろで止まります。',
    );
  });

  test('names what a blocked issue holds up, and follows no doubted, soft or settled link', () => {
    expect(said(only('blocked'))).toBe(
      '#16 Phase 1.5: Skipper tokens has stood still for 6 hours 41 minutes. Until then, Worker 6 cannot go on with #17.',
    );
  });

  test('counts all that hangs on an urgent call', () => {
    expect(said(only('urgent'))).toBe(
      '#21 called urgently for help 21 hours ago. Until then, 9 issues cannot move.',
    );
  });

  test('leaves out the age that nobody dated', () => {
    const [item] = only('blocked');
    expect(said([{ ...item!, since: null }])).toMatch(/^#16 Phase 1\.5: Skipper tokens stands still\./);
  });

  test('says that nothing waits, and what runs instead', () => {
    expect(said([])).toBe('Nothing waits for you. 2 running, 3 can start.');
  });

  test('says how many more wait where nothing hangs on the first', () => {
    const decision = only('decision')[0]!;
    const elsewhere = { ...decision, issue: keyOf(32), evidence: [bodyLine(32, 1, 'Which glossary?')] };
    expect(said([elsewhere, decision])).toBe(
      '#32 has waited 33 hours for your decision. One more thing waits.',
    );
  });
});

describe('the queue', () => {
  test('puts a person’s word first, then what hurts, each oldest first', () => {
    expect(queueOf(fixtureAttention).map((item) => item.kind)).toEqual([
      'approval',
      'decision',
      'urgent',
      'blocked',
      'claimed-done-open',
    ]);
  });

  test('keeps undated items last of their kind', () => {
    const [item] = only('decision');
    const undated = { ...item!, since: null };
    expect(queueOf([undated, item!])).toEqual([item, undated]);
  });
});
