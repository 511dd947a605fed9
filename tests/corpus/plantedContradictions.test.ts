import { describe, expect, it } from 'vitest';
import { cleanForEach, plantedCodes, plantedPlans } from './plantedContradictions.ts';

const plans = plantedPlans(7, 6);

describe('planted contradictions', () => {
  it('come as many for each code, and several times as many clean plans', () => {
    const counts = [...plantedCodes, null].map((code) => plans.filter((plan) => plan.code === code).length);
    expect(counts).toEqual([...plantedCodes.map(() => 6), 6 * cleanForEach]);
  });

  it('are the same plans for the same seed, and others for another', () => {
    expect(plantedPlans(7, 6)).toEqual(plans);
    expect(plantedPlans(8, 6)).not.toEqual(plans);
  });

  it('name subjects that the plan has', () => {
    for (const { code, subjects, tracker, name } of plans) {
      expect(subjects.length > 0, name).toBe(code !== null);
      const keys = new Set<string>(tracker.issues.map((issue) => issue.key));
      const issues = subjects.filter((subject) => !/^(?:Worker|Phase) /.test(subject));
      expect(issues.filter((subject) => !keys.has(subject))).toEqual([]);
    }
  });

  it('differ from each other', () => {
    const texts = plans.map((plan) => JSON.stringify(plan.tracker));
    expect(new Set(texts).size).toBe(texts.length);
  });
});
