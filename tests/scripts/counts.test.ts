import { describe, expect, it } from 'vitest';
import { addCounts, countPlaywright, countVitest, describeCounts, failedRun } from '../../scripts/counts.ts';

describe('the closing line', () => {
  const unit = countVitest({
    numPassedTests: 40,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  });
  const endToEnd = countPlaywright({
    stats: { expected: 9, unexpected: 2, flaky: 0, skipped: 0 },
    errors: [],
  });

  it('adds up both runners', () => {
    expect(describeCounts(addCounts([unit, endToEnd]))).toBe('49 passed, 4 failed');
  });

  it('counts a test file that could not even be read as a failure', () => {
    expect(unit.failed).toBe(2);
  });

  it('counts an error outside of all tests as a failure', () => {
    const report = {
      stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 },
      errors: [{ message: 'no window' }],
    };
    expect(countPlaywright(report).failed).toBe(1);
  });

  it('counts a run without a report as a failure', () => {
    expect(describeCounts(addCounts([unit, failedRun]))).toBe('40 passed, 3 failed');
  });

  it('names skipped tests only where there are any', () => {
    expect(describeCounts({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
