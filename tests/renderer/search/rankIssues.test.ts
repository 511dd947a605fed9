import { describe, expect, test } from 'vitest';
import { rankIssues } from '#renderer/search/rankIssues.ts';
import { stateOfView } from '#renderer/stores/programme.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import { fixtureProgramme } from '../../support/renderer/fixtureProgramme.ts';

const { nodes } = stateOfView({ revision: 0, programme: fixtureProgramme });
const found = (query: string, most = 50) =>
  rankIssues(query, nodes, most).map((node) => splitIssueKey(node.key).number);

describe('finding an issue by name', () => {
  test('the very number comes first, with or without its sign', () => {
    expect(found('16')[0]).toBe(16);
    expect(found('#16')[0]).toBe(16);
    expect(found('1').slice(0, 10)).toEqual([19, 18, 17, 16, 15, 14, 12, 10, 13, 11]);
  });

  test('every word must be in the title, in any order and case', () => {
    expect(found('SCHEMA berth')).toEqual([13]);
    expect(found('schema anchor')).toEqual([]);
  });

  test('the start of a word counts more than its middle, and open issues more than closed ones', () => {
    expect(found('berth')).toEqual([32, 23, 18, 13]);
  });

  test('Japanese titles are found too', () => {
    expect(found('グラフ')).toEqual([25]);
  });

  test('nothing asked is nothing found, and never more than wanted', () => {
    expect(found('  ')).toEqual([]);
    expect(found('phase', 3)).toHaveLength(3);
  });
});
