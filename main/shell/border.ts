import { type BorderFault, commands, type Handlers, isCommandName } from '../../preload/contract.ts';
import { err, ok, type Result } from '../../preload/result.ts';
import { causeOf, type Log } from '../log/log.ts';

/** Takes one message from a bridge that has checked its sender: `name` and `input` are whatever arrived. */
export type Border = (name: unknown, input: unknown) => Promise<Result<unknown, BorderFault>>;

/**
 * The one gate that both bridges go through: only commands of the contract, only inputs and outputs of its schemas,
 * and nothing thrown: an error is a code for the screen and a cause for the log.
 */
export function createBorder(handlers: Handlers, log: Log): Border {
  return async (name, input) => {
    if (typeof name !== 'string' || !isCommandName(name)) {
      log('border.refused', { cause: 'no such command' });
      return err({ code: 'request-refused' });
    }
    const schemas = commands[name];
    const parsed = schemas.input.safeParse(input);
    if (!parsed.success) {
      // The paths of what is wrong, not the values: they came from outside.
      log('border.refused', { what: name, cause: parsed.error.issues.map(({ path }) => path.join('.')).join(' ') });
      return err({ code: 'request-refused' });
    }
    try {
      // Parsed by this very command's schema, so it is what this very handler takes: a tie that TypeScript cannot follow.
      const answer = await handlers[name](parsed.data as never);
      if (!answer.ok) return answer;
      return ok(schemas.output.parse(answer.value));
    } catch (error) {
      log('border.failed', { what: name, cause: causeOf(error) });
      return err({ code: 'internal' });
    }
  };
}
