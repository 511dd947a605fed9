import type { Evidence } from '../evidence.ts';
import type { Target } from '../graph/claims.ts';
import { isEmptyValue } from '../graph/targets.ts';
import type { ReportKind } from '../programme.ts';
import type { BodyLine, MarkdownBody, Table } from '../text/markdown.ts';
import { readCall, type CallClaim } from './calls.ts';
import { plainKey, readBareKey, readKeyLine } from './keyLine.ts';
import { ownLines } from './ownLines.ts';
import { keyStatus, listStatus, readState, readTransition, reportKind, speaksAlone } from './reportForms.ts';
import {
  isToday,
  issueKeys,
  onlyIntroduces,
  readDay,
  signerKeys,
  speakersOf,
  workerKeys,
} from './reportKeys.ts';
import {
  enterSection,
  isNumber,
  kindOf,
  lineIssues,
  looksAhead,
  namedPhase,
  rootSection,
  statusKeys,
  workersOf,
  type Section,
} from './sections.ts';
import { saidOfNow } from './spokenSentences.ts';
import {
  readLead,
  readLineReports,
  readListed,
  readSubject,
  spokenIssue,
  type LineReport,
} from './statusLists.ts';
import { keyRows, readStatusTable, transitionRow } from './statusTables.ts';
import {
  isTemplate,
  plainStatus,
  readBackSign,
  readShare,
  readStatedStatus,
  readStatus,
  type ReportStatus,
  type StatusReading,
} from './statusWords.ts';
import { wordsOf } from './tellingWords.ts';
import { readWorker, readWorkerValue } from './workerNames.ts';

/** One statement of a text, with the section that says of whom and of what where the statement itself does not. */
export type Found = {
  readonly section: Section;
  readonly reading: StatusReading;
  readonly aside: boolean;
  readonly line: BodyLine;
  readonly workers?: readonly string[];
  readonly subjects?: readonly Target[];
  readonly kind?: ReportKind;
};

const blockerKeys = new Set([
  ...['blocker', 'blockers', 'current blockers', 'open blockers', 'active blockers'],
  ...['ブロッカー', '現在のブロッカー', '障害'],
]);
const progressKeys = new Set(['progress', 'completion', '進捗', '進捗率']);
const blockedByKeys = /^(?:blocked(?: by| on)?|stuck on)$/;

type Walk = {
  readonly body: MarkdownBody;
  readonly inComment: boolean;
  readonly evidenceAt: (line: BodyLine) => Evidence;
  readonly found: Found[];
  readonly calls: CallClaim[];
  section: Section;
  /** The section of the first heading. */
  title: Section | null;
  /** True until the first line of words is read. */
  first: boolean;
  /** What a list under `**In Progress**:` says of each worker and issue in it; `ahead` for lists that say nothing. */
  list: ReportStatus | 'ahead' | 'blockers' | null;
  /** The list is what somebody works on today. */
  today: boolean;
  /** A `## Status` heading or a bare `**Status**:` whose value must stand in the next line. */
  awaitsValue: boolean;
};

export function foundIn(
  body: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
  inComment: boolean,
): { root: Section; title: Section | null; found: readonly Found[]; calls: readonly CallClaim[] } {
  const root = rootSection();
  const walk: Walk = {
    ...{ body, evidenceAt, inComment, found: [], calls: [] },
    ...{ section: root, title: null, first: true, list: null, today: false, awaitsValue: false },
  };
  const tables = new Map(body.tables.map((table) => [table.header.line, table]));
  let place = 0;
  for (const line of ownLines(body.lines)) {
    if (line.place === 'table') {
      const table = inComment ? tables.get(line.number) : undefined;
      if (table !== undefined) readTable(walk, table);
      continue;
    }
    const content = line.content.trim();
    if (content === '' || /^[-*_\s]+$/.test(content)) continue;
    // Own lines are some of the body's, in its order.
    while (body.lines[place] !== line) place += 1;
    readLine(walk, line, content, place);
  }
  return { root, title: walk.title, found: walk.found, calls: walk.calls };
}

function readLine(walk: Walk, line: BodyLine, content: string, at: number): void {
  const { inComment } = walk;
  const { prefix, depth } = line;
  if (depth > 0) {
    let above = walk.section;
    while (above.parent !== null && above.depth >= depth) above = above.parent;
    walk.section = enterSection(above, depth, content);
    walk.title ??= walk.section;
  }
  const { section } = walk;
  const isFirst = walk.first;
  const awaited = walk.awaitsValue && depth === 0;
  walk.awaitsValue = depth > 0 ? section.holdsStatus : false;
  if (!prefix.bullet) section.kind = reportKind(content, depth > 0 || isFirst) ?? section.kind;
  const call = readCall(walk.body, at, walk.evidenceAt);
  if (call !== null && readsCall(walk, call, line)) {
    walk.first = false;
    return;
  }
  if (inComment && readsList(walk, line, content)) return;
  walk.first = false;
  if (section.kind === 'transition' && inComment) {
    const status = readTransition(wordsOf(line));
    if (status !== null) add(walk, line, plainStatus(status));
  }
  if (awaited) {
    const reading = content.length < 160 ? (readStatus(content, true) ?? readShare(content)) : null;
    if (reading !== null && prefix.checkbox === null) {
      addStatus(walk, line, reading);
      return;
    }
  }
  const key = readKeyLine(content);
  if (key !== null && readsKey(walk, line, key)) return;
  if (key === null && depth === 0 && statusKeys.has(readBareKey(content) ?? '')) walk.awaitsValue = true;
  if (depth > 0) readHeading(walk, line, content, isFirst);
  else {
    const [known, spoken] = [walk.found.length, section.workers.length > 0];
    readWords(walk, line, content, isFirst, key !== null);
    const silent = isFirst && walk.found.length === known && !prefix.bullet;
    walk.first = silent && onlyIntroduces(content, !spoken && section.workers.length > 0);
  }
}

function add(walk: Walk, line: BodyLine, reading: StatusReading, own: Partial<Found> = {}): void {
  walk.found.push({ section: walk.section, reading, aside: false, line, ...own });
}

/** A status that speaks of the section's work. */
function addStatus(walk: Walk, line: BodyLine, reading: StatusReading): void {
  if (speaksOfWork(walk)) add(walk, line, reading);
}

/** A gate's own status is none of work's, nor is that of a plan in an issue's body: `**Status**: ACTIVE`. */
function speaksOfWork({ section, inComment }: Walk): boolean {
  return section.about === 'work' || (section.about === 'ahead' && inComment);
}

/** Keeps a call; true where its line is read with that. */
function readsCall(walk: Walk, call: CallClaim, line: BodyLine): boolean {
  const { section } = walk;
  walk.calls.push(call);
  if (call.kind === 'urgent') section.kind = 'urgent';
  if (!walk.inComment || call.kind === 'urgent') return false;
  // A ticked box that awaits an approval is still pending.
  if (line.prefix.checkbox !== null && call.kind === 'approval') addStatus(walk, line, plainStatus('review'));
  if (line.depth === 0) return false;
  if (call.kind === 'decision') section.kind = 'decision';
  add(walk, line, plainStatus('review'));
  return true;
}

const namesToday = /today|今日|本日/i;

/** `**In Progress**:` and the lines below it, `**Completed**: #31, #32`; true where the line was one of these. */
function readsList(walk: Walk, line: BodyLine, content: string): boolean {
  const { section } = walk;
  const heading = line.depth > 0;
  if (!line.prefix.bullet || heading) {
    walk.list = listStatus(content, heading);
    if (walk.list === null && readBareKey(content) !== null && looksAhead(content)) walk.list = 'ahead';
    if (walk.list === null && blockerKeys.has(heading ? plainKey(content) : (readBareKey(content) ?? '')))
      walk.list = 'blockers';
    walk.today = namesToday.test(content) && isToday(plainKey(content));
    if (walk.list !== null && walk.list !== 'ahead') {
      walk.first = false;
      return true;
    }
  } else if (walk.list === 'blockers') {
    // Under a worker's own report only: a plan lists what will be in the way.
    const names = workersOf(section).length > 0 && !isEmptyValue(content) && !isTemplate(content);
    if (names) add(walk, line, plainStatus('blocked'), { aside: true });
    return names;
  } else if (walk.list !== null && walk.list !== 'ahead' && section.about === 'work') {
    const items = line.prefix.checkbox === null ? readListed(content, walk.list) : [];
    for (const item of items) addItem(walk, line, item, section.kind ?? 'team-status');
    // What is worked on today is what the stand-up's blockers block.
    const above = line.depth === 0 && walk.today ? (section.parent ?? section) : null;
    if (above?.issues.length === 0) above.issues = items.flatMap(({ subjects }) => subjects);
    if (items.length > 0) return true;
  }
  const key = readKeyLine(content);
  const status = key === null ? null : keyStatus(key.key);
  if (key === null || status === null || isToday(key.key) || isEmptyValue(key.value) || isTemplate(key.value))
    return false;
  const items = readListed(key.value, status).filter(({ subjects }) => subjects.length > 0);
  for (const item of items) addItem(walk, line, item, section.kind ?? 'team-status');
  return items.length > 0;
}

function addItem(walk: Walk, line: BodyLine, item: LineReport, kind: ReportKind | null): void {
  const { workers, subjects, reading } = item;
  add(walk, line, reading, {
    ...(workers.length > 0 ? { workers } : {}),
    ...(subjects.length > 0 ? { subjects } : {}),
    ...(kind !== null && kindOf(walk.section) === 'other' ? { kind } : {}),
  });
}

/** A line `key: value` that says a status, a blocker, a day's work, who speaks or of what; true where it did. */
function readsKey(walk: Walk, line: BodyLine, { key, value }: { key: string; value: string }): boolean {
  const { section, inComment } = walk;
  const bulleted = line.prefix.bullet && !setsOutReport(section, line, blockerKeys.has(key));
  if (statusKeys.has(key)) {
    if (bulleted) return false;
    const items = inComment ? readLineReports(value).filter(({ subjects }) => subjects.length > 0) : [];
    for (const item of items) addItem(walk, line, item, null);
    const reading = items.length > 0 ? null : (readStatus(value, true) ?? readShare(value));
    if (reading !== null) addStatus(walk, line, reading);
    return true;
  }
  const share = inComment && !bulleted && progressKeys.has(key) ? readShare(value) : null;
  if (share !== null) {
    addStatus(walk, line, { ...share, weak: true });
    return true;
  }
  if (inComment && !bulleted && (blockerKeys.has(key) || blockedByKeys.test(key))) {
    if (isEmptyValue(value) || isTemplate(value)) return true;
    if (blockerKeys.has(key)) {
      const overcome =
        /\b(?:resolved|cleared|fixed|solved)\b|解消|解決/i.test(value) && !/\bnot\b|未/i.test(value);
      if (!overcome) add(walk, line, plainStatus('blocked'), { aside: true });
      return true;
    }
    // `**Blocked by**: #12` orders two issues; without a number it says that the work is stuck.
    if (readSubject(value) === null && !/^\[/.test(value))
      add(walk, line, plainStatus('blocked'), { aside: true });
    return true;
  }
  if (inComment) {
    const day = readDay({ key, value }, kindOf(section) === 'standup');
    if (day !== null) {
      section.kind ??= 'standup';
      if (day.current.length > 0 && section.issues.length === 0) section.issues = day.current;
      for (const item of day.reports) addItem(walk, line, item, null);
      return true;
    }
  }
  const signs = signerKeys.has(key);
  if ((signs || workerKeys.has(key)) && !isNumber(section.workers[0]) && !isTemplate(value)) {
    const known = signs ? readWorker(value) : null;
    const names = signs ? (known === null ? [] : [known]) : readWorkerValue(value);
    if (names.length > 0) {
      section.workers = names;
      // Who signs under the title signs the whole text.
      const { parent } = section;
      if (walk.title === section && parent?.parent === null && parent.workers.length === 0)
        parent.workers = names;
    }
    return true;
  }
  if (issueKeys.has(key) && section.issues.length === 0) {
    section.issues = readListed(value, 'done').flatMap(({ subjects }) => subjects);
    return true;
  }
  if (key === 'phase' && section.phase === null)
    section.phase = namedPhase(`Phase ${value}`) ?? namedPhase(value);
  return false;
}

/** `- **Status**: …` among the bullets that open a text or a section about one worker, issue or phase. */
function setsOutReport(section: Section, line: BodyLine, blocker: boolean): boolean {
  if (/^\s/.test(line.text) || line.prefix.checkbox !== null) return false;
  if (section.parent === null || section.workers.length > 0 || section.issues.length > 0) return true;
  // What a phase of a plan waits for is listed under it before anyone works on it.
  return section.phase !== null && !blocker;
}

function readHeading(walk: Walk, line: BodyLine, content: string, isFirst: boolean): void {
  const { section, inComment } = walk;
  if (!speaksOfWork(walk)) return;
  const named = section.workers.length > 0 || section.issues.length > 0 || section.phase !== null;
  if (!isFirst && !named) return;
  const reading =
    readStatedStatus(saidOfNow(content), false) ?? (named && inComment ? readBackSign(content) : null);
  if (reading === null) return;
  const planning = reading.planning || (reading.status === 'done' && /\bplan(?:ning)?\b|計画/i.test(content));
  add(walk, line, { ...reading, planning });
}

/** Lines that are neither headings nor known keys. */
function readWords(walk: Walk, line: BodyLine, content: string, isFirst: boolean, keyed: boolean): void {
  const { section, inComment } = walk;
  // `#31 ✅ (Worker 6)`: whom an item names at its end does not speak in the lines below.
  const lead = readLead(content);
  const item = lead.workers.length === 0 && (line.prefix.bullet || readSubject(lead.rest) !== null);
  if (section.workers.length === 0 && (isFirst || !keyed) && !item)
    section.workers = speakersOf(content, isFirst);
  if (!inComment || section.about === 'gate' || isTemplate(content)) return;
  if (section.about === 'work' && walk.list !== 'ahead' && line.prefix.checkbox !== 'open') {
    const items = mayName.test(content) ? readLineReports(content) : [];
    for (const item of items) addItem(walk, line, withSpeaker(item, section, content), null);
    if (items.length > 0) return;
  }
  const title = section.parent === null || section === walk.title;
  if (line.prefix.bullet || !(isFirst || speaksAlone(content) || (title && isBareStatus(content)))) return;
  const reading = readStatedStatus(isFirst ? saidOfNow(content) : content, false);
  if (reading === null) return;
  const { workers, rest } = readLead(content);
  const subject = readSubject(rest)?.target;
  const phase = namedPhase(content);
  const named = subject?.kind === 'issue' ? [subject] : lineIssues(content);
  const issues = named.length > 0 ? named : spokenIssue(content);
  add(walk, line, reading, {
    ...(workers.length > 0 ? { workers: section.workers.length > 0 ? section.workers : workers } : {}),
    ...(issues.length > 0 ? { subjects: issues } : phase !== null ? { subjects: [phase] } : {}),
  });
}

/** `✅ COMPLETE` as a line of its own. */
function isBareStatus(content: string): boolean {
  return content.length <= 30 && /^(?:✅|❌|⚠|🔄|🚧|⛔|🚫|⏸|⏳)/u.test(content);
}

const mayName = /#\d|phase|フェーズ|worker|ワーカー|github|^\s*[[【]/i;

/** `[ボタン] … （Worker 10）`: a name that stands beside a number is that worker. */
function withSpeaker(item: LineReport, section: Section, content: string): LineReport {
  const [name] = item.workers;
  if (name === undefined || isNumber(name) || name === 'orchestrator') return item;
  const number = readWorker(content);
  const known = isNumber(number) ? number : isNumber(section.workers[0]) ? section.workers[0] : null;
  return known == null ? item : { ...item, workers: [known] };
}

function readTable(walk: Walk, table: Table): void {
  const { section, body } = walk;
  const lineOf = (number: number): BodyLine | undefined => body.lineAt(number);
  walk.first = false;
  if (section.kind === 'transition') {
    const row = transitionRow(table);
    const status = row === null ? null : readState(row.value);
    const line = row === null ? undefined : lineOf(row.line);
    if (line !== undefined && status !== null) {
      add(walk, line, plainStatus(status));
      return;
    }
  }
  for (const { line, key, value } of keyRows(table)) {
    const at = lineOf(line);
    if (at !== undefined && value.trim() !== '') readsKey(walk, at, { key, value: value.trim() });
  }
  if (section.about !== 'work' || walk.list === 'ahead') return;
  for (const row of readStatusTable(table)) {
    const line = lineOf(row.line);
    if (line !== undefined) addItem(walk, line, row, section.kind ?? 'team-status');
  }
}
