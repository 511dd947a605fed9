import type { Random } from '../random.ts';
import { faultProfiles, type FaultEffect, type FaultName, type FaultProfile } from './faults.ts';

/** Narrower, or otherwise measured, than the profile says. */
export type FaultOptions = {
  readonly befalls?: FaultProfile['befalls'];
  /** Only calls with this field of a mutation or this operation name: `addComment`, `IssuesPage`. */
  readonly operation?: string;
  /** Lets so many matching calls pass first. */
  readonly after?: number;
  /** Befalls a matching call with this probability, drawn from the seed. */
  readonly chance?: number;
  /** Of `applied-late`, `clock-ahead` and `clock-behind`. */
  readonly seconds?: number;
  /** Of `slow`. */
  readonly milliseconds?: number;
  /** Of `churn`. */
  readonly perSecond?: number;
  /** Of `null-page`: the largest page that comes whole. */
  readonly size?: number;
};

/** A call as faults see it. */
export type MetCall = {
  readonly kind: 'read' | 'write' | 'rest';
  /** Operation name and fields of a mutation; empty for REST. */
  readonly names: readonly string[];
};

export type MetFault = { readonly name: FaultName; readonly effect: FaultEffect };

export type FaultSwitch = {
  /**
   * Switches a fault on for the next `times` calls that it befalls; null = as long as its profile says, for most
   * until it is switched off. Replaces what the same fault was set to before.
   */
  set(name: FaultName, times: number | null, options?: FaultOptions): void;
  /** Lies in wait for exactly one matching call, beside whatever else is set; several wait in turn. */
  arm(name: FaultName, options?: FaultOptions): void;
  clear(name?: FaultName): void;
  active(): readonly FaultName[];
  /** The effects that this call meets. Each one met is used up by one. */
  meet(call: MetCall): readonly MetFault[];
  /** How far the server's clock stands off, seconds. */
  skewSeconds(): number;
};

type Switched = {
  readonly name: FaultName;
  readonly effect: FaultEffect;
  readonly befalls: FaultProfile['befalls'];
  readonly options: FaultOptions;
  readonly isArmed: boolean;
  left: number | null;
  passing: number;
};

export function createFaultSwitch(random: Random): FaultSwitch {
  let switched: Switched[] = [];

  const make = (name: FaultName, left: number | null, options: FaultOptions, isArmed: boolean): Switched => {
    const profile: FaultProfile = faultProfiles[name];
    return {
      name,
      effect: measured(profile.effect, options),
      befalls: options.befalls ?? (options.operation === undefined ? profile.befalls : 'all'),
      options,
      isArmed,
      left: left ?? profile.times ?? null,
      passing: options.after ?? 0,
    };
  };
  const matches = ({ befalls, options }: Switched, call: MetCall) =>
    (befalls === 'all' || befalls === `${call.kind}s`) &&
    (options.operation === undefined || call.names.includes(options.operation));

  return {
    set: (name, times, options = {}) => {
      switched = switched.filter((one) => one.name !== name || one.isArmed);
      switched.push(make(name, times, options, false));
    },
    arm: (name, options = {}) => {
      switched.push(make(name, 1, options, true));
    },
    clear: (name) => {
      switched = name === undefined ? [] : switched.filter((one) => one.name !== name);
    },
    active: () => [...new Set(switched.map(({ name }) => name))],
    meet: (call) => {
      const met: MetFault[] = [];
      let hasArmed = false;
      for (const fault of switched) {
        if (fault.effect.kind === 'skew' || !matches(fault, call)) continue;
        if (fault.isArmed && hasArmed) continue;
        if (fault.passing > 0) {
          fault.passing -= 1;
          continue;
        }
        if (fault.options.chance !== undefined && !random.chance(fault.options.chance)) continue;
        hasArmed ||= fault.isArmed;
        met.push({ name: fault.name, effect: fault.effect });
        if (fault.left !== null) fault.left -= 1;
      }
      switched = switched.filter(({ left }) => left === null || left > 0);
      return met;
    },
    skewSeconds: () =>
      switched.reduce((sum, { effect }) => sum + (effect.kind === 'skew' ? effect.seconds : 0), 0),
  };
}

function measured(effect: FaultEffect, options: FaultOptions): FaultEffect {
  switch (effect.kind) {
    case 'delay':
      return { ...effect, milliseconds: options.milliseconds ?? effect.milliseconds };
    case 'late':
    case 'skew':
      return { ...effect, seconds: options.seconds ?? effect.seconds };
    case 'churn':
      return { ...effect, perSecond: options.perSecond ?? effect.perSecond };
    case 'null-pages':
      return { ...effect, above: options.size ?? effect.above };
    case 'cut':
    case 'cut-answer':
    case 'half-answer':
    case 'answer':
    case 'no-points':
    case 'signed-out':
    case 'lost':
    case 'long-body-kept':
      return effect;
  }
}
