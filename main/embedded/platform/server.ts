import { Readable } from 'node:stream';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { contentDigest } from '../../platform/content-digest.ts';
import { IDEMPOTENCY_KEY, type OperationName, Problem } from '../../platform/contract.ts';
import type { Binding } from './bindings.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { FaultSwitch } from './fault-switch.ts';
import type { Prints } from './prints.ts';
import { PROBLEM_JSON, Refusal } from './problem.ts';
import type { SignatureGate } from './signature-gate.ts';
import { verificationPage } from './verification-page.ts';

/** Longest body that a request may have, bytes: a card with its photograph is about 3 KB. */
const BODY_LIMIT = 64 * 1024;

/** What the HTTP side is built from. */
export interface ServerParts {
  readonly bindings: Readonly<Record<OperationName, Binding>>;
  readonly dispatcher: Dispatcher;
  readonly gate: SignatureGate;
  readonly faults: FaultSwitch;
  readonly prints: Prints;
  /** What went wrong unexpectedly, for the log. */
  readonly onUnexpected: (error: unknown) => void;
}

/** The platform's HTTP server, not listening yet. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 256 },
    clientErrorHandler: (_, socket) => {
      const body = JSON.stringify(new Refusal('malformed', 'this is no HTTP request').problem());
      socket.end(
        `HTTP/1.1 400 Bad Request\r\ncontent-type: ${PROBLEM_JSON}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
      );
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const rawBodies = readJsonBodies(app);
  answerProblems(app, parts.onUnexpected);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Central platform: terminals',
        version: '1.0.0',
        description:
          'Requests are signed by the terminal (RFC 9421, sm2-sm3 or ed25519), bodies carry a Content-Digest (RFC 9530), changing requests an Idempotency-Key. Errors are problem details (RFC 9457).',
      },
    },
    transform: jsonSchemaTransform,
  });
  app.after(() => {
    for (const [name, binding] of Object.entries(parts.bindings)) {
      addRoute(app, operationName(parts, name), binding, rawBodies, parts);
    }
    app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
    const schema = { hide: true, params: z.object({ printNumber: z.string().max(40), code: z.string().max(64) }) };
    app.get('/verify/:printNumber/:code', { schema }, async (request, reply) => {
      const { printNumber, code } = schema.params.parse(request.params);
      const page = verificationPage(parts.prints, printNumber, code);
      return await reply.code(page.status).headers(page.headers).send(page.html);
    });
  });
  return app;
}

function operationName({ bindings }: ServerParts, name: string): OperationName {
  for (const known of z.array(z.enum(Object.keys(bindings))).parse(Object.keys(bindings))) {
    if (known === name) break;
  }
  throw new Error(name);
}
