/** Longest stretch of work between two chances for the window to draw, in milliseconds. */
const slice = 8;

type Work = () => void;
const urgent: Work[] = [];
const usual: Work[] = [];
let running = false;

function run(): void {
  const end = performance.now() + slice;
  do {
    const work = urgent.shift() ?? usual.shift();
    if (work === undefined) {
      running = false;
      return;
    }
    work();
  } while (performance.now() < end);
  setTimeout(run, 0);
}

/** Does the work soon, in order, and never for long at a time. Answers how to call it off. */
export function inSlices(work: Work, first: boolean): () => void {
  const queue = first ? urgent : usual;
  queue.push(work);
  if (!running) {
    running = true;
    setTimeout(run, 0);
  }
  return () => {
    const at = queue.indexOf(work);
    if (at >= 0) queue.splice(at, 1);
  };
}
