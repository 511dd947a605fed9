import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendMojibake } from '#domain/text/mojibake.ts';
import { damaged } from '../damaged.ts';

describe('mending text that was read as Windows-1252', () => {
  it.each([
    '✅ Complete',
    '🔄 Launching',
    '└─> Phase 1.2',
    '├─ wall',
    '████░░░░ 40%',
    '🚨 URGENT',
    'café',
    '“quoted” – …',
  ])('brings back %j', (text) => expect(mendMojibake(damaged(text, false))).toBe(text));

  it.each(['⏸️ Standby', '⚠️ Blocked', '❌ Failed', '⏳ Waiting', '🏗️ Building', '→ ✅ ⏸️ │ └─'])(
    'brings back %j although a byte was lost on the way',
    (text) => expect(mendMojibake(damaged(text, true))).toBe(text),
  );

  it('knows the warning sign whose no-break space became a space', () => {
    expect(mendMojibake('âš ï¸ Blocked')).toBe('⚠️ Blocked');
  });

  it('brings back a run of Japanese', () => {
    expect(mendMojibake(damaged('状態: 実装完了', false))).toBe('状態: 実装完了');
  });

  it.each([
    'château « fort » – là',
    'CAFÉ» dit-il',
    'été»…',
    'Ærøskøbing',
    'São Paulo',
    'naïve',
    '日本語',
    'ÂNGELO',
    '\u0000 \uD800',
  ])('leaves %j alone', (text) => expect(mendMojibake(text)).toBe(text));

  it('never moves a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(mendMojibake(text).split('\n')).toHaveLength(text.split('\n').length);
      }),
    );
  });

  it('mends what it damaged, for letters, symbols and emoji in any order', () => {
    const units = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '#',
      'é',
      '✅',
      '🔄',
      '├',
      '─',
      '└',
      '→',
      '█',
      '░',
      '🚨',
      'ü',
      '“',
    );
    fc.assert(
      fc.property(fc.array(units), (parts) => {
        const text = parts.join('');
        expect(mendMojibake(damaged(text, false))).toBe(text);
      }),
    );
  });
});
