import { InvalidArgumentError, type Command } from 'commander';
import { fail, type Result } from '#contract/result.ts';
import { faultNames, faultProfiles, isFaultName, type FaultName } from '#simulator/server/faults.ts';
import { startSimulator, type RunningSimulator } from '#simulator/simulator.ts';
import { pathFromUser } from '../dataFolder.ts';
import { valueOf } from '../output.ts';

type SimulateOptions = {
  readonly scenario: string;
  readonly port: number;
  readonly seed: number;
  readonly speed: number;
  readonly workers?: number;
  readonly snapshot?: string;
  readonly faults: readonly FaultName[];
};

export function addSimulateCommand(nami: Command): void {
  nami
    .command('simulate')
    .description('a GitHub that fits in a process; prints one JSON line with its addresses when it listens')
    .option(
      '--scenario <name>',
      'miyabi, scale:ISSUESxCOMMENTS, or an export file in gh’s own shape',
      'miyabi',
    )
    .option('--port <n>', 'the port on 127.0.0.1; any free one when left out', numberIn(0, 65_535), 0)
    .option(
      '--seed <n>',
      'the same seed makes the same repository and the same work',
      numberIn(0, 2 ** 32 - 1),
      1,
    )
    .option('--speed <n>', 'pace of the workers; 0 keeps them still', pace, 1)
    .option('--workers <n>', 'how many there are, instead of the scenario’s own', numberIn(1, 500))
    .option(
      '--snapshot <file>',
      'goes on from this file where it exists, and keeps the state in it at the end',
    )
    .option('--faults <name...>', 'faults from the start; all can also be switched while it runs', fault, [])
    .option('--json', 'accepted for likeness with the other commands: the answer is JSON anyway')
    .addHelpText('after', () => helpOfFaults)
    .action(async (options: SimulateOptions) => {
      const simulator = valueOf(await started(options));
      const { graphqlUrl, restUrl, token, repository, controlUrl } = simulator;
      process.stdout.write(
        `${JSON.stringify({ graphql: graphqlUrl, rest: restUrl, token, repo: repository, control: controlUrl })}\n`,
      );
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve).once('SIGTERM', resolve);
      });
      await simulator.close();
    });
}

const widest = Math.max(...faultNames.map((name) => name.length));
const helpOfFaults = [
  '',
  'Faults:',
  ...faultNames.map((name) => `  ${name.padEnd(widest)}  ${faultProfiles[name].summary}`),
  '',
  'While it runs, POST JSON to the "control" address with the token: {"command":"fault","name":"html-502"},',
  '{"command":"arm","name":"reset","operation":"addComment"}, {"command":"clear-faults"}, and what',
  'src/simulator/README.md lists. The official gh talks to it on port 80 as github.localhost, or on any',
  'port through HTTP_PROXY.',
].join('\n');

async function started(options: SimulateOptions): Promise<Result<RunningSimulator>> {
  const named = options.scenario === 'miyabi' || options.scenario.startsWith('scale:');
  try {
    return {
      ok: true,
      value: await startSimulator({
        ...options,
        scenario: named ? options.scenario : pathFromUser(options.scenario),
        ...(options.snapshot === undefined ? {} : { snapshotFile: pathFromUser(options.snapshot) }),
      }),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(
      'bad-input',
      `The simulator did not start: ${reason}`,
      'Name another scenario or port; see nami simulate --help.',
    );
  }
}

function numberIn(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
  };
}

function pace(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError('It takes a number from 0 up.');
}

function fault(name: string, earlier: readonly FaultName[]): readonly FaultName[] {
  if (isFaultName(name)) return [...earlier, name];
  throw new InvalidArgumentError(`There is no such fault; these there are: ${faultNames.join(', ')}.`);
}
