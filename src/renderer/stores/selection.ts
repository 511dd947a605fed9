import { create } from 'zustand';
import type { IssueKey } from '#domain/tracker.ts';

/** The issue in hand, shared by all views: what is selected in the graph is selected in the list. */
export type Selection = { readonly selected: IssueKey | null };

export const selectionStore = create<Selection>()(() => ({ selected: null }));

export function select(issue: IssueKey | null): void {
  selectionStore.setState({ selected: issue });
}

export function useSelected(): IssueKey | null {
  return selectionStore((state) => state.selected);
}

/** True for one row or node only: it alone renders again when the selection moves. */
export function useIsSelected(issue: IssueKey): boolean {
  return selectionStore((state) => state.selected === issue);
}
