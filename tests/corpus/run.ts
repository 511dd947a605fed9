import { measureMutations, type CodeScore } from './mutations.ts';
import { dimensions, measureCorpus, type Dimension, type Measured } from './measure.ts';

/** Below this, in precision or recall, the corpus fails the command. */
export const threshold = 0.97;
export const held: readonly Dimension[] = ['edges', 'reports', 'statuses', 'workers'];

/**
 * Runs the corpus and prints; returns the exit code: 1 where one of the held kinds, or with `--mutations` the lint,
 * falls below the threshold.
 */
export function runCorpus(options: readonly string[]): number {
  return options.includes('--mutations') ? runMutations(options) : runReading(options);
}

/** As many plans of each code, and clean ones; a fixed seed, so that two runs compare. */
const plansPerCode = 30;
const seed = 2026;

function runMutations(options: readonly string[]): number {
  const scores = measureMutations(seed, plansPerCode);
  const planted = scores.reduce((sum, score) => sum + (score.code === 'clean' ? 0 : score.planted), 0);
  const found = scores.reduce((sum, score) => sum + (score.code === 'clean' ? 0 : score.found), 0);
  const alarms = scores.reduce((sum, score) => sum + score.falseAlarms, 0);
  const recall = found / planted;
  const precision = found + alarms === 0 ? 1 : found / (found + alarms);
  process.stdout.write(
    options.includes('--json')
      ? `${JSON.stringify({ threshold, precision, recall, scores }, null, 2)}\n`
      : `${scores.map(describeCode).join('')}\nprecision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`,
  );
  return Math.min(precision, recall) < threshold ? 1 : 0;
}

function describeCode({ code, planted, found, falseAlarms, missedIn, beside }: CodeScore): string {
  const others = Object.entries(beside).map(([other, times]) => `${other} ${times}`);
  const figures =
    code === 'clean'
      ? `${planted} plans`
      : `${found} of ${planted} found${missedIn.length > 0 ? `, not in ${missedIn.slice(0, 5).join(', ')}` : ''}`;
  return `${code.padEnd(24)} ${figures}; ${falseAlarms} false alarms${others.length > 0 ? ` (beside: ${others.join(', ')})` : ''}\n`;
}

function runReading(options: readonly string[]): number {
  const measured = measureCorpus(options.includes('--own') ? (item) => !item.derived : undefined);
  const low = held.filter((dimension) => {
    const { precision, recall } = measured.scores[dimension];
    return Math.min(precision, recall) < threshold;
  });
  process.stdout.write(
    options.includes('--json')
      ? `${JSON.stringify({ threshold, low, ...measured }, null, 2)}\n`
      : `${describeMisses(measured)}${describeScores(measured)}${describeVerdict(low)}`,
  );
  return low.length > 0 ? 1 : 0;
}

function describeMisses({ misses }: Measured): string {
  return misses
    .map(({ id, dimension, missed, wrong, text }) => {
      const parts = [
        missed.length > 0 ? `missed ${missed.join(', ')}` : '',
        wrong.length > 0 ? `wrong ${wrong.join(', ')}` : '',
      ].filter((part) => part !== '');
      return `${id} [${dimension}] ${parts.join('; ')}\n    ${JSON.stringify(text)}\n`;
    })
    .join('');
}

function describeScores({ cases, scores }: Measured): string {
  const rows = dimensions.map((dimension) => {
    const { right, missed, wrong, precision, recall } = scores[dimension];
    const figures = [right, missed, wrong].map((figure) => String(figure).padStart(7)).join('');
    return `${dimension.padEnd(12)}${figures}${precision.toFixed(3).padStart(11)}${recall.toFixed(3).padStart(9)}`;
  });
  const head = `${'kind'.padEnd(12)}${'right'.padStart(7)}${'missed'.padStart(7)}${'wrong'.padStart(7)}${'precision'.padStart(11)}${'recall'.padStart(9)}`;
  return `\n${cases} texts\n${head}\n${rows.join('\n')}\n`;
}

function describeVerdict(low: readonly Dimension[]): string {
  return low.length === 0
    ? `\nAll of ${held.join(', ')} reach ${threshold}.\n`
    : `\nBelow ${threshold}: ${low.join(', ')}.\n`;
}
