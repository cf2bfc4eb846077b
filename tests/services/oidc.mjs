// The institution's own sign-in: an OpenID provider that believes whoever names himself.
import { Provider } from "oidc-provider";

const [port, site] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "adref",
      client_secret: "a secret between the two",
      redirect_uris: [`${site}/accounts/oidc/institution/back/`],
    },
  ],
  cookies: { keys: ["for these tests alone"] },
  claims: { openid: ["sub"], profile: ["preferred_username", "name"], email: ["email"] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: `person of ${id}`, preferred_username: id, name: id }),
  }),
});

provider.listen(Number(port), "127.0.0.1");
