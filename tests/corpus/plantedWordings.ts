import type { PlannedIssue } from './plantedContradictions.ts';

/** How one plan words what all plans say. */
export type PlanStyle = {
  readonly japanese: boolean;
  /** Which key names the blockers, of `dependencyKeys`. */
  readonly dependency: number;
  /** Which form the reports have, of `reportForms`. */
  readonly report: number;
  /** Which form the titles have, of `titleForms`. */
  readonly title: number;
  /** The table of blockers says `Blocking` and a duration, or `Depends on` and a worker. */
  readonly table: boolean;
  readonly gates: boolean;
};

export const dependencyKeys = [
  '**Depends on**: ',
  'Depends on: ',
  '- **Depends on**: ',
  '**Dependencies**: ',
  'Requires: ',
  '> **Blocked by**: ',
  '**依存Issue**：',
  '依存: ',
] as const;

export function dependsOn(style: PlanStyle, issues: readonly number[]): string {
  const key = dependencyKeys[style.dependency] ?? dependencyKeys[0];
  return `${key}${issues.length === 0 ? (style.japanese ? 'なし' : 'None') : issues.map((one) => `#${one}`).join(', ')}`;
}

export const titleForms = 3;

export function headline(style: PlanStyle, { phase, title, heading }: PlannedIssue): string {
  if (heading !== null) return heading;
  switch (style.title) {
    case 0:
      return `Phase ${phase}: ${title}`;
    case 1:
      return `Phase ${phase} - ${title}`;
    default:
      return `🏗️ Phase ${phase}: ${title} (draft)`;
  }
}

export const reportForms = 4;
type Saying = 'done' | 'running' | 'not-started' | 'failed';

const english: Readonly<Record<Saying, string>> = {
  done: '✅ Complete',
  running: '🔄 In Progress',
  'not-started': '⏸️ Not started',
  failed: '❌ Failed',
};
const japanese: Readonly<Record<Saying, string>> = {
  done: '✅ 完了',
  running: '🔄 進行中',
  'not-started': '⏸️ 未着手',
  failed: '❌ 失敗',
};

/** A worker's word on an issue, in one of the forms that workers use. */
export function reportText(
  style: PlanStyle,
  { worker, phase, number, title }: PlannedIssue,
  says: Saying,
): string {
  const status = style.japanese ? japanese[says] : english[says];
  switch (style.report) {
    case 0:
      return `## Worker ${worker} Report - Phase ${phase}\n\n**Issue**: #${number}\n**Status**: ${status}\n**Blockers**: None\n`;
    case 1:
      return `**Worker**: Worker ${worker} (${title})\n**Issue**: #${number}\n**Status**: ${status}\n`;
    case 2:
      return `# Phase ${phase}: ${title}\n\n**Worker**: Worker ${worker}\n**Status**: ${status.replace(/^\S+ /u, '').toUpperCase()}\n`;
    default:
      return style.japanese
        ? `**担当**: Worker ${worker}\n**対象Issue**: #${number}\n**状態**: ${status}\n`
        : `### Worker Agent ${worker} Report\n\n- Task: ${title}\n\n**Status**: ${status}\n`;
  }
}
