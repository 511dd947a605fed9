import type { Clock } from '../clock.ts';
import { dumpTracker } from '../state/dump.ts';
import { hashTracker } from '../state/hash.ts';
import type { Journal } from '../state/journal.ts';
import type { Tracker } from '../state/tracker.ts';
import type { Workforce } from '../workers/workforce.ts';
import type { Budget } from './budget.ts';
import type { Churn } from './churn.ts';
import { change, isChange, type ChangeCommand } from './controlChanges.ts';
import { ControlError } from './controlError.ts';
import type { DeviceFlow } from './deviceFlow.ts';
import { faultNames, faultProfiles, isFaultName, type FaultName } from './faults.ts';
import type { FaultOptions, FaultSwitch } from './faultSwitch.ts';
import type { LateWrites } from './late.ts';
import type { TokenRequest, Tokens } from './tokens.ts';
import type { Trace } from './trace.ts';

export { ControlError } from './controlError.ts';

/**
 * What can be done to a running simulator from outside, as `POST` of JSON to its control address, with its token;
 * those without fields also as `GET …/simulator/NAME`. Changes to the tracker stand in controlChanges.ts.
 */
export type ControlCommand =
  /** Workers: stop, go on, make the next visible changes now, work at another pace. */
  | { readonly command: 'pause' | 'resume' }
  | { readonly command: 'step'; readonly times?: number }
  | { readonly command: 'speed'; readonly value: number }
  /** The workers work through so many simulated minutes at once: a night in a second or two. */
  | { readonly command: 'work'; readonly minutes: number }
  /** Moves the clock on; nobody works meanwhile, writes that are late arrive. */
  | { readonly command: 'advance'; readonly seconds?: number; readonly minutes?: number }
  | { readonly command: 'points'; readonly left: number; readonly resource?: 'graphql' | 'core' }
  | ({
      readonly command: 'fault';
      readonly name: string;
      /** For so many calls; until cleared when absent. */
      readonly times?: number;
    } & FaultOptions)
  /** For exactly the next call that matches; several wait in turn. */
  | ({ readonly command: 'arm'; readonly name: string } & FaultOptions)
  | { readonly command: 'clear-faults'; readonly name?: string }
  /** All profiles, and those that are on. */
  | { readonly command: 'faults' }
  /** Mutations that reached the tracker, and requests; those after a sequence number alone. */
  | { readonly command: 'journal' | 'trace'; readonly since?: number }
  /** Makes a token, the kinds and rights of which are in tokens.ts. */
  | ({ readonly command: 'token' } & TokenRequest)
  | { readonly command: 'revoke-token'; readonly token: string }
  /** Device sign-in: what the person at the browser does; and the codes that wait for it. */
  | {
      readonly command: 'device';
      readonly userCode: string;
      readonly decision: 'approve' | 'deny' | 'expire';
      readonly login?: string;
    }
  | { readonly command: 'devices' }
  | { readonly command: 'device-flow'; readonly enabled: boolean }
  | { readonly command: 'state' }
  | { readonly command: 'hash' }
  | ChangeCommand;

export type ControlParts = {
  readonly tracker: Tracker;
  readonly clock: Clock;
  readonly budget: Budget;
  readonly coreBudget: Budget;
  readonly faults: FaultSwitch;
  readonly churn: Churn;
  readonly late: LateWrites;
  readonly journal: Journal;
  readonly trace: Trace;
  readonly tokens: Tokens;
  readonly deviceFlow: DeviceFlow;
  readonly workforce: Workforce;
};

/** Carries a command out and answers what it made or found. Throws ControlError for what is not there. */
export function control(parts: ControlParts, command: ControlCommand): unknown {
  const { tracker, clock, budget, coreBudget, faults, workforce, late } = parts;
  late.settle();
  if (isChange(command)) {
    return change({ tracker, now: clock.seconds(), by: workforce.orchestrator }, command);
  }
  switch (command.command) {
    case 'pause':
      workforce.pause();
      return {};
    case 'resume':
      workforce.resume();
      return {};
    case 'step':
      return { events: workforce.step(command.times ?? 1) };
    case 'speed':
      workforce.setSpeed(command.value);
      return {};
    case 'work': {
      const events = workforce.work(command.minutes);
      late.settle();
      return { now: new Date(clock.now()).toISOString(), ...events };
    }
    case 'advance':
      clock.advance(((command.seconds ?? 0) + (command.minutes ?? 0) * 60) * 1000);
      late.settle();
      return { now: new Date(clock.now()).toISOString() };
    case 'points':
      (command.resource === 'core' ? coreBudget : budget).leave(command.left);
      return {};
    case 'fault': {
      const { name, times, ...options } = command;
      faults.set(known(name), times ?? null, options);
      return { active: faults.active() };
    }
    case 'arm': {
      const { name, ...options } = command;
      faults.arm(known(name), options);
      return { active: faults.active() };
    }
    case 'clear-faults':
      faults.clear(command.name === undefined ? undefined : known(command.name));
      return { active: faults.active() };
    case 'faults':
      return {
        active: faults.active(),
        profiles: faultNames.map((name) => ({
          name,
          befalls: faultProfiles[name].befalls,
          summary: faultProfiles[name].summary,
        })),
      };
    case 'journal':
      return { entries: parts.journal.since(command.since ?? 0) };
    case 'trace':
      return parts.trace.read(command.since ?? 0);
    case 'token': {
      const { token, kind, account, expiresAt } = parts.tokens.grant(command);
      return {
        token,
        kind,
        login: account.login,
        expiresAt: expiresAt === null ? null : new Date(expiresAt * 1000).toISOString(),
      };
    }
    case 'revoke-token':
      if (!parts.tokens.revoke(command.token)) throw new ControlError('There is no such token.');
      return {};
    case 'device':
      if (!parts.deviceFlow.decide(command.userCode, command.decision, command.login)) {
        throw new ControlError(`No sign-in waits with the code "${command.userCode}".`);
      }
      return {};
    case 'devices':
      return { waiting: parts.deviceFlow.waiting() };
    case 'device-flow':
      parts.deviceFlow.setEnabled(command.enabled);
      return {};
    case 'state':
      return dumpTracker(tracker);
    case 'hash':
      return { hash: hashTracker(tracker) };
    default:
      throw new ControlError(`There is no command "${String((command as { command: unknown }).command)}".`);
  }
}

function known(name: string): FaultName {
  if (isFaultName(name)) return name;
  throw new ControlError(`There is no fault "${name}". Known: ${faultNames.join(', ')}.`);
}
