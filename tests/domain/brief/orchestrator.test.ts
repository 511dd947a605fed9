import { describe, expect, it } from 'vitest';
import { issue, tracker } from '../trackers.ts';
import { brief, comment, quarry, section } from './quarry.ts';

describe("the orchestrator's brief", () => {
  it('sets what GitHub has closed against what is reported done', () => {
    const short = section(brief(quarry(), { whom: 'orchestrator' }), /In short/);
    expect(short).toContain(
      '0 of 3 pieces of work are closed on GitHub; reported done and still open: 1 more.',
    );
    expect(short).toContain('You coordinate on #30');
  });

  it('tells what waits for a person, oldest first, with the question and its answers', () => {
    const late = comment('c-gate', '2026-03-01T23:00:00Z', '**Status**: ⏸️ Awaiting approval for Phase 1');
    const waits = section(brief(quarry(late), { whom: 'Orchestrator' }), /What waits for you/);
    const order = ['Which gravel?', '**B.** Slag', 'Awaiting approval for Phase 1', '#31 `Phase 1.1'];
    const found = order.map((words) => waits.indexOf(words));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found[0]).toBeGreaterThan(0);
  });

  it('says several issues that rest on one line in one breath, and quotes the line once', () => {
    const list = tracker(
      issue(30, 'Quarry line: team coordination', quarry().issues[0]?.body, {
        comments: ['**Reporter**: Orchestrator\n\n✅ **Completed**: #31, #32'],
      }),
      issue(31, 'Phase 1.1: Ballast bed (2h)', '**Parent Issue**: #30'),
      issue(32, 'Phase 1.2: Rails (4h)', '**Parent Issue**: #30'),
    );
    const { sections } = brief(list, { whom: 'orchestrator' });
    const waits = sections.find(({ title }) => title.startsWith('What waits for you'));
    const places =
      waits?.facts.flatMap(({ evidence }) => evidence.map(({ commentId, line }) => `${commentId} ${line}`)) ??
      [];
    expect(new Set(places).size).toBe(places.length);
  });

  it("marks the plan's lines that later words overtook, the later word first", () => {
    const next = section(brief(quarry(), { whom: 'orchestrator' }), /next actions/);
    expect(next).toMatch(
      /Overtaken: Worker 4 reported completion 2026-03-01 15:00 UTC\. Superseded line.*Lay the ballast bed/,
    );
    expect(next).toMatch(/Still as written.*Order the copper/);
  });

  it('tells the last day newest first, and says so where it was quiet', () => {
    const changes = section(brief(quarry(), { whom: 'orchestrator' }), /last 24 hours/);
    expect(changes.indexOf('c-wire')).toBeLessThan(changes.indexOf('c-bed'));
    const quiet = section(
      brief({ ...quarry(), asOf: '2026-03-09T09:00:00Z' }, { whom: 'orchestrator' }),
      /last 24 hours/,
    );
    expect(quiet).toContain(
      'Nothing was opened, closed or said in the 24 hours before 2026-03-09 09:00 UTC.',
    );
    expect(quiet).toContain('c-wire');
  });

  it("lists newer comments before the plan's own protocol, and what the protocol's range leaves out", () => {
    const list = section(brief(quarry(), { whom: 'orchestrator' }), /Read in this order/);
    expect(list.indexOf("newer than the plan's text")).toBeLessThan(list.indexOf('**Read #30**'));
    expect(list).toContain('2 of 2 open; written before #33');
    expect(list).not.toContain('Read your issue');
  });

  it('is a page for a tracker that has no plan at all', () => {
    const bare = brief(tracker(issue(1, 'Mend the fence')), { whom: 'orchestrator' });
    expect(bare.markdown).toContain('No issue parses as a plan.');
  });
});
