import { useMemo } from 'react';
import { useProgramme } from '../../stores/programme.ts';
import { useSelected } from '../../stores/selection.ts';
import { criticalItems, edgeLooks, type EdgeLook } from './edgeLook.ts';
import { useGraph } from './graphStore.ts';
import type { GraphSource } from './lanes.ts';
import { lightFrom, walksOf, type Light, type Walks } from './light.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { Placed } from './useLayout.ts';

/** Everything that is drawn, apart from where the window looks. */
export type Drawing = {
  readonly scene: Scene;
  readonly source: GraphSource;
  readonly looks: readonly EdgeLook[];
  readonly walks: Walks;
  readonly critical: ReadonlySet<number>;
  /** The item in hand, -1 for none. */
  readonly selected: number;
  readonly light: Light | null;
  /** 1 for items that stay lit; null where all do. */
  readonly lit: Uint8Array | null;
};

export function useDrawing(placed: Placed): Drawing {
  const nodes = useProgramme((programme) => programme.nodes);
  const edges = useProgramme((programme) => programme.edges);
  const criticalPath = useProgramme((programme) => programme.criticalPath);
  const links = useProgramme((programme) => programme.links);
  const phases = useProgramme((programme) => programme.phases);
  const waves = useProgramme((programme) => programme.waves);
  const plans = useProgramme((programme) => programme.plans);
  const key = useSelected();
  const criticalOnly = useGraph((use) => use.criticalOnly);
  const { structure } = placed;

  const source = useMemo(
    () => ({ nodes, edges, criticalPath, links, phases, waves, plans }),
    [nodes, edges, criticalPath, links, phases, waves, plans],
  );
  const scene = useMemo(() => sceneOf(placed), [placed]);
  const looks = useMemo(() => edgeLooks(source, structure), [source, structure]);
  const critical = useMemo(() => criticalItems(source, structure), [source, structure]);
  const walks = useMemo(() => walksOf(structure.items.length, structure.edges), [structure]);
  const selected = key === null ? -1 : (structure.itemOfIssue.get(key) ?? -1);
  const light = useMemo(() => (selected < 0 ? null : lightFrom(walks, selected)), [walks, selected]);
  const lit = useMemo(() => {
    if (light === null && !criticalOnly) return null;
    const flags = new Uint8Array(structure.items.length);
    if (light === null) for (const item of critical) flags[item] = 1;
    else {
      flags[selected] = 1;
      for (const item of [...light.before, ...light.after])
        if (!criticalOnly || critical.has(item)) flags[item] = 1;
    }
    return flags;
  }, [light, selected, criticalOnly, critical, structure]);
  // The same object while nothing changed: a new one is drawn anew.
  return useMemo(
    () => ({ scene, source, looks, walks, critical, selected, light, lit }),
    [scene, source, looks, walks, critical, selected, light, lit],
  );
}
