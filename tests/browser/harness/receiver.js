// A receiver of webhooks as a help desk has one, with the reference library to check what comes.
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

/** Listens on this machine; `answers` is the status that it gives, and `calls` is what came. */
export async function startReceiver() {
  const receiver = { answers: 204, calls: [], secret: undefined };
  const server = createServer(async (request, response) => {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    const { method, url, headers } = request;
    receiver.calls.push({ method, url, headers, body: Buffer.concat(pieces).toString() });
    response.writeHead(receiver.answers).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  receiver.url = `http://127.0.0.1:${server.address().port}/in`;
  receiver.stop = () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections()));
  /** The message of a call; throws when it is not signed with this secret, or too old. */
  receiver.open = ({ body, headers }, secret) => new Webhook(secret).verify(body, headers);
  return receiver;
}
