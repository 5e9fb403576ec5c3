import { DOCK_TOKEN_HEADER, type DockAction, DockAnswer, DockState } from '../../preload/dock-contract.ts';
import { err, ok, type Result } from '../../preload/result.ts';

/** A call is given up after so long, milliseconds. */
const TIME_LIMIT = 4_000;

/** The dock's own API: an expected failure is a sentence for the technician. */
export interface DockClient {
  state(): Promise<Result<DockState, string>>;
  act(action: DockAction): Promise<Result<null, string>>;
}

/** Talks to the server that the page came from, with the token that its address carries (`#token=…`). */
export function createDockClient(token: string): DockClient {
  const ask = async (path: string, init: RequestInit): Promise<Result<unknown, string>> => {
    try {
      const response = await fetch(path, { ...init, signal: AbortSignal.timeout(TIME_LIMIT), cache: 'no-store' });
      const text = await response.text();
      if (response.status === 401 || response.status === 403) return err('The dock refused this page’s token.');
      // A refused action answers with a reason of its own.
      if (!response.ok && text === '') return err(`The dock answered ${response.status}.`);
      return ok(JSON.parse(text));
    } catch (error) {
      return err(
        error instanceof SyntaxError ? 'The dock answered with something else than JSON.' : 'No answer from the dock.',
      );
    }
  };
  const headers = { [DOCK_TOKEN_HEADER]: token };
  return {
    state: async () => {
      const answer = await ask('api/state', { headers });
      if (!answer.ok) return answer;
      const parsed = DockState.safeParse(answer.value);
      return parsed.success ? ok(parsed.data) : err('The dock’s state is not what its contract says.');
    },
    act: async (action) => {
      const answer = await ask('api/act', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(action),
      });
      if (!answer.ok) return answer;
      const parsed = DockAnswer.safeParse(answer.value);
      if (!parsed.success) return err('The dock answered with something unexpected.');
      return parsed.data.ok ? ok(null) : err(parsed.data.error);
    },
  };
}
