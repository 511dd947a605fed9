import type { Brief } from '#domain/brief/brief.ts';
import { evidenceJson, type EvidenceJson } from './references.ts';

/** The answer of `nami brief --json`. `tokens` is an upper estimate for `markdown`, never above `maxTokens`. */
export type BriefJson = {
  readonly asOf: string;
  /** `orchestrator`, a worker's number, or a name as written. */
  readonly for: string;
  readonly tokens: number;
  readonly maxTokens: number;
  readonly markdown: string;
  readonly sections: readonly {
    readonly title: string;
    readonly facts: readonly { readonly text: string; readonly evidence: readonly EvidenceJson[] }[];
    /** Number of facts that found no room. */
    readonly cut: number;
  }[];
};

export function briefJson(brief: Brief, home: string): BriefJson {
  return {
    asOf: brief.asOf,
    for: brief.for,
    tokens: brief.tokens,
    maxTokens: brief.maxTokens,
    markdown: brief.markdown,
    sections: brief.sections.map(({ title, facts, cut }) => ({
      title,
      facts: facts.map(({ text, evidence }) => ({
        text,
        evidence: evidence.map((one) => evidenceJson(one, home)),
      })),
      cut,
    })),
  };
}
