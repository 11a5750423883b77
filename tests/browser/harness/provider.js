// An identity provider of one's own: the certified library, with a plain page to sign in on.
import { createServer } from "node:http";
import Provider from "oidc-provider";

export const CLIENT = { id: "regain", secret: "a-secret-of-these-tests-0123456789" };

/**
 * Listens at once, so that the desk can be told where; `open(desk)` begins to answer. `people` maps a subject to its
 * claims, and may be changed at any time. Its host is another than the desk's: it is another site, as in life.
 */
export async function startProvider(people) {
  let answer = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  return {
    issuer,
    open: (desk) => (answer = handler(issuer, desk, people)),
    stop: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}

function handler(issuer, desk, people) {
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [`${desk}/sign-in/sso/back`] }],
    cookies: { keys: ["of these tests"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["preferred_username"], groups: ["groups"] },
    scopes: ["openid", "email", "profile", "groups"],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => people[id] && { accountId: id, claims: async () => ({ sub: id, ...people[id] }) },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email profile groups");
      await grant.save();
      return grant;
    },
  });
  const rest = provider.callback();
  return async (request, response) => {
    const url = new URL(request.url, issuer);
    if (!url.pathname.startsWith("/interaction/")) return rest(request, response);
    const who = url.searchParams.get("who");
    try {
      if (who) return await provider.interactionFinished(request, response, { login: { accountId: who } });
      const { prompt } = await provider.interactionDetails(request, response);
      response.setHeader("content-type", "text/html; charset=utf-8");
      const link = (id) => `<p><a href="?who=${id}">I am ${id}</a></p>`;
      response.end(`<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,"><h1>${prompt.name}</h1>${Object.keys(people).map(link).join("")}`);
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  };
}
