/** Every so many seeds are run twice: the same seed must give the same trace. */
export const repeated = 25;
