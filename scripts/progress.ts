/** Progress lines go to stderr, so that stdout stays free for what a command answers. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Runs one step and prints one line for it, with the seconds it took or the fact that it failed. */
export async function step<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const started = performance.now();
  try {
    const value = await work();
    say(`  ${name}: ${seconds(performance.now() - started)}`);
    return value;
  } catch (error) {
    say(`  ${name}: failed after ${seconds(performance.now() - started)}`);
    throw error;
  }
}
