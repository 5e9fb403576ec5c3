/** The body of `response`, or null where it is longer than `limit` bytes. Rejects where the connection breaks. */
export async function openBounded(response: Response, limit: number): Promise<Uint8Array | null> {
  const announced = Number(response.headers.get('content-length') ?? '0');
  if (announced > limit) return null;
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) return null;
    parts.push(value);
  }
  return new Uint8Array(Buffer.concat(parts));
}
