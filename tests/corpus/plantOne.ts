import type { FindingCode } from '#domain/verdicts/lint/finding.ts';
import type { Pick, PlanModel } from './plantedContradictions.ts';
import { createdAt } from './plantedPlanText.ts';
import { reportText } from './plantedWordings.ts';

const later = '2026-02-02T14:00:00Z';
const longAgo = '2026-01-20T08:00:00Z';

/**
 * Plants one contradiction of a code, in one of several wordings; returns the issues, workers or phases by which it is
 * found.
 */
export function plant(
  model: PlanModel,
  code: FindingCode,
  pick: Pick,
): readonly (number | `Worker ${string}` | `Phase ${string}`)[] {
  const { style } = model;
  const [one, two] = [model.phases[0]!, model.phases[1]!];
  const first = one.issues;
  const [finished, running, third] = [first[0]!, first[1]!, first[2]!];
  const all = model.phases.flatMap((phase) => phase.issues);
  const waiting = all.filter((issue) => issue.state === 'open' && issue.says === null);
  const phase = (id: number) => `Phase ${id} (#${model.coordination})` as const;
  switch (code) {
    case 'drift-number': {
      const drifted = pick.from(one.issues);
      const other = pick.from(two.issues);
      drifted.listedAs = other.number;
      other.listedAs = drifted.number;
      return [drifted.number, other.number, model.coordination];
    }
    case 'cycle': {
      // Never through the closed issue, which holds nothing up any more.
      const last = pick.from(two.issues);
      const early = first.at(-1)!;
      early.inTable.push(last.number);
      early.inBody.push(last.number);
      return all.map((issue) => issue.number);
    }
    case 'deadlock': {
      const behind = pick.from(two.issues);
      switch (pick.upTo(5)) {
        case 0:
          one.gate.criteria.push(`#${behind.number} accepted`);
          break;
        case 1:
          one.gate.status = `⏸️ Pending, waits for #${behind.number}`;
          break;
        case 2:
          one.gate.criteria.push(`${behind.title} finished`);
          break;
        case 3: {
          const wait = (worker: number, other: number) => ({
            at: later,
            body: style.japanese
              ? `**担当**: Worker ${worker}\n**状態**: 🟡 ブロック中 - Worker ${other} の作業待ち`
              : `**Worker**: Worker ${worker}\n**Status**: 🟡 BLOCKED - waiting for Worker ${other}`,
          });
          running.remarks.push(wait(running.worker, third.worker));
          third.remarks.push(wait(third.worker, running.worker));
          return [running.number, third.number, `Worker ${running.worker}`, `Worker ${third.worker}`];
        }
        default: {
          third.remarks.push({
            at: later,
            body: `## Decision Required\n\nWhich of the two? The decision can only be made after #${behind.number} is done.`,
          });
          behind.inTable.push(third.number);
          behind.inBody.push(third.number);
          return [third.number, behind.number];
        }
      }
      return [phase(1)];
    }
    case 'self-dependency': {
      const issue = pick.from(waiting);
      // Alone on its line, or among others.
      if (pick.upTo(2) === 0) issue.inBody.push(issue.number);
      else issue.lines.push(`**${pick.from(['Blocks', 'Next Issue', 'Requires'])}**: #${issue.number}`);
      return [issue.number];
    }
    case 'serial-vs-parallel': {
      const group = model.parallel[0]!.issues;
      const earlier = first.find(({ number }) => number === group[0])!;
      third.inTable.push(earlier.number);
      third.inBody.push(earlier.number);
      return [earlier.number, third.number];
    }
    case 'blocker-disagrees': {
      const issue = pick.from(waiting);
      if (pick.upTo(2) === 0) issue.inTable.length = 0;
      else issue.inBody.length = 0;
      return [issue.number];
    }
    case 'status-conflict': {
      if (pick.upTo(2) === 0) {
        running.says = null;
        running.remarks.push({ at: null, body: reportText(style, running, 'done') });
        running.remarks.push({
          at: later,
          body: reportText(style, running, pick.from(['not-started', 'failed'] as const)),
        });
        return [running.number];
      }
      model.remarks.push({ at: null, body: `## Status\n\n### Phase 2: ${two.area} ✅ COMPLETE` });
      model.remarks.push({
        at: later,
        body: pick.from([
          '### Phase 2 Status: ❌ NOT STARTED',
          '**Phase 2 - NOT COMPLETED**',
          `### Phase 2: ${two.area} 🔄 40% COMPLETE`,
          '- 🔴 Phase 2: Not started, needs two days',
        ]),
      });
      return [phase(2)];
    }
    case 'claimed-done-open':
      running.says = 'done';
      return [running.number];
    case 'closed-unreported':
      finished.says = null;
      return [finished.number];
    case 'approval-pending-ticked':
      model.progress.push(
        pick.from([
          '- [x] **AWAITING ORCHESTRATOR APPROVAL**',
          '- [X] Approval pending (Layer 0)',
          '- [x] Waiting for sign-off by the board',
          '* [x] Review pending',
          '- [x] Needs approval by Layer 0',
          '- [x] 承認待ち',
          '- [x] **Phase 1 の承認待ち**',
        ]),
      );
      return [model.coordination];
    case 'count-mismatch': {
      const phases = model.phases.length;
      model.progress.push(
        pick.from([
          `Planned: 0% (0/${phases + 3} phases complete)`,
          'Survey: 80% (2/5 boreholes)',
          'Drawings: ████████░░ 20%',
          '- 4 drawings done: 2/4 (75%)',
          '6 tasks (1.1 - 1.3)',
          `**Output**: ${all.length + 20}-${all.length + 30} detailed issues`,
        ]),
      );
      return [model.coordination];
    }
    case 'orphan-reference': {
      const issue = pick.from(waiting);
      const missing = 5000 + pick.upTo(900);
      if (pick.upTo(2) === 0) issue.inBody.push(missing);
      else issue.lines.push(`**Blocks**: #${missing}`);
      return [issue.number];
    }
    case 'unresolved-reference': {
      const issue = pick.from(waiting);
      issue.lines.push(
        pick.from([
          '**Blocks**: #TBD',
          '**Next Issue**: TBD',
          '**Requires**: #XXX',
          '**Depends on**: (to be created)',
        ]),
      );
      return [issue.number];
    }
    case 'gate-bypassed': {
      const begun = pick.from(two.issues);
      begun.says = 'running';
      return [phase(2)];
    }
    case 'label-conflict': {
      const issue = pick.from(waiting);
      switch (pick.upTo(4)) {
        case 0:
          issue.lines.push(style.japanese ? '**優先度**: P0 (緊急)' : '**Priority**: P0 (Critical)');
          issue.labels = ['📥 state:pending', '⚠️ priority:P1-High'];
          return [issue.number];
        case 1:
          issue.heading = `[P0] Phase ${issue.phase}: ${issue.title}`;
          issue.labels = ['📥 state:pending', '優先度:P2-中'];
          return [issue.number];
        case 2:
          finished.labels = [pick.from(['🏗️ state:implementing', '状態:ブロック中', 'state:pending'])];
          return [finished.number];
        default:
          issue.labels = ['✅ state:done'];
          return [issue.number];
      }
    }
    case 'unlabelled': {
      const issue = pick.from(waiting);
      if (pick.upTo(2) === 0) issue.milestone = false;
      else issue.labels = [];
      return [model.coordination];
    }
    case 'duplicate-work': {
      if (pick.upTo(2) === 0) {
        const other = { ...finished, worker: finished.worker + 20 };
        finished.remarks.push({ at: later, body: reportText({ ...style, report: 1 }, other, 'done') });
        finished.says = null;
        finished.remarks.unshift({ at: null, body: reportText({ ...style, report: 0 }, finished, 'done') });
        return [finished.number];
      }
      const [left, right] = [two.issues[0]!, two.issues[1]!];
      const title = `${left.title} and ${right.title} survey`;
      left.heading = `${title}`;
      right.heading = `${title}`;
      return [left.number, right.number];
    }
    case 'worker-collision': {
      third.worker = running.worker;
      third.says = 'running';
      return [`Worker ${running.worker}`, running.number, third.number];
    }
    case 'silent-worker': {
      running.says = null;
      running.remarks.push({ at: longAgo, body: reportText(style, running, 'running') });
      return [`Worker ${running.worker}`, running.number];
    }
    case 'stale-plan': {
      const [from, to] = [two.issues[0]!.number, two.issues.at(-1)!.number];
      model.progress.push(
        pick.from([
          `- Phase 2 issues: #${from}-#${to} (to be created)`,
          `- Worker 3 will create #${from}-${to}`,
          `- Target Issues: #${from}-#${to} (TBD)`,
          `- #${from}〜#${to} は未作成`,
        ]),
      );
      return [model.coordination];
    }
    case 'evidence-gone': {
      const how = pick.from(['edited', 'deleted'] as const);
      const approval = pick.upTo(2) === 0;
      const gone = approval
        ? pick.from(['Approved. Go on.', '✅ **APPROVED** by the board', '承認します。'])
        : null;
      const id = `comment-${finished.number}-0`;
      if (!approval) finished.says = null;
      const now = how === 'edited' ? ['See the other thread.'] : [];
      if (!approval) finished.remarks.push(...now.map((body) => ({ at: createdAt, body })));
      finished.replaced.push({
        commentId: approval ? 'comment-gone' : id,
        author: 'coordinator',
        at: createdAt,
        body: gone ?? reportText(style, finished, 'done'),
        goneAt: later,
        how: approval ? 'deleted' : how,
      });
      return [finished.number];
    }
  }
}
