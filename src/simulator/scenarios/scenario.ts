import type { Text } from '../state/records.ts';
import type { Programme } from '../workers/programme.ts';

/** A repository to begin with, as plain values. Times are seconds since 1970. */
export type Scenario = {
  readonly name: string;
  readonly repository: {
    readonly owner: string;
    readonly name: string;
    readonly description: string | null;
    readonly isPrivate: boolean;
    /** GitHub's number for it; made up from its name when absent. */
    readonly databaseId?: number;
  };
  /** Login that the token belongs to. */
  readonly viewer: string;
  readonly accounts: readonly AccountSeed[];
  readonly labels: readonly LabelSeed[];
  readonly milestones: readonly MilestoneSeed[];
  readonly issues: readonly IssueSeed[];
  /** Other repositories that the same token sees. */
  readonly neighbours?: readonly NeighbourSeed[];
  /** What the simulated workers work through; null keeps them still. */
  readonly programme: Programme | null;
  /** The moment at which the simulated clock starts, milliseconds since 1970. */
  readonly opensAt: number;
};

export type NeighbourSeed = {
  readonly owner: string;
  readonly name: string;
  readonly isArchived?: boolean;
};

export type AccountSeed = {
  readonly login: string;
  readonly kind: 'User' | 'Bot';
  readonly name: string | null;
};

export type LabelSeed = {
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
  readonly id?: string;
};

export type MilestoneSeed = {
  readonly number: number;
  readonly title: string;
  readonly description: string | null;
  readonly dueOn: number | null;
  readonly createdAt: number;
};

export type CommentSeed = {
  /** GitHub's own ids, where an export gives them; else they are made up. */
  readonly id?: string;
  readonly databaseId?: number;
  readonly author: string | null;
  readonly authorAssociation?: string;
  readonly body: Text;
  readonly createdAt: number;
  readonly minimizedReason?: string | null;
};

export type IssueSeed = {
  readonly id?: string;
  readonly number: number;
  readonly title: string;
  readonly body: Text;
  readonly state: 'OPEN' | 'CLOSED';
  readonly stateReason?: 'COMPLETED' | 'NOT_PLANNED' | 'DUPLICATE' | 'REOPENED' | null;
  readonly author: string | null;
  readonly createdAt: number;
  /** The newest of creation, comments and closing when absent. */
  readonly updatedAt?: number;
  readonly closedAt: number | null;
  readonly labels: readonly string[];
  readonly milestone: number | null;
  readonly assignees: readonly string[];
  readonly parent: number | null;
  readonly blockedBy: readonly number[];
  /** Oldest first. */
  readonly comments: readonly CommentSeed[];
};
