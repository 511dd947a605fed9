import { expect, it } from 'vitest';
import { issue, read } from '../trackers.ts';

const statusOf = (comments: readonly string[]) =>
  read(issue(12, 'Strip the engine', '', { comments })).workers.find(({ worker }) => worker === '2')?.status;

it('what nobody signs on a worker’s issue is that worker’s word', () => {
  expect(statusOf(['Worker 2: started #12.'])).toBe('running');
  expect(statusOf(['Worker 2: started #12.', '🟡 **BLOCKED** - the crane is not here'])).toBe('blocked');
});

it('what another signs is not', () => {
  expect(statusOf(['Worker 2: started #12.', 'Worker 9: #12 is blocked by the crane'])).toBe('running');
});
