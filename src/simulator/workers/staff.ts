import type { Programme, Temperament, Worker } from './programme.ts';

/** In turn, so that a team of any size holds all of them. */
const temperaments: readonly Temperament[] = ['tidy', 'sloppy', 'japanese', 'contradictory', 'silent'];

/** Workers 1 to `size`, of all temperaments, who take any work. */
export function team(size: number): readonly Worker[] {
  return Array.from({ length: size }, (_, index) => ({
    number: index + 1,
    temperament: temperaments[index % temperaments.length] ?? 'tidy',
    phases: [],
  }));
}

/** The programme with another number of workers: its own first, and further ones who take any work. */
export function staffed(programme: Programme, size: number): Programme {
  return {
    ...programme,
    workers: [...programme.workers, ...team(size).slice(programme.workers.length)].slice(0, size),
  };
}
