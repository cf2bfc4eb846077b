/** Whose each client id is, as the server has bound it, and what each of them only put back. */
import type { Authors, PutBack } from "../live/authorship";

interface Author {
  readonly client: number;
  readonly delegation: string;
  readonly name: string;
  readonly put_back: readonly PutBack[];
}

export function authorsAt(address: string): Authors {
  return async () => {
    const response = await fetch(`${address}?put_back=true`, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const told = (await response.json()) as readonly Author[];
    return new Map(told.map(({ client, delegation, name, put_back }) => [client, { delegation, name, putBack: put_back }]));
  };
}
