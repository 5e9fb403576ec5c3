import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PROBLEM_JSON, Refusal } from './problem.ts';
import { addOperations, type RouteParts } from './routes.ts';
import { verificationPage } from './verification-page.ts';

/** Longest body that a request may have, bytes: a card with its photograph is about 3 KB. */
const BODY_LIMIT = 64 * 1024;

const DESCRIPTION = `The API of the terminals. Requests are signed by the terminal (RFC 9421, sm2-sm3 or ed25519), bodies
carry a Content-Digest (RFC 9530), changing requests an Idempotency-Key. Errors are problem details (RFC 9457).`;

/** The parameters of the address that a QR code on paper leads to. */
const VerificationParameters = z.object({ printNumber: z.string().max(40), code: z.string().max(64) });

export interface ServerParts extends RouteParts {
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
      const head = ['HTTP/1.1 400 Bad Request', `content-type: ${PROBLEM_JSON}`, 'connection: close'];
      socket.end(`${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setNotFoundHandler(async (_, reply) => {
    const refusal = new Refusal('not-found', 'there is nothing at this address');
    return await reply.code(refusal.status).type(PROBLEM_JSON).send(JSON.stringify(refusal.problem()));
  });
  app.setErrorHandler(async (error: unknown, _, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'internal' && error !== refusal) parts.onUnexpected(error);
    return await reply.code(refusal.status).type(PROBLEM_JSON).send(JSON.stringify(refusal.problem()));
  });
  const openapi = { openapi: '3.1.0', info: { title: 'Central platform', version: '1.0.0', description: DESCRIPTION } };
  await app.register(swagger, { openapi, transform: jsonSchemaTransform });
  addOperations(app, parts);
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  app.get(
    '/verify/:printNumber/:code',
    { schema: { hide: true, params: VerificationParameters } },
    async (request, reply) => {
      const { printNumber, code } = VerificationParameters.parse(request.params);
      const page = verificationPage(parts.prints, printNumber, code);
      return await reply.code(page.status).headers(page.headers).send(page.html);
    },
  );
  await app.ready();
  return app;
}

/** What a failed request is told. Never the detail of an error that was not foreseen. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    return new Refusal('malformed', `${error.validationContext ?? 'request'}${first?.instancePath ?? ''} does not fit`);
  }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  if (status === 413) return new Refusal('malformed', `a body may have ${BODY_LIMIT} bytes`, 413);
  if (status === 415) return new Refusal('malformed', 'the body must be application/json', 415);
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Refusal('malformed', 'the request cannot be read', status);
  }
  return new Refusal('internal', 'the platform failed; the request may be sent again');
}
