#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addBriefCommand } from './commands/brief.ts';
import { addDiffCommand } from './commands/diff.ts';
import { addGatesCommand } from './commands/gates.ts';
import { addGraphCommand } from './commands/graph.ts';
import { addImportCommand } from './commands/import.ts';
import { addLintCommand } from './commands/lint.ts';
import { addReadyCommand } from './commands/ready.ts';
import { addReportsCommand } from './commands/reports.ts';
import { addRisksCommand } from './commands/risks.ts';
import { addScheduleCommand } from './commands/schedule.ts';
import { addSearchCommand } from './commands/search.ts';
import { addSimulateCommand } from './commands/simulate.ts';
import { addStatusCommand } from './commands/status.ts';
import { addSyncCommand } from './commands/sync.ts';
import { addWorkersCommand } from './commands/workers.ts';
import { exitCodes } from './exitCodes.ts';
import { CommandFailure, describeFailure } from './output.ts';

const nami = new Command('nami')
  .description("The orchestrator's view of a tracker: mirror it, read it, ask it. Every fact names its line.")
  .exitOverride()
  .showHelpAfterError('Try nami --help.');

addImportCommand(nami);
addSyncCommand(nami);
addStatusCommand(nami);
addGraphCommand(nami);
addReadyCommand(nami);
addWorkersCommand(nami);
addScheduleCommand(nami);
addGatesCommand(nami);
addRisksCommand(nami);
addReportsCommand(nami);
addDiffCommand(nami);
addLintCommand(nami);
addBriefCommand(nami);
addSearchCommand(nami);
addSimulateCommand(nami);

try {
  await nami.parseAsync();
} catch (error) {
  process.exitCode = endedBy(error);
}

function endedBy(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.wrongUse;
  if (error instanceof CommandFailure) {
    console.error(describeFailure(error.failure));
    return error.exitCode;
  }
  console.error('nami: this is a bug in Nami; nothing more was written. Please report it with these lines:');
  console.error(error);
  return exitCodes.bug;
}
