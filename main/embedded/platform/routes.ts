import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contentDigest } from '../../platform/content-digest.ts';
import { IDEMPOTENCY_KEY, type Operation, type OperationName, Problem } from '../../platform/contract.ts';
import type { Binding, Caller } from './bindings.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { FaultSwitch, PlatformFault } from './fault-switch.ts';
import type { Prints } from './prints.ts';
import { Refusal } from './problem.ts';
import type { SignatureGate } from './signature-gate.ts';

/** What the routes of the operations work with. */
export interface RouteParts {
  readonly bindings: Readonly<Record<OperationName, Binding>>;
  readonly dispatcher: Dispatcher;
  readonly gate: SignatureGate;
  readonly faults: FaultSwitch;
  readonly prints: Prints;
}

/** What a captive proxy says instead of the platform. */
const CAPTIVE_PAGE = '<!doctype html><title>Sign in</title><h1>Please sign in to the network</h1>';

/** Facts about a request that its hooks hand to one another. */
interface RequestFacts {
  rawBody: Uint8Array;
  caller: Caller | null;
  fault: PlatformFault | null;
}

/** Adds a route for every operation of the contract. */
export function addOperations(app: FastifyInstance, parts: RouteParts): void {
  const facts = new WeakMap<FastifyRequest, RequestFacts>();
  const factsOf = (request: FastifyRequest): RequestFacts => {
    const known = facts.get(request) ?? { rawBody: new Uint8Array(), caller: null, fault: null };
    facts.set(request, known);
    return known;
  };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    factsOf(request).rawBody = body;
    try {
      return JSON.parse(body.toString('utf8'));
    } catch {
      throw new Refusal('malformed', 'the body is no JSON');
    }
  });

  for (const binding of Object.values(parts.bindings)) {
    const { operation, name } = binding;
    app.route({
      method: operation.method,
      url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      schema: schemaOf(binding),
      onRequest: async (request, reply) => {
        const fault = parts.faults.take(name, ['down', 'slow', 'nonsense', 'http-500', 'truncate']);
        factsOf(request).fault = fault;
        if (fault === 'http-500') throw new Refusal('internal', 'failure on demand');
        if (fault === 'nonsense') return await reply.code(200).type('text/html').send(CAPTIVE_PAGE);
        if (fault === 'down') {
          reply.hijack();
          request.raw.socket.destroy();
        }
        return undefined;
      },
      preValidation: async (request) => {
        const known = factsOf(request);
        known.caller = await parts.gate.admit(request, name, known.rawBody);
      },
      handler: async (request, reply) => {
        const { caller, rawBody } = factsOf(request);
        if (caller === null) throw new Error('a request came past the gate');
        const answer = await parts.dispatcher.dispatch(binding, {
          caller,
          path: request.url,
          parameters: request.params,
          body: request.body,
          rawBody,
          idempotencyKey: request.headers[IDEMPOTENCY_KEY],
        });
        reply.code(operation.status).header('cache-control', 'no-store');
        if (!(answer instanceof Uint8Array)) return await reply.send(answer);
        reply.header('content-digest', contentDigest(answer)).type('application/pdf');
        return await reply.send(Buffer.from(answer));
      },
      onSend: async (request, reply, payload) => {
        const { fault } = factsOf(request);
        if (fault === 'slow') await parts.faults.hold();
        if (fault === 'truncate') return truncated(reply, payload);
        if (Buffer.isBuffer(payload) && parts.faults.take(name, ['wrong-digest']) !== null) return altered(payload);
        return payload;
      },
    });
  }
}

function schemaOf({ operation, name, parameters }: Binding) {
  const headers = operation.idempotent ? { headers: z.looseObject({ [IDEMPOTENCY_KEY]: z.string().max(128) }) } : {};
  return {
    operationId: name,
    summary: operation.summary,
    ...(operation.path.includes('{') ? { params: parameters } : {}),
    ...(operation.body === null ? {} : { body: operation.body }),
    ...headers,
    response: {
      [operation.status]: successOf(operation),
      default: {
        description: 'The operation was refused or failed',
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  };
}

function successOf({ answer, summary }: Operation) {
  return answer === null
    ? { description: summary, content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } } }
    : { description: summary, content: { 'application/json': { schema: answer } } };
}

/** The payload with one byte changed in its middle. */
function altered(payload: Buffer): Buffer {
  const copy = Buffer.from(payload);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 0xff;
  return copy;
}

/** Half of the payload under the length of the whole, then a broken connection. */
function truncated(reply: FastifyReply, payload: unknown): Readable {
  const whole = Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload));
  reply.header('content-length', whole.length);
  async function* half(): AsyncGenerator<Buffer> {
    yield whole.subarray(0, whole.length >> 1);
    throw new Error('cut on demand');
  }
  return Readable.from(half(), { objectMode: false });
}
