import { afterEach } from 'vitest';
import { startSimulator, type RunningSimulator, type SimulatorOptions } from '#simulator/simulator.ts';

type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly data: never;
  readonly errors?: readonly { type?: string; message: string; path?: unknown; extensions?: unknown }[];
  readonly message?: string;
};

export type Client = {
  readonly simulator: RunningSimulator;
  ask(query: string, variables?: Readonly<Record<string, unknown>>, token?: string): Promise<Answer>;
  control(command: Readonly<Record<string, unknown>>): Promise<{ status: number; body: never }>;
  rest(path: string): Promise<Response>;
};

const running: RunningSimulator[] = [];

afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.close();
});

/** Starts a simulator whose clock stands still, and closes it after the test. */
export async function start(options: Partial<SimulatorOptions> = {}): Promise<Client> {
  const simulator = await startSimulator({ scenario: 'scale:60x300', clockRate: 0, ...options });
  running.push(simulator);
  const headers = (token: string) => ({
    authorization: `bearer ${token}`,
    'content-type': 'application/json',
  });
  return {
    simulator,
    ask: async (query, variables = {}, token = simulator.token) => {
      const response = await fetch(simulator.graphqlUrl, {
        method: 'POST',
        headers: headers(token),
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as object;
      return { ...body, status: response.status, headers: response.headers } as Answer;
    },
    control: async (command) => {
      const response = await fetch(simulator.controlUrl, {
        method: 'POST',
        headers: headers(simulator.token),
        body: JSON.stringify(command),
      });
      return { status: response.status, body: (await response.json()) as never };
    },
    rest: (path) =>
      fetch(`${simulator.restUrl}${path}`, { headers: headers(simulator.token), redirect: 'manual' }),
  };
}

/** `repository(owner:, name:)` of the simulator, around a selection. */
export function inRepository(client: Client, selection: string): string {
  const [owner, name] = client.simulator.repository.split('/');
  return `repository(owner: "${owner}", name: "${name}") { ${selection} }`;
}
