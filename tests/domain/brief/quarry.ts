import { writeBrief, type BriefRequest } from '#domain/brief/writeBrief.ts';
import type { Brief, BriefSources } from '#domain/brief/brief.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import { readIssue } from '#domain/reading.ts';
import type { Tracker, TrackerComment } from '#domain/tracker.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import { home, issue, tracker } from '../trackers.ts';

/** A small programme in which everything that a brief tells of happens once. */

export function comment(id: string, createdAt: string, body: string): TrackerComment {
  return { id, author: 'harbourmaster', createdAt, updatedAt: createdAt, body, minimizedReason: null };
}

export const plan = `# Quarry line

## Crews

**Worker 4** - Phase 1 Track (READY)
- Mission: Lay the track
- Target Issues: #31-32

**Worker 5** - Phase 2 Power
- Mission: Hang the wire
- Target Issues: #33

### Phase 1: Track

- #31: Phase 1.1 - Ballast bed (2h)
- #32: Phase 1.2 - Rails (4h)

### Phase 2: Power

- #33: Phase 2.1 - Overhead wire (3h)

### Wave 1: Ground (Week 1)
- Worker 4: #31 → #32
- Worker 5: #33

## Context Recovery Protocol

### For Orchestrator
1. **Read #30** - Crews and waves
2. **Read #31-32** - Track

### For Workers
1. **Read your issue** - The full task
2. **Check #30 comments** - What the others did

### Progress Reporting Template
Workers post this on #30:

\`\`\`markdown
## Worker [N] Report - [Phase X.Y]

**Issue**: #[number]
**Status**: ✅ Complete / 🔄 In Progress / ⚠️ Blocked
\`\`\`

## Quality Gates

### Phase 1 Gate: Track Ready
- [ ] Test wagon runs
**Status**: ⏸️ Not started

## Next Actions

### Now
1. Worker 4: Lay the ballast bed
2. Order the copper
`;

export const bed = `# Phase 1.1: Ballast bed

**Parent Issue**: #30

## Success Criteria
- [x] Gravel is washed
- [ ] Bed carries nine tonnes`;

export const rails = `# Phase 1.2: Rails

**Parent Issue**: #30
**Depends on**: #31

## Tasks
1. Bolt the rails

## Acceptance Criteria
- [ ] Gauge is true
- [ ] No bolt is loose`;

export function quarry(...more: readonly TrackerComment[]): Tracker {
  return tracker(
    issue(30, 'Quarry line: team coordination', plan, {
      comments: [
        comment(
          'c-decision',
          '2026-03-01T12:00:00Z',
          '## Decision Required\n\n**Which gravel?**\n\n**A.** Granite\n**B.** Slag',
        ),
        comment(
          'c-review',
          '2026-03-01T18:00:00Z',
          '**Reporter**: Orchestrator\n\n#### #32: Rails 🔄 60% COMPLETE\n- Bolts are short by forty',
        ),
        ...more,
      ],
    }),
    issue(31, 'Phase 1.1: Ballast bed (2h)', bed, {
      comments: [
        comment(
          'c-bed',
          '2026-03-01T15:00:00Z',
          '# Phase 1.1: Ballast bed - COMPLETED ✅\n\n**Worker**: Worker 4\n**Issue**: #31\n**Status**: ✅ COMPLETED\n\n## Next\n- #32 needs the long bolts',
        ),
      ],
    }),
    issue(32, 'Phase 1.2: Rails (4h)', rails),
    issue(33, 'Phase 2.1: Overhead wire (3h)', '**Parent Issue**: #30\n**Depends on**: #32', {
      comments: [
        comment(
          'c-wire',
          '2026-03-01T20:00:00Z',
          '[ナギサ] Issue #33の架線を待っています。支柱の図面が必要です。',
        ),
      ],
    }),
  );
}

export function sources(from: Tracker): BriefSources {
  const readings = new Map(from.issues.map((one) => [one.key, readIssue(one, home)]));
  const programme = readProgramme(from, readings);
  return { tracker: from, readings, programme, findings: lint(from, readings, programme) };
}

export function brief(from: Tracker, request: BriefRequest): Brief {
  const answer = writeBrief(sources(from), request);
  if (answer.kind !== 'brief') throw new Error(`No brief: ${answer.kind}, known ${answer.known.join(', ')}`);
  return answer.brief;
}

export function section(of: Brief, title: RegExp): string {
  const parts = of.markdown.split(/^(?=## )/m);
  return parts.find((part) => title.test(part.split('\n', 1)[0] ?? '')) ?? '';
}
