/** Why a script cannot go on, said to the person who ran it: what happened and what to do. No stack trace. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Runs a script's main function; an expected stop becomes one clear text and exit code 1, a bug keeps its trace. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(
      error instanceof Stopped
        ? `\n${error.message}\n`
        : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
