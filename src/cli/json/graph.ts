import {
  earliestStart,
  type DurationRange,
  type EdgeKind,
  type EdgeStrength,
  type NodeStatus,
  type Programme,
} from '#domain/programme.ts';
import { evidenceJson, foreignRepository, numberOf, referenceOf, type EvidenceJson } from './references.ts';

type Reference = number | string;

/** The answer of `nami graph --json`. Durations in minutes, times ISO 8601 UTC; `from` blocks `to`. */
export type GraphJson = {
  readonly repository: string;
  readonly asOf: string;
  readonly nodes: readonly {
    readonly number: number;
    readonly repo?: string;
    readonly title: string;
    readonly state: 'open' | 'closed';
    readonly status: NodeStatus;
    readonly phase: string | null;
    readonly wave: string | null;
    readonly worker: string | null;
    /** The middle of the estimate; both ends stand in `durationRangeMinutes`. */
    readonly durationMinutes: number | null;
    readonly durationRangeMinutes: readonly [number, number] | null;
    readonly earliestStart: string | null;
    readonly slackMinutes: number | null;
    readonly critical: boolean;
    /** Present for an issue of a repository that is not mirrored; `named` where nothing but its name is known. */
    readonly partial?: 'known' | 'named';
    readonly evidence: readonly EvidenceJson[];
  }[];
  readonly edges: readonly {
    readonly from: number;
    readonly to: number;
    readonly fromRepo?: string;
    readonly toRepo?: string;
    readonly kind: EdgeKind;
    readonly strength: EdgeStrength;
    readonly satisfied: boolean;
    /** Present where nobody says whether `from` is closed; such an edge holds. */
    readonly stateUnknown?: true;
    /** Present where the words beside the number mean another issue; such an edge holds nothing up. */
    readonly doubt?: { readonly meant: Reference; readonly evidence: readonly EvidenceJson[] };
    readonly evidence: readonly EvidenceJson[];
  }[];
  readonly cycles: readonly (readonly Reference[])[];
  readonly criticalPath: readonly Reference[];
  readonly unresolved: readonly { readonly text: string; readonly evidence: EvidenceJson }[];
};

/** Halfway between the ends, in whole minutes. */
export function middleMinutes(duration: DurationRange): number {
  return Math.round((duration.low + duration.high) / 2);
}

export function graphJson(programme: Programme): GraphJson {
  const home = programme.repository;
  const evidence = (item: Parameters<typeof evidenceJson>[0]) => evidenceJson(item, home);
  return {
    repository: home,
    asOf: programme.asOf,
    nodes: programme.nodes.map((node) => ({
      number: numberOf(node.key),
      ...foreignRepository(node.key, home),
      title: node.title,
      state: node.state,
      status: node.status,
      phase: node.phase,
      wave: node.wave,
      worker: node.worker,
      durationMinutes: node.duration === null ? null : middleMinutes(node.duration),
      durationRangeMinutes: node.duration === null ? null : [node.duration.low, node.duration.high],
      earliestStart: earliestStart(node, programme.asOf),
      slackMinutes: node.slackMinutes,
      critical: node.critical,
      ...(node.partial === undefined ? {} : { partial: node.partial }),
      evidence: node.statusEvidence.map(evidence),
    })),
    edges: programme.edges.map((edge) => {
      const fromRepo = foreignRepository(edge.from, home).repo;
      const toRepo = foreignRepository(edge.to, home).repo;
      return {
        from: numberOf(edge.from),
        to: numberOf(edge.to),
        ...(fromRepo === undefined ? {} : { fromRepo }),
        ...(toRepo === undefined ? {} : { toRepo }),
        kind: edge.kind,
        strength: edge.strength,
        satisfied: edge.satisfied,
        ...(edge.stateUnknown === undefined ? {} : { stateUnknown: edge.stateUnknown }),
        ...(edge.doubt === null
          ? {}
          : {
              doubt: {
                meant: referenceOf(edge.doubt.meant, home),
                evidence: edge.doubt.evidence.map(evidence),
              },
            }),
        evidence: edge.evidence.map(evidence),
      };
    }),
    cycles: programme.cycles.map((ring) => ring.map((key) => referenceOf(key, home))),
    criticalPath: programme.criticalPath.map((key) => referenceOf(key, home)),
    unresolved: programme.unresolved.map((item) => ({ text: item.text, evidence: evidence(item.evidence) })),
  };
}
