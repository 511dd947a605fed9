import { describe, expect, it } from 'vitest';
import { writeBrief } from '#domain/brief/writeBrief.ts';
import { issue, tracker } from '../trackers.ts';
import { brief, comment, plan, quarry, section, sources } from './quarry.ts';

describe("a worker's brief", () => {
  it('begins with the task, the answer whether it may start, and who the worker is', () => {
    const [first, ...rest] = brief(quarry(), { whom: '4' }).sections;
    expect(first?.title).toBe('In short');
    expect(first?.facts.map(({ text }) => text)).toEqual([
      'Your task: #32 `Phase 1.2: Rails (4h)` (open, reported in progress).',
      'May you start? No: #31 is not finished. Work on it is reported all the same.',
      expect.stringContaining('mission `Lay the track`') as string,
      expect.stringContaining('wave `1` `Ground`, `Week 1`') as string,
    ]);
    expect(rest.map(({ title }) => title)).toEqual([
      'Your task now',
      'May you start?',
      'What others said that concerns you, newest first',
      'What you said last, and what was reported of you',
      'Who waits for you',
      'Contradictions about your issues: ask, do not guess',
      'What is yours besides, and next',
      'How to report',
      'Read in this order',
    ]);
  });

  it("copies the issue's own criteria with their boxes and line numbers", () => {
    const task = section(brief(quarry(), { whom: '4' }), /Your task now/);
    expect(task).toContain('0 of 2 boxes ticked');
    expect(task).toContain('> `- [ ] Gauge is true` (#32 line 10)');
    expect(task).toContain('> `- [ ] No bolt is loose` (#32 line 11)');
  });

  it('names open blockers, closed gates and awaited decisions with their answers', () => {
    const start = section(brief(quarry(), { whom: 'Worker 5' }), /May you start/);
    expect(start).toContain(
      '#32 `Phase 1.2: Rails (4h)` (open, reported in progress) by Worker 4: must be finished',
    );
    expect(start).toContain('`**Depends on**: #32` (#33 line 2)');
    expect(start).toContain('The gate `Track Ready` of phase `1` is not-started');
    expect(start).toContain('`- [ ] Test wagon runs` (#30 line 49)');
    expect(start).toMatch(
      /Which gravel\?.*\n.*Decision Required.*\n.*\*\*A\.\*\* Granite.*\n.*\*\*B\.\*\* Slag/,
    );
  });

  it('says yes where nothing stands before the task', () => {
    const free = tracker(
      issue(1, 'Mend the fence', '', {
        comments: ['**Worker**: Worker 3\n**Status**: 🔄 In progress'],
      }),
    );
    expect(brief(free, { whom: '3' }).markdown).toContain(
      'May you start? Yes: nothing that is written stands',
    );
  });

  it('tells a doubted reference apart from a blocker', () => {
    const doubtful = tracker(
      issue(30, 'Quarry line: team coordination', plan),
      issue(31, 'Phase 1.1: Ballast bed (2h)'),
      issue(32, 'Phase 1.2: Rails (4h)'),
      issue(33, 'Phase 2.1: Overhead wire (3h)', '**Parent Issue**: #30\n**Depends on**: #32 (Ballast Bed)'),
    );
    const start = section(brief(doubtful, { whom: '5' }), /May you start/);
    expect(start).toContain('In doubt: #32');
    expect(start).toContain('its words describe #31');
  });

  it('tells what others said newest first, and keeps what the worker said itself apart', () => {
    const late = comment(
      'c-late',
      '2026-03-01T22:00:00Z',
      '**Worker**: Worker 9\n\n- #32 must wait for rain to end',
    );
    const whole = brief(quarry(late), { whom: '4' });
    const others = section(whole, /What others said/);
    expect(others.indexOf('rain to end')).toBeGreaterThan(0);
    expect(others.indexOf('rain to end')).toBeLessThan(others.indexOf('Bolts are short'));
    expect(others).not.toContain('long bolts');
    expect(section(whole, /What you said last/)).toContain(
      '`- #32 needs the long bolts` (#31 comment c-bed line 8)',
    );
  });

  it('prefers what remains to what is done where a section about the task is long', () => {
    const done = Array.from({ length: 20 }, (_, at) => `- ✅ Sleeper ${at} lies`).join('\n');
    const long = comment(
      'c-long',
      '2026-03-01T23:00:00Z',
      `**Worker**: Worker 9\n\n## #32: Rails\n${done}\n- Remaining: the points`,
    );
    const others = section(brief(quarry(long), { whom: '4' }), /What others said/);
    expect(others).toContain('`- Remaining: the points` (#30 comment c-long line 24)');
    expect(others).not.toContain('Sleeper 19');
  });

  it('calls what is reported done and still open its own to have verified, after the task in hand', () => {
    expect(section(brief(quarry(), { whom: '4' }), /besides, and next/)).toContain(
      '#31 `Phase 1.1: Ballast bed (2h)` (open, though reported done): have it verified and closed',
    );
  });

  it("fills the known blanks of the plan's own template", () => {
    const how = section(brief(quarry(), { whom: '4' }), /How to report/);
    expect(how).toContain('> `Workers post this on #30:` (#30 line 37)');
    expect(how).toContain(
      '\n> ```\n> ## Worker 4 Report - Phase 1.2\n>\n> **Issue**: #32\n> **Status**: ✅ Complete / ',
    );
  });

  it('gives a form of its own where no plan has one', () => {
    const plain = tracker(
      issue(1, 'Mend the fence', '', { comments: ['**Worker**: Worker 3\n**Status**: 🔄 In progress'] }),
    );
    expect(section(brief(plain, { whom: '3' }), /How to report/)).toContain('**Worker**: Worker 3');
  });

  it("ends with the issue, what comes before it, and the plan's own protocol for workers", () => {
    const list = section(brief(quarry(), { whom: '4' }), /Read in this order/);
    const places = ['#32, all of it', 'What must come first: #31', 'The plan #30', '**Read your issue**'];
    const found = places.map((words) => list.indexOf(words));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found[0]).toBeGreaterThan(0);
    expect(list).not.toContain('Crews and waves');
  });

  it('knows a worker by number, by word and by the name it signs with, in the script it is written in', () => {
    for (const whom of ['4', 'Worker 4', 'worker-4', '#4', ' ワーカー4 ']) {
      expect(brief(quarry(), { whom }).for).toBe('4');
    }
    const named = brief(quarry(), { whom: 'ナギサ' });
    expect(named.for).toBe('ナギサ');
    expect(named.markdown).toContain('支柱の図面が必要です。');
  });

  it('answers an unknown name with those that are known', () => {
    expect(writeBrief(sources(quarry()), { whom: 'Worker 77' })).toEqual({
      kind: 'unknown-worker',
      known: ['4', '5', 'ナギサ'],
    });
  });

  it('tells apart two workers with one number by their plan', () => {
    const other = plan.replaceAll('#3', '#4').replace('Lay the track', 'Dig the shaft');
    const both = tracker(
      ...quarry().issues,
      issue(40, 'Shaft line', other),
      issue(41, 'Phase 1.1: Headgear', '**Parent Issue**: #40'),
      issue(42, 'Phase 1.2: Winding rope', '**Parent Issue**: #40'),
    );
    const first = brief(both, { whom: '4' });
    expect(first.markdown).toContain('The same name stands in #40 too');
    expect(first.markdown).toContain('nami brief 4 --plan 40');
    const second = brief(both, { whom: '4', plan: 40 });
    expect(second.markdown).toContain('Dig the shaft');
    expect(second.markdown).not.toContain('Lay the track');
    expect(section(second, /Your task now/)).toContain('plan #40');
    expect(writeBrief(sources(both), { whom: '4', plan: 99 })).toMatchObject({ kind: 'unknown-plan' });
  });
});
