import type { FaultName } from '#simulator/server/faults.ts';
import type { ControlCommand } from '#simulator/server/control.ts';
import type { TokenRequest } from '#simulator/server/tokens.ts';
import type { Scenario } from '#simulator/scenarios/scenario.ts';
import { startSimulator, type SimulatorOptions } from '#simulator/simulator.ts';

/** A simulated GitHub that a story plays on, driven over its control endpoint as from anywhere. */
export type SimulatedGitHub = {
  readonly apiUrl: string;
  readonly token: string;
  readonly repository: string;
  comment(issue: number, body: string): Promise<void>;
  closeIssue(issue: number): Promise<void>;
  /** Cuts every connection until `restoreNetwork`. */
  cutNetwork(): Promise<void>;
  restoreNetwork(): Promise<void>;
  /** A token that may do what the request says; as much as there is, where it says nothing. */
  makeToken(request: TokenRequest): Promise<string>;
  revoke(token: string): Promise<void>;
  stop(): Promise<void>;
};

export async function startGitHub(
  scenario: Scenario | string,
  options: Partial<SimulatorOptions> = {},
): Promise<SimulatedGitHub> {
  const simulator = await startSimulator({ scenario, seed: 1, speed: 0, secondaryLimits: false, ...options });
  const offline: FaultName = 'offline';
  const command = async (body: ControlCommand): Promise<unknown> => {
    const response = await fetch(simulator.controlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${simulator.token}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The simulator refused ${body.command}: ${await response.text()}`);
    return response.json();
  };
  return {
    apiUrl: simulator.graphqlUrl,
    token: simulator.token,
    repository: simulator.repository,
    comment: async (issue, body) => void (await command({ command: 'comment', issue, body })),
    closeIssue: async (issue) => void (await command({ command: 'close', issue })),
    cutNetwork: async () => void (await command({ command: 'fault', name: offline })),
    restoreNetwork: async () => void (await command({ command: 'clear-faults', name: offline })),
    makeToken: async (request) =>
      ((await command({ command: 'token', ...request })) as { readonly token: string }).token,
    revoke: async (token) => void (await command({ command: 'revoke-token', token })),
    stop: () => simulator.close(),
  };
}
