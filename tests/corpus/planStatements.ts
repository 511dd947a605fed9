import type { Programme } from '#domain/programme.ts';
import type { IssueReading } from '#domain/reading.ts';
import { splitIssueKey } from '#domain/tracker.ts';

/**
 * What a plan states, as lines of the corpus: `phase 1 Building [done]`, `wave 2 Title; Week 1; 3-5`,
 * `member 2 501,502`, `checkpoint 2 …`, `gate 1 pending; approver or verification; ticked/all`, `risk high …; owner`,
 * `contingency group: …`, `metric …`, `progress 1 40% 2/5`. `-` stands for what is not said.
 */
export function planStatements(programme: Programme, reading: IssueReading): readonly string[] {
  const waves = programme.waves.filter((wave) => wave.scope === reading.key);
  const plan = reading.plan;
  return [
    ...waves.map(
      ({ id, title, period, days }) =>
        `wave ${id} ${title}; ${period ?? '-'}; ${days === null ? '-' : `${days.first}-${days.last}`}`,
    ),
    ...waves.map(
      ({ id, issues }) => `member ${id} ${issues.map((key) => splitIssueKey(key).number).join(',')}`,
    ),
    ...waves.flatMap(({ id, checkpoint }) =>
      checkpoint === null ? [] : [`checkpoint ${id} ${checkpoint.text}`],
    ),
    ...programme.gates
      .filter((gate) => gate.scope === reading.key)
      .map(({ phase, status, approver, verification, criteria }) => {
        const ticked = criteria.filter((criterion) => criterion.ticked).length;
        return `gate ${phase} ${status}; ${approver ?? verification ?? '-'}; ${ticked}/${criteria.length}`;
      }),
    ...programme.risks
      .filter((risk) => risk.scope === reading.key)
      .map(({ impact, risk, owner }) => `risk ${impact} ${risk}; ${owner ?? '-'}`),
    ...(plan?.phases ?? []).map(
      ({ id, title, claimed }) => `phase ${id} ${title} [${claimed?.status ?? '-'}]`,
    ),
    ...(plan?.contingencies ?? []).map(({ group, text }) => `contingency ${group ?? '-'}: ${text}`),
    ...(plan?.metrics ?? []).map(({ text }) => `metric ${text}`),
    ...(plan?.progress ?? []).map(
      ({ phase, percent, count }) =>
        `progress ${phase ?? '-'} ${percent ?? '-'}%${count === null ? '' : ` ${count.done}/${count.total}`}`,
    ),
  ];
}

/** Only the kinds that a case names are compared: a text about risks need not list its metrics. */
export function kindsNamed(expected: readonly string[], found: readonly string[]): readonly string[] {
  const kinds = new Set(expected.map((one) => one.split(' ', 1)[0]));
  return found.filter((one) => kinds.has(one.split(' ', 1)[0]));
}
